import { once } from "node:events";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { tagLine } from "#lib/tagging/lines/tag-line";
import { threadLine } from "#lib/tagging/lines/thread-line";

// npm run tag [-- --threads]: answers each line of standard input on standard output, in order.

const { values } = parseArgs({ options: { threads: { type: "boolean", default: false } } });
const tagger = shippedTagger();
const answer = values.threads ? threadLine : tagLine;

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim() === "") continue;
  if (!process.stdout.write(`${JSON.stringify(answer(line, tagger))}\n`)) await once(process.stdout, "drain");
}
