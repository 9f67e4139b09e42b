import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { shippedWeights } from "#lib/tagging/embedded/shipped-tagger";
import { decodeWeights } from "#lib/tagging/embedded/weights-file";
import { evaluateRows } from "#lib/tagging/training/evaluate";
import { readRows } from "#lib/tagging/training/read-rows";

// npm run evaluate -- [--weights FILE] FILE…: macro-F1, F1 of each class and calibration error, a JSON line for each file.

const { values, positionals } = parseArgs({ allowPositionals: true, options: { weights: { type: "string" } } });
const weights = values.weights === undefined ? shippedWeights() : decodeWeights(readFileSync(values.weights));

for (const file of positionals) {
  const rows = await readRows(file);
  const byLanguage = evaluateRows(
    weights,
    rows.map((row) => ({ ...row, source: path.basename(file) })),
  );
  process.stdout.write(`${JSON.stringify({ file, rows: rows.length, result: Object.values(byLanguage) })}\n`);
}
