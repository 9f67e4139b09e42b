import { intents, sentiments, tones, type Intent, type Judged, type Sentiment, type Tags, type Tone, type UnsureHead } from "../model";
import { offences } from "../offences";
import { columnOf, moodCount, type Head } from "./heads";
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

/** The chance of each head, 0…1, from its score: those of the moods sum up to 1. */
export const chancesOf = (
  header: WeightsHeader,
  scores: Float64Array,
  { language, rating }: { readonly language: string; readonly rating: number | undefined },
): Float64Array => {
  const chances = calibrated(scores, forLanguage(header.calibration, language) ?? []);
  if (rating !== undefined) for (const [head, push] of starPush[rating] ?? []) chances[columnOf(head)] = chanceOf(chances, head) + push;
  shareOut(chances, moodCount);
  for (let head = moodCount; head < chances.length; head += 1) chances[head] = 1 / (1 + Math.exp(-(chances[head] ?? 0)));
  return chances;
};

const calibrated = (scores: Float64Array, calibration: readonly { readonly slope: number; readonly offset: number }[]): Float64Array => {
  const even = new Float64Array(scores.length);
  for (let head = 0; head < scores.length; head += 1) {
    const { slope, offset } = calibration[head] ?? asItIs;
    even[head] = (scores[head] ?? 0) * slope + offset;
  }
  return even;
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

/** Labels with their confidences, and what of it is not sure enough to stand without a person's look. */
export const judge = (header: WeightsHeader, chances: Float64Array, language: string): Omit<Tags, "language" | "tagger"> => {
  const { sure } = header.thresholds;
  const raised = forLanguage(header.thresholds.raised, language) ?? {};
  const sentiment = likeliest(chances);
  const tone = raiseFlags(chances, raised);
  const intent = namedIntent(chances, raised);
  const unsure: UnsureHead[] = [];
  if (sentiment.confidence < (sure["sentiment"] ?? 0)) unsure.push("sentiment");
  if (intent.confidence < (sure["intent"] ?? 0)) unsure.push("intent");
  if (isNearlyRaised(chances, raised, sure["tone"] ?? 0)) unsure.push("tone");
  return { sentiment, tone, intent, unsure };
};

const chanceOf = (chances: Float64Array, head: Head): number => chances[columnOf(head)] ?? 0;

const likeliest = (chances: Float64Array): Judged<Sentiment> => {
  let label: Sentiment = "neutral";
  for (const other of sentiments) if (chanceOf(chances, other) > chanceOf(chances, label)) label = other;
  return { label, confidence: chanceOf(chances, label) };
};

type Raised = Readonly<Record<string, number>>;

// A finer flag that is raised raises "toxic" with it: an insult is an offence.
const raiseFlags = (chances: Float64Array, raised: Raised): Tags["tone"] => {
  const flags = {
    toxic: flag(chances, raised, "toxic"),
    insult: flag(chances, raised, "insult"),
    obscenity: flag(chances, raised, "obscenity"),
    threat: flag(chances, raised, "threat"),
    spam: flag(chances, raised, "spam"),
  };
  for (const offence of offences) if (flags[offence].on) flags.toxic = { on: true, confidence: Math.max(flags.toxic.confidence, flags[offence].confidence) };
  return flags;
};

const flag = (chances: Float64Array, raised: Raised, tone: Tone): Tags["tone"][Tone] => {
  const confidence = chanceOf(chances, tone);
  return { on: confidence >= (raised[tone] ?? 0.5), confidence };
};

const isNearlyRaised = (chances: Float64Array, raised: Raised, margin: number): boolean => {
  for (const tone of tones) if (Math.abs(chanceOf(chances, tone) - (raised[tone] ?? 0.5)) < margin) return true;
  return false;
};

const named = intents.filter((intent) => intent !== "other");

const namedIntent = (chances: Float64Array, raised: Raised): Judged<Intent> => {
  let heard: Judged<Intent> | null = null;
  let loudest = 0;
  for (const label of named) {
    const confidence = chanceOf(chances, label);
    loudest = Math.max(loudest, confidence);
    if (confidence >= (raised[label] ?? 0.5) && confidence > (heard?.confidence ?? 0)) heard = { label, confidence };
  }
  return heard ?? { label: "other", confidence: 1 - loudest };
};
