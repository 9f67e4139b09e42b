import type { Figures, Verdict } from "../adjusting-model";
import { heads, moodCount, type Head } from "../embedded/heads";
import type { Weights } from "../embedded/weights";
import { exampleOf } from "../training/examples";
import type { Row } from "../training/labels";
import { seededOrder } from "../training/seeded";
import { adjustedWeights, type Delta } from "./delta";
import { measureBoth } from "./figures";
import { mapInTurns } from "./in-turns";
import { learnDelta, type Study } from "./learn-delta";
import { isConfirmed, isProof, labelsTaught, type TaughtText } from "./lesson";
import type { KnownText } from "../embedded/read-text";
import { readerWith, type Reader } from "./read-with";
import { tellingWords } from "./telling-words";
import { verdictOn } from "./verdict";

export type Material = {
  /** The last word of people on each tag of each text. */
  readonly taught: readonly TaughtText[];
  /** Comments nobody has corrected. */
  readonly others: readonly KnownText[];
  /** Our own comments: those to learn beside, and those kept back from the shipped weights. */
  readonly corpus: { readonly open: readonly Row[]; readonly heldBack: readonly Row[] };
  /** What reads now, where that is an adjustment already. */
  readonly present: Delta | null;
  /** Called again and again while it learns, so that the process can do other work. */
  readonly pause: () => Promise<void>;
};

export type Adjustment = { readonly delta: Delta; readonly figures: Figures; readonly verdict: Verdict };

/** Learns from corrections what to add to the shipped weights, and whether that is better than what reads now. Equal material gives equal answers. */
export const adjust = async (weights: Weights, { taught, others, corpus, present, pause }: Material): Promise<Adjustment> => {
  const shipped = readerWith(weights);
  const own = taught.filter((text) => !isProof(text));
  const heldBack = taught.filter(isProof);
  const delta = await learnDelta(weights, {
    pause,
    taught: await mapInTurns(own, pause, (text) => studyOf(text, { weights, reader: shipped })),
    anchors: await mapInTurns(anchorsOf(corpus.open), pause, (row) => anchorOf(row, { weights, reader: shipped })),
  });
  const after = readerWith(adjustedWeights(weights, delta, 0));
  const before = present === null ? shipped : readerWith(adjustedWeights(weights, present, 0));
  const measured = { taught: own.length, ...(await measureBoth({ before, after }, { heldBack, corpus: corpus.heldBack, others, pause })) };
  const corrected = own.filter((text) => !isConfirmed(text));
  return { delta, verdict: verdictOn(measured), figures: { ...measured, words: await tellingWords(corrected, { before: shipped, after, pause }) } };
};

type With = { readonly weights: Weights; readonly reader: Reader };

const studyOf = (text: TaughtText, given: With): Study => {
  const labels: Readonly<Partial<Record<Head, boolean>>> = labelsTaught(text);
  const truth = Float64Array.from(heads, (head) => (labels[head] === undefined ? Number.NaN : Number(labels[head])));
  return { ...seenOf(text, given), truth, weight: 1 };
};

const anchorsMax = 1_000;
const anchorSeed = 11;

const anchorsOf = (rows: readonly Row[]): readonly Row[] =>
  Array.from(seededOrder(rows.length, anchorSeed).subarray(0, anchorsMax), (place) => rows[place]).filter((row) => row !== undefined);

/** Our own comments, to be read as they are now: what is learnt of a word must not change what is said of others. */
const anchorOf = ({ text, lang }: Row, given: With): Study => {
  const known = { text, language: lang };
  return { ...seenOf(known, given), truth: given.reader.chances(known), weight: 1 };
};

const seenOf = (known: KnownText, { weights, reader }: With): Omit<Study, "truth" | "weight"> => {
  const { slots, traits } = exampleOf({ text: known.text, lang: known.language, source: "" }, { bits: weights.bits, weight: 1 });
  const calibration = weights.calibration[known.language] ?? weights.calibration["other"] ?? [];
  const slopes = Float64Array.from(heads, (_, head) => calibration[head]?.slope ?? 1);
  return { slots, traits, slopes, said: reader.chances(known).map(asOdds) };
};

const asOdds = (chance: number, head: number): number => {
  const safe = Math.min(1 - chanceMin, Math.max(chanceMin, chance));
  return head < moodCount ? Math.log(safe) : Math.log(safe / (1 - safe));
};
const chanceMin = 1e-6;
