import { readFileSync } from "node:fs";

import { createEmbeddedTagger, type EmbeddedTagger } from "./embedded-tagger";
import type { Weights } from "./weights";
import { decodeWeights } from "./weights-file";

let weights: Weights | undefined;
let tagger: EmbeddedTagger | undefined;

/** The weights that ship with the desk, read once a process, when they are first asked for. */
export const shippedWeights = (): Weights => (weights ??= decodeWeights(readFileSync(new URL("./weights.bin.gz", import.meta.url))));

/** The tagger that ships with the desk: no network, no other files, nothing to set up. */
export const shippedTagger = (): EmbeddedTagger => (tagger ??= createEmbeddedTagger(shippedWeights()));
