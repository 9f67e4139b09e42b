import { z } from "zod";

/** What corrections teach. A language is told by other means. */
export const taughtHeads = ["sentiment", "intent", "tones"] as const;
export type TaughtHead = (typeof taughtHeads)[number];

/** Why an adjustment reads from now on, or why it is only kept. */
export const verdicts = ["better", "too-few", "too-few-held-back", "not-better", "worse-confirmed", "worse-elsewhere", "too-much-changed"] as const;
export const verdictSchema = z.enum(verdicts);
export type Verdict = z.output<typeof verdictSchema>;

/** Fewer corrections, or fewer of them kept back, prove nothing. */
export const correctionsMin = 30;
export const heldBackMin = 10;
/** So many more corrections are worth learning from again. */
export const learnsAfter = 20;

const countSchema = z.object({ count: z.number(), before: z.number(), after: z.number() });
export type BeforeAfter = z.output<typeof countSchema>;

const byHeadSchema = z.object({ sentiment: countSchema, intent: countSchema, tones: countSchema });

/** How right the tagger was before and is after learning, on texts it did not learn from. */
export const figuresSchema = z.object({
  /** Texts it learnt from. */
  taught: z.number(),
  /** Corrections that were kept back, and by head. */
  heldBack: countSchema,
  heads: byHeadSchema,
  /** Of those kept back: wrong before and right after, and the reverse. */
  gained: z.number(),
  lost: z.number(),
  /** Tags that a person looked at and left. */
  confirmed: countSchema,
  /** Our own comments, kept back when the shipped weights were trained. */
  elsewhere: byHeadSchema,
  /** Comments nobody has corrected, and how many of them would get another mood or intent. */
  others: z.object({ count: z.number(), changed: z.number() }),
  /** Words that weigh most for a tag since learning: by how much a chance rises, on average over the taught texts that hold it. */
  words: z.array(z.object({ word: z.string(), tag: z.string(), head: z.enum(taughtHeads), rise: z.number(), texts: z.number() })),
});
export type Figures = z.output<typeof figuresSchema>;

/** How many corrected comments hold a word, and its share (0…1) of these and of all comments. */
export type CorrectedWord = { readonly word: string; readonly texts: number; readonly ofCorrected: number; readonly ofAll: number };
