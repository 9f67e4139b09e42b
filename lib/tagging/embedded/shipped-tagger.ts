import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { createEmbeddedTagger, type EmbeddedTagger } from "./embedded-tagger";
import type { Weights } from "./weights";
import { decodeWeights } from "./weights-file";

let weights: Weights | undefined;
let tagger: EmbeddedTagger | undefined;

// Not `new URL("…", import.meta.url)`: the bundler of the pages takes that for a picture, and serves the file to the public.
const weightsFile = (): string => path.join(path.dirname(fileURLToPath(import.meta.url)), "weights.bin.gz");

/** The weights that ship with the desk, read once a process, when they are first asked for. */
export const shippedWeights = (): Weights => (weights ??= decodeWeights(readFileSync(weightsFile())));

/** The tagger that ships with the desk: no network, no other files, nothing to set up. */
export const shippedTagger = (): EmbeddedTagger => (tagger ??= createEmbeddedTagger(shippedWeights()));
