import { createEmbeddedTagger } from "../embedded/embedded-tagger";
import { heads, moodCount, type Head } from "../embedded/heads";
import type { Weights } from "../embedded/weights";
import { sentiments, tones, type Sentiment, type Tags, type Tone } from "../model";
import { labelsOf, type Labels, type Row } from "./labels";
import { calibrationError, scoreClasses } from "./measure";

type Tagged = { readonly labels: Labels; readonly tags: Tags };
type FlagReport = { readonly macroF1: number; readonly precision: number; readonly recall: number; readonly f1: number; readonly calibrationError: number; readonly count: number };
type MoodReport = { readonly macroF1: number; readonly f1: Readonly<Record<Sentiment, number>>; readonly calibrationError: number; readonly count: number };
export type Report = { readonly sentiment?: MoodReport } & Readonly<Partial<Record<Head, FlagReport>>>;

/** What a tagger reaches on rows, by language and source: macro-F1, F1 of each class, calibration error. */
export const evaluateRows = (weights: Weights, rows: readonly Row[]): Readonly<Record<string, Report>> => {
  const tagger = createEmbeddedTagger(weights);
  const groups = new Map<string, Tagged[]>();
  for (const row of rows) {
    const key = `${row.lang}.${row.source}`;
    const group = groups.get(key) ?? [];
    group.push({ labels: labelsOf(row), tags: tagger.tag({ text: row.text, languageHint: row.lang }) });
    groups.set(key, group);
  }
  return Object.fromEntries([...groups].map(([key, group]) => [key, reportOn(group)]));
};

/** What tags reach against labels. */
export const reportOn = (tagged: readonly Tagged[]): Report => {
  const flags = heads.slice(moodCount).flatMap((head) => {
    const report = flagReport(tagged, head);
    return report === null ? [] : [[head, report] as const];
  });
  const sentiment = moodReport(tagged);
  return { ...(sentiment && { sentiment }), ...Object.fromEntries(flags) };
};

const moodReport = (tagged: readonly Tagged[]): MoodReport | null => {
  const pairs = tagged.flatMap(({ labels, tags: { sentiment } }) => {
    const truth = sentiments.find((mood) => labels[mood] === true);
    return truth === undefined ? [] : [{ truth, said: sentiment.label, confidence: sentiment.confidence }];
  });
  if (pairs.length === 0) return null;
  const { macroF1, classes } = scoreClasses(pairs, sentiments);
  return {
    macroF1: rounded(macroF1),
    f1: { negative: rounded(classes.negative.f1), neutral: rounded(classes.neutral.f1), positive: rounded(classes.positive.f1) },
    calibrationError: rounded(calibrationError(pairs.map(({ truth, said, confidence }) => ({ confidence, isRight: truth === said })))),
    count: pairs.length,
  };
};

const flagReport = (tagged: readonly Tagged[], head: Head): FlagReport | null => {
  const pairs = tagged.flatMap(({ labels, tags }) => {
    const holds = labels[head];
    if (holds === undefined) return [];
    const { on, confidence } = flagOf(tags, head);
    return [{ truth: named(holds), said: named(on), confidence, holds }];
  });
  if (!pairs.some(({ holds }) => holds)) return null;
  const { macroF1, classes } = scoreClasses(pairs, ["on", "off"]);
  return {
    macroF1: rounded(macroF1),
    precision: rounded(classes.on.precision),
    recall: rounded(classes.on.recall),
    f1: rounded(classes.on.f1),
    calibrationError: rounded(calibrationError(pairs.map(({ confidence, holds }) => ({ confidence, isRight: holds })))),
    count: pairs.length,
  };
};

const named = (holds: boolean): "on" | "off" => (holds ? "on" : "off");

const isTone = (head: Head): head is Tone => tones.some((tone) => tone === head);

const flagOf = ({ tone, intent }: Tags, head: Head): { readonly on: boolean; readonly confidence: number } =>
  isTone(head) ? tone[head] : { on: intent.label === head, confidence: intent.label === head ? intent.confidence : 0 };

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
