import type { BeforeAfter, Figures, TaughtHead } from "../adjusting-model";
import { intents, sentiments, tones } from "../model";
import { labelsOf, type Row } from "../training/labels";
import { agree, isConfirmed, wordFor, type TaughtText } from "./lesson";
import type { KnownText } from "../embedded/read-text";
import { mapInTurns } from "./in-turns";
import type { Reader, Reading } from "./read-with";

type Two = { readonly before: Reader; readonly after: Reader };
type Proof = {
  readonly heldBack: readonly TaughtText[];
  readonly corpus: readonly Row[];
  readonly others: readonly KnownText[];
  readonly pause: () => Promise<void>;
};

/** Measures both readers on what neither has learnt from. */
export const measureBoth = async ({ before, after }: Two, { heldBack, corpus, others, pause }: Proof): Promise<Omit<Figures, "taught" | "words">> => {
  const judged = await mapInTurns(heldBack, pause, (text) => ({ text, before: isRight(before, text), after: isRight(after, text) }));
  const corrected = judged.filter(({ text }) => !isConfirmed(text));
  const ofCorpus = await mapInTurns(corpus, pause, (row) => ({ row, before: before.read(asKnown(row)), after: after.read(asKnown(row)) }));
  const changes = await mapInTurns(others, pause, (text) => isOtherwise(before.read(text), after.read(text)));
  return {
    heldBack: tally(corrected),
    heads: byHead((head) => tally(corrected.filter(({ text }) => text.head === head))),
    gained: corrected.filter((one) => one.after && !one.before).length,
    lost: corrected.filter((one) => one.before && !one.after).length,
    confirmed: tally(judged.filter(({ text }) => isConfirmed(text))),
    elsewhere: byHead((head) =>
      tally(
        ofCorpus.flatMap(({ row, ...read }) => {
          const [was, is] = [holdsOf(row, head, read.before), holdsOf(row, head, read.after)];
          return was === null || is === null ? [] : [{ before: was, after: is }];
        }),
      ),
    ),
    others: { count: others.length, changed: changes.filter(Boolean).length },
  };
};

const byHead = <Value>(of: (head: TaughtHead) => Value): Readonly<Record<TaughtHead, Value>> => ({
  sentiment: of("sentiment"),
  intent: of("intent"),
  tones: of("tones"),
});

const tally = (judged: readonly { readonly before: boolean; readonly after: boolean }[]): BeforeAfter => ({
  count: judged.length,
  before: judged.filter(({ before }) => before).length,
  after: judged.filter(({ after }) => after).length,
});

const isRight = ({ read }: Reader, text: TaughtText): boolean => agree(text.head, wordFor(text.head, read(text)), text.became);

const isOtherwise = (one: Reading, other: Reading): boolean => one.sentiment.label !== other.sentiment.label || one.intent.label !== other.intent.label;

const asKnown = ({ text, lang }: Row): KnownText => ({ text, language: lang });

/** Whether a reading holds against the labels of our own comments; null where these say nothing. */
const holdsOf = (row: Row, head: TaughtHead, reading: Reading): boolean | null => {
  const labels = labelsOf(row);
  switch (head) {
    case "sentiment": {
      const truth = sentiments.find((mood) => labels[mood] === true);
      return truth === undefined ? null : reading.sentiment.label === truth;
    }
    case "intent": {
      const named = intents.filter((intent) => intent !== "other");
      if (named.every((intent) => labels[intent] === undefined)) return null;
      return reading.intent.label === "other" ? named.every((intent) => labels[intent] !== true) : labels[reading.intent.label] === true;
    }
    case "tones":
      return tones.every((tone) => labels[tone] === undefined)
        ? null
        : tones.every((tone) => labels[tone] === undefined || labels[tone] === reading.tone[tone].on);
  }
};
