import { once } from "node:events";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

import { locales } from "#lib/auth/actor";
import { authorLine } from "#lib/people/lines/author-line";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { draftLine } from "#lib/tagging/lines/draft-line";
import { tagLine } from "#lib/tagging/lines/tag-line";
import { threadLine } from "#lib/tagging/lines/thread-line";

import { loadPeopleWords } from "../app/_i18n/people-words";

// npm run tag [-- --threads | --drafts | --authors]: answers each line of standard input on standard output, in order; a line that cannot be read is
// answered by what is wrong with it, and the next one is read.

const flag = { type: "boolean", default: false } as const;
const { values } = parseArgs({ options: { threads: flag, drafts: flag, authors: flag } });
const tagger = shippedTagger();
const words = new Map(await Promise.all(locales.map(async (locale) => [locale, await loadPeopleWords(locale)] as const)));

const answer = (line: string): unknown => {
  if (values.authors) return authorLine(line, { tagger, speak: (evidence, locale) => words.get(locale)?.evidence(evidence) ?? evidence.line });
  if (values.threads) return threadLine(line, tagger);
  return values.drafts ? draftLine(line, tagger) : tagLine(line, tagger);
};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (!process.stdout.write(`${JSON.stringify(answer(line))}\n`)) await once(process.stdout, "drain");
}
