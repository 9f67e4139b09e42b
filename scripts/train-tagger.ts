import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { encodeWeights } from "#lib/tagging/embedded/weights-file";
import { evaluateRows } from "#lib/tagging/training/evaluate";
import { gatherData } from "#lib/tagging/training/data-files";
import { train } from "#lib/tagging/training/train";

// npm run train-tagger -- --data DIR… [--out FILE] [--seed N] [--name NAME] [--closed] [--without-corpus]
// Trains the weights that ship with the desk, from the open sources under the folders and our own corpus, and prints what they reach
// on the held-back texts. --closed adds the sources whose licence forbids giving the weights away: for comparison only.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: "string", multiple: true, default: [] },
    out: { type: "string", default: path.join(import.meta.dirname, "../lib/tagging/embedded/weights.bin.gz") },
    name: { type: "string", default: "embedded-3" },
    seed: { type: "string", default: "1" },
    closed: { type: "boolean", default: false },
    "without-corpus": { type: "boolean", default: false },
  },
});

const data = await gatherData([...values.data, ...positionals], { withClosed: values.closed, withCorpus: !values["without-corpus"] });
const weights = train(data, { name: values.name, seed: Number(values.seed), withClosed: values.closed });
const file = encodeWeights(weights);
writeFileSync(values.out, file);
const report = { weights: values.out, bytes: file.length, trainedOn: data.train.length, thresholds: weights.thresholds, dev: evaluateRows(weights, data.dev) };
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
