import { intents, sentiments, type Intent, type Judged, type Sentiment, type Tags, type Tone, type UnsureHead } from "../model";
import { offences } from "../offences";
import { columnOf, firstIntent, firstTone, heads, moodCount, type Head } from "./heads";
import type { WeightsHeader } from "./weights";

/** What is stored for the language, else for those that have nothing of their own. */
const forLanguage = <Value>(byLanguage: Readonly<Record<string, Value>>, language: string): Value | undefined => byLanguage[language] ?? byLanguage["other"];

/** What the stars of a review add to the scores: five stars are rarely cross. By reason, since no open texts with stars are at hand. */
const starPush: Readonly<Record<number, readonly (readonly [head: Head, push: number])[]>> = {
  1: [
    ["negative", 3.5],
    ["complaint", 1.5],
  ],
  2: [
    ["negative", 2],
    ["complaint", 1],
  ],
  3: [["neutral", 0.5]],
  4: [
    ["positive", 1.5],
    ["praise", 0.7],
  ],
  5: [
    ["positive", 3],
    ["praise", 1.2],
  ],
};

/** Makes each head's score into its chance, 0…1, where it stands: those of the moods sum up to 1. */
export const makeChances = (
  header: WeightsHeader,
  scores: Float64Array,
  { language, rating }: { readonly language: string; readonly rating: number | undefined },
): void => {
  calibrate(scores, forLanguage(header.calibration, language) ?? []);
  if (rating !== undefined) for (const [head, push] of starPush[rating] ?? []) scores[columnOf(head)] = chanceOf(scores, columnOf(head)) + push;
  shareOut(scores, moodCount);
  for (let head = moodCount; head < scores.length; head += 1) scores[head] = 1 / (1 + Math.exp(-(scores[head] ?? 0)));
};

const calibrate = (scores: Float64Array, calibration: readonly { readonly slope: number; readonly offset: number }[]): void => {
  for (let head = 0; head < scores.length; head += 1) {
    const { slope, offset } = calibration[head] ?? asItIs;
    scores[head] = (scores[head] ?? 0) * slope + offset;
  }
};

const asItIs = { slope: 1, offset: 0 };

// The first scores become chances of which exactly one comes true.
const shareOut = (scores: Float64Array, count: number): void => {
  let highest = -Infinity;
  for (let place = 0; place < count; place += 1) highest = Math.max(highest, scores[place] ?? 0);
  let total = 0;
  for (let place = 0; place < count; place += 1) {
    const power = Math.exp((scores[place] ?? 0) - highest);
    scores[place] = power;
    total += power;
  }
  for (let place = 0; place < count; place += 1) scores[place] = (scores[place] ?? 0) / total;
};

export type Judge = (chances: Float64Array, language: string) => Omit<Tags, "language" | "tagger">;

/** Makes chances into labels with their confidences, and says what of it is not sure enough to stand without a person's look. */
export const createJudge = ({ thresholds: { raised, sure } }: WeightsHeader): Judge => {
  const thresholds = Object.fromEntries(Object.entries({ other: {}, ...raised }).map(([language, own]) => [language, thresholdsOf(own)]));
  const [sureMood, sureIntent, sureTone] = [sure["sentiment"] ?? 0, sure["intent"] ?? 0, sure["tone"] ?? 0];
  return (chances, language) => {
    const raisedFrom = forLanguage(thresholds, language) ?? [];
    const sentiment = likeliestMood(chances);
    const intent = namedIntent(chances, raisedFrom);
    const unsure: UnsureHead[] = [];
    if (sentiment.confidence < sureMood) unsure.push("sentiment");
    if (intent.confidence < sureIntent) unsure.push("intent");
    if (isNearlyRaised(chances, raisedFrom, sureTone)) unsure.push("tone");
    return { sentiment, tone: raiseFlags(chances, raisedFrom), intent, unsure };
  };
};

/** The chance from which each head is said to hold, by its column. */
type Thresholds = readonly number[];

const thresholdsOf = (raised: Readonly<Record<string, number>>): Thresholds => heads.map((head) => raised[head] ?? 0.5);

const chanceOf = (chances: Float64Array, column: number): number => chances[column] ?? 0;

const likeliestMood = (chances: Float64Array): Judged<Sentiment> => {
  let likeliest = neutral;
  for (let mood = 0; mood < moodCount; mood += 1) if (chanceOf(chances, mood) > chanceOf(chances, likeliest)) likeliest = mood;
  return { label: sentiments[likeliest] ?? "neutral", confidence: chanceOf(chances, likeliest) };
};

const neutral = columnOf("neutral");

// A finer flag that is raised raises "toxic" with it: an insult is an offence.
const raiseFlags = (chances: Float64Array, thresholds: Thresholds): Tags["tone"] => {
  const flags = {
    toxic: flag(chances, thresholds, toneColumns.toxic),
    insult: flag(chances, thresholds, toneColumns.insult),
    obscenity: flag(chances, thresholds, toneColumns.obscenity),
    threat: flag(chances, thresholds, toneColumns.threat),
    spam: flag(chances, thresholds, toneColumns.spam),
  };
  for (const offence of offences) if (flags[offence].on) flags.toxic = { on: true, confidence: Math.max(flags.toxic.confidence, flags[offence].confidence) };
  return flags;
};

const toneColumns = {
  toxic: columnOf("toxic"),
  insult: columnOf("insult"),
  obscenity: columnOf("obscenity"),
  threat: columnOf("threat"),
  spam: columnOf("spam"),
} as const;

const flag = (chances: Float64Array, thresholds: Thresholds, column: number): Tags["tone"][Tone] => {
  const confidence = chanceOf(chances, column);
  return { on: confidence >= (thresholds[column] ?? 0.5), confidence };
};

const isNearlyRaised = (chances: Float64Array, thresholds: Thresholds, margin: number): boolean => {
  for (let tone = firstTone; tone < firstIntent; tone += 1) if (Math.abs(chanceOf(chances, tone) - (thresholds[tone] ?? 0.5)) < margin) return true;
  return false;
};

const named = intents.filter((intent) => intent !== "other");

const namedIntent = (chances: Float64Array, thresholds: Thresholds): Judged<Intent> => {
  let heard: Judged<Intent> | null = null;
  let loudest = 0;
  let column = firstIntent;
  for (const label of named) {
    const confidence = chanceOf(chances, column);
    loudest = Math.max(loudest, confidence);
    if (confidence >= (thresholds[column] ?? 0.5) && confidence > (heard?.confidence ?? 0)) heard = { label, confidence };
    column += 1;
  }
  return heard ?? { label: "other", confidence: 1 - loudest };
};
