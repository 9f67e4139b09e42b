import type { Line } from "./line";
import type { Side } from "./verdicts";
import { mannerLines } from "./weights/manner";
import { provocationLines } from "./weights/provocation";
import { spreadingLines } from "./weights/spreading";
import { substanceLines } from "./weights/substance";

/** How the sides stand before anything is known. */
export const startingScores: Readonly<Record<Side, number>> = { customer: 0, critic: -0.1, troll: -0.1, spammer: -0.3 };

/** The published weights, learned from the composed histories; docs/people.md prints them, and a test holds the two together. */
export const lines = [...substanceLines, ...provocationLines, ...spreadingLines, ...mannerLines] as const satisfies readonly Line[];

export type LineName = (typeof lines)[number]["name"] | "few-items" | "nothing-telling";
