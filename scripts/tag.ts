import { once } from "node:events";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { draftLine } from "#lib/tagging/lines/draft-line";
import { tagLine } from "#lib/tagging/lines/tag-line";
import { threadLine } from "#lib/tagging/lines/thread-line";

// npm run tag [-- --threads | --drafts]: answers each line of standard input on standard output, in order; a line that cannot be read is
// answered by what is wrong with it, and the next one is read.

const { values } = parseArgs({ options: { threads: { type: "boolean", default: false }, drafts: { type: "boolean", default: false } } });
const tagger = shippedTagger();

const answer = (line: string): unknown => {
  if (values.threads) return threadLine(line, tagger);
  return values.drafts ? draftLine(line, tagger) : tagLine(line, tagger);
};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (!process.stdout.write(`${JSON.stringify(answer(line))}\n`)) await once(process.stdout, "drain");
}
