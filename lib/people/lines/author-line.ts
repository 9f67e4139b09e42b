import { z } from "zod";

import type { EmbeddedTagger } from "#lib/tagging/embedded/embedded-tagger";
import { answerLine, idSchema, textSchema, type LineError } from "#lib/tagging/lines/read-line";
import { tones, type Language } from "#lib/tagging/model";
import { reasonLocale, type ReasonLocale } from "#lib/tagging/reason-words";

import { featuresOf, type AuthorItem } from "../verdict-model/features";
import { judge, type Evidence } from "../verdict-model/judge";
import type { Verdict } from "../verdict-model/verdicts";

const dayMs = 86_400_000;

const daySchema = z.union([z.number().min(-1e7).max(1e7), z.iso.date(), z.iso.datetime({ offset: true, local: true })]);
type Day = z.output<typeof daySchema>;

const dayNumber = (day: Day): number => Math.floor(typeof day === "number" ? day : Date.parse(day) / dayMs);

const itemSchema = z.object({ day: daySchema, thread: idSchema.transform(String), text: textSchema, brandReplied: z.boolean().nullish() });
const authorSchema = z.object({ id: idSchema, items: z.array(itemSchema).max(50_000) });
type Author = z.output<typeof authorSchema>;

type Quote = { readonly day: Day; readonly thread: string; readonly text: string };
export type EvidenceShown = { readonly line: string; readonly code: Evidence["line"]; readonly weight: number; readonly quotes: readonly Quote[] };
export type AuthorAnswer = {
  readonly id: string | number;
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly evidence: readonly EvidenceShown[];
};

/** Puts a line of the reasons into words. */
export type SpeakEvidence = (evidence: Evidence, locale: ReasonLocale) => string;

export type AuthorJudge = { readonly tagger: EmbeddedTagger; readonly speak: SpeakEvidence };

/** Answers an author's history with what they are to the brand and why, in the language of most of their items. */
export const authorLine = (line: string, by: AuthorJudge): AuthorAnswer | LineError => answerLine(line, authorSchema, (author) => judgeAuthor(author, by));

const judgeAuthor = ({ id, items }: Author, { tagger, speak }: AuthorJudge): AuthorAnswer => {
  const tagged = items.map((item, at) => tag(item, { id: String(at), tagger }));
  const language = commonest(tagged.map((one) => one.language));
  const { verdict, confidence, evidence } = judge(featuresOf(tagged.map(({ item }) => item)));
  const quoteOf = (itemId: string): readonly Quote[] =>
    items.slice(Number(itemId), Number(itemId) + 1).map(({ day, thread, text }) => ({ day, thread, text: cut(text) }));
  const shown = evidence.map((one) => ({
    line: speak(one, reasonLocale(language)),
    code: one.line,
    weight: rounded(one.weight),
    quotes: one.itemIds.flatMap(quoteOf),
  }));
  return { id, verdict, confidence: rounded(confidence), evidence: shown };
};

type Asked = { readonly id: string; readonly tagger: EmbeddedTagger };

const tag = (
  { day, thread, text, brandReplied }: Author["items"][number],
  { id, tagger }: Asked,
): { readonly item: AuthorItem; readonly language: Language } => {
  const { language, sentiment, tone, intent } = tagger.tag({ text });
  const tags = { sentiment: sentiment.label, tones: tones.filter((one) => tone[one].on), intent: intent.label };
  const item = { id, thread, brand: null, day: dayNumber(day), hour: null, text, tags, brandReplied: brandReplied === true, repliesDrawn: 0, isDeleted: false };
  return { item, language: language.label };
};

const commonest = (languages: readonly Language[]): Language => {
  const counts = new Map<Language, number>();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? "und";
};

const quoteMax = 280;

const cut = (text: string): string => (text.length > quoteMax ? `${text.slice(0, quoteMax)}…` : text);

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
