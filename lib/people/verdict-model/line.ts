import type { Sign } from "./signs";
import type { Strength } from "./strengths";
import type { Side } from "./verdicts";

/** One line of the score: how strongly it holds, 0…1, is multiplied by what it is worth to each side, and added up. */
export type Line = {
  readonly name: string;
  readonly strength: Strength;
  /** The sign whose items are quoted, if there are any to quote. */
  readonly sign: Sign | null;
  readonly worth: Readonly<Record<Side, number>>;
  readonly because: string;
};

/** What a line is worth to customer, critic, troll and spammer. */
export const worth = (...[customer, critic, troll, spammer]: readonly [number, number, number, number]): Line["worth"] => ({
  customer,
  critic,
  troll,
  spammer,
});
