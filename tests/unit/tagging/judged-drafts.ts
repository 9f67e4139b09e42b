import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { checkDraft } from "#lib/tagging/drafts/check-draft";
import { draftProblemKinds, type DraftProblemKind } from "#lib/tagging/drafts/draft-model";
import type { Language } from "#lib/tagging/model";
import { isHeldBackText } from "#lib/tagging/training/data-files";

const corpus = path.join(import.meta.dirname, "../../../lib/tagging/corpus");

const judgedDraftSchema = z.strictObject({
  id: z.string(),
  lang: z.enum(["en", "ru", "fr"]),
  comment: z.string(),
  draft: z.string(),
  problems: z.array(z.enum(draftProblemKinds)),
  customerName: z.string().optional(),
});

export type JudgedDraft = z.infer<typeof judgedDraftSchema>;

/** The drafts of one language judged by hand before there were any lists: the even ids to develop on, the odd ones to measure with. */
export const judgedDrafts = (lang: JudgedDraft["lang"], half: "even" | "odd"): readonly JudgedDraft[] =>
  draftsOf(`drafts.${lang}.jsonl`).filter(({ id }) => (Number(id.slice(-3)) % 2 === 0) === (half === "even"));

/** Drafts written after the lists were, in words kept away from them on purpose: what free wording costs. */
export const unseenDrafts = (lang: JudgedDraft["lang"]): readonly JudgedDraft[] => draftsOf("drafts.unseen.jsonl").filter((judged) => judged.lang === lang);

/** Drafts written in one go before the turns of speech were: half of them and a later set were read, the other half counted once at the end. */
export const laterDrafts = (lang: JudgedDraft["lang"], part: "read" | "held"): readonly JudgedDraft[] =>
  draftsOf(`drafts.${part}.jsonl`).filter((judged) => judged.lang === lang);

const sentenceProblems = ["insult", "blame", "sarcasm", "dismissive", "advertising", "empty-promise"] as const;

const judgedSentenceSchema = z.strictObject({
  text: z.string(),
  lang: z.enum(["en", "ru", "fr"]),
  problems: z.array(z.enum(sentenceProblems)),
});

/** The one in eight of the judged sentences of replies that nobody read while the lists grew. */
export const heldBackSentences = (lang: JudgedDraft["lang"]): readonly JudgedDraft[] =>
  linesOf(path.join(corpus, "replies", `${lang}.jsonl`))
    .map((line) => judgedSentenceSchema.parse(line))
    .flatMap(({ text, problems }, place) => (isHeldBackText(text) ? [{ id: `sentence ${String(place)}`, lang, comment: "", draft: text, problems }] : []));

const draftsOf = (file: string): readonly JudgedDraft[] => linesOf(path.join(corpus, "test", file)).map((line) => judgedDraftSchema.parse(line));

const linesOf = (file: string): readonly unknown[] =>
  readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));

const englishWords = /\b(?:the|you|your|is|it|we|to|my|not|are|this|and|i'm|of|don't|for|have)\b/giu;
const frenchWords =
  /(?<!\p{L})(?:le|la|les|vous|nous|est|et|de|des|une|un|je|pas|votre|notre|pour|à|en|au|mon|ma|on|que|qui|du|sur|c'est|j'ai|l'|d'|n')(?!\p{L})/giu;

/** Stands in for the tagger's own judgement: by script, then by the little words. */
export const languageByWords = (text: string): Language => {
  if (/\p{Script=Cyrillic}/u.test(text)) return "ru";
  const [english, french] = [englishWords, frenchWords].map((words) => text.match(words)?.length ?? 0);
  if (english === french) return "und";
  return (english ?? 0) > (french ?? 0) ? "en" : "fr";
};

/** Problems of the judged drafts that were found, missed and found without cause. */
export type Tally = { readonly found: number; readonly missed: readonly string[]; readonly wrong: readonly string[] };

export const tally = (drafts: readonly JudgedDraft[]): Tally => tallyOf(drafts, (judged) => kindsFound(judged, languageByWords));

/** The same for sentences, of which no greeting is asked. */
export const tallySentences = (sentences: readonly JudgedDraft[]): Tally =>
  tallyOf(sentences, (judged) => {
    const kinds = kindsFound(judged, () => judged.lang);
    return new Set(sentenceProblems.filter((kind) => kinds.has(kind)));
  });

const tallyOf = (drafts: readonly JudgedDraft[], kindsOf: (judged: JudgedDraft) => ReadonlySet<DraftProblemKind>): Tally => {
  const verdicts = drafts.map((judged) => ({ judged, kinds: kindsOf(judged) }));
  const name = ({ id }: JudgedDraft, kind: DraftProblemKind): string => `${id} ${kind}`;
  return {
    found: verdicts.reduce((sum, { judged, kinds }) => sum + judged.problems.filter((kind) => kinds.has(kind)).length, 0),
    missed: verdicts.flatMap(({ judged, kinds }) => judged.problems.filter((kind) => !kinds.has(kind)).map((kind) => name(judged, kind))),
    wrong: verdicts.flatMap(({ judged, kinds }) => [...kinds].filter((kind) => !judged.problems.includes(kind)).map((kind) => name(judged, kind))),
  };
};

const kindsFound = ({ comment, draft, customerName }: JudgedDraft, languageOf: (text: string) => Language): ReadonlySet<DraftProblemKind> =>
  new Set(checkDraft({ comment, draft, customerName, languageOf }).problems.map(({ kind }) => kind));

export const precision = ({ found, wrong }: Tally): number => found / (found + wrong.length);

export const recall = ({ found, missed }: Tally): number => found / (found + missed.length);
