import { intents, sentiments, tones, type Intent, type Judged, type Sentiment, type Tags, type Tone, type UnsureHead } from "../model";
import { columnOf, moodCount, type Head } from "./heads";
import type { WeightsHeader } from "./weights";

/** What is stored for the language, else for those that have nothing of their own. */
const forLanguage = <Value>(byLanguage: Readonly<Record<string, Value>>, language: string): Value | undefined => byLanguage[language] ?? byLanguage["other"];

/** What the stars of a review add to the scores: five stars are rarely cross. By reason, since no open texts with stars are at hand. */
const starPush: Readonly<Record<number, readonly (readonly [head: Head, push: number])[]>> = {
  1: [["negative", 3.5], ["complaint", 1.5]],
  2: [["negative", 2], ["complaint", 1]],
  3: [["neutral", 0.5]],
  4: [["positive", 1.5], ["praise", 0.7]],
  5: [["positive", 3], ["praise", 1.2]],
};

/** The chance of each head, 0…1, from its score: those of the moods sum up to 1. */
export const chancesOf = (header: WeightsHeader, scores: Float64Array, { language, rating }: { readonly language: string; readonly rating: number | undefined }): Float64Array => {
  const chances = new Float64Array(scores.length);
  const calibration = forLanguage(header.calibration, language) ?? [];
  for (let head = 0; head < scores.length; head += 1) chances[head] = (scores[head] ?? 0) * (calibration[head]?.slope ?? 1) + (calibration[head]?.offset ?? 0);
  if (rating !== undefined) for (const [head, push] of starPush[rating] ?? []) chances[columnOf(head)] = (chances[columnOf(head)] ?? 0) + push;
  shareOut(chances, moodCount);
  for (let head = moodCount; head < chances.length; head += 1) chances[head] = 1 / (1 + Math.exp(-(chances[head] ?? 0)));
  return chances;
};

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
  const chanceOf = (head: Head): number => chances[columnOf(head)] ?? 0;
  const sentiment = likeliest(sentiments, chanceOf);
  const tone = raiseFlags((name) => ({ confidence: chanceOf(name), from: raised[name] ?? 0.5 }));
  const intent = namedIntent(chanceOf, raised);
  const nearly = tones.some((name) => Math.abs(chanceOf(name) - (raised[name] ?? 0.5)) < (sure["tone"] ?? 0));
  const doubts: readonly (readonly [UnsureHead, boolean])[] = [
    ["sentiment", sentiment.confidence < (sure["sentiment"] ?? 0)],
    ["intent", intent.confidence < (sure["intent"] ?? 0)],
    ["tone", nearly],
  ];
  return { sentiment, tone, intent, unsure: doubts.filter(([, isUnsure]) => isUnsure).map(([head]) => head) };
};

const likeliest = (labels: readonly Sentiment[], chanceOf: (label: Sentiment) => number): Judged<Sentiment> => {
  const label = labels.reduce((best, other) => (chanceOf(other) > chanceOf(best) ? other : best));
  return { label, confidence: chanceOf(label) };
};

const offences: readonly Tone[] = ["insult", "obscenity", "threat"];

// A finer flag that is raised raises "toxic" with it: an insult is an offence.
const raiseFlags = (read: (tone: Tone) => { readonly confidence: number; readonly from: number }): Tags["tone"] => {
  const flag = (tone: Tone): Tags["tone"][Tone] => {
    const { confidence, from } = read(tone);
    return { on: confidence >= from, confidence };
  };
  const own = flag("toxic");
  const finer = offences.map(flag).filter(({ on }) => on);
  const toxic = { on: own.on || finer.length > 0, confidence: Math.max(own.confidence, ...finer.map(({ confidence }) => confidence)) };
  return { toxic, insult: flag("insult"), obscenity: flag("obscenity"), threat: flag("threat"), spam: flag("spam") };
};

const namedIntent = (chanceOf: (head: Exclude<Intent, "other">) => number, raised: Readonly<Record<string, number>>): Judged<Intent> => {
  const named = intents.filter((intent) => intent !== "other");
  const heard = named.filter((intent) => chanceOf(intent) >= (raised[intent] ?? 0.5));
  if (heard.length === 0) return { label: "other", confidence: 1 - Math.max(...named.map(chanceOf)) };
  const label = heard.reduce((best, other) => (chanceOf(other) > chanceOf(best) ? other : best));
  return { label, confidence: chanceOf(label) };
};
