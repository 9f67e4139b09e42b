import { createEmbeddedTagger } from "../embedded/embedded-tagger";
import { heads, moodCount, type Head } from "../embedded/heads";
import type { Weights } from "../embedded/weights";
import { sentiments, tones, type Language, type Sentiment, type Tags, type Tone } from "../model";
import { labelsOf, type Labels, type Row } from "./labels";
import { calibrationError, scoreClasses } from "./measure";

export type Tagged = { readonly labels: Labels; readonly tags: Tags; readonly language: Language };
type FlagReport = {
  readonly macroF1: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly calibrationError: number;
  readonly count: number;
};
type MoodReport = { readonly macroF1: number; readonly f1: Readonly<Record<Sentiment, number>>; readonly calibrationError: number; readonly count: number };
/** Of texts in the language their source names: named rightly, named otherwise, not named ("und"). */
type LanguageReport = { readonly right: number; readonly wrong: number; readonly unknown: number };
export type Report = { readonly language: LanguageReport; readonly sentiment?: MoodReport } & Readonly<Partial<Record<Head, FlagReport>>>;

/** What a tagger reaches on rows, by language and source, without being told the language: macro-F1, F1 of each class, calibration error. */
export const evaluateRows = (weights: Weights, rows: readonly Row[]): Readonly<Record<string, Report>> => {
  const tagger = createEmbeddedTagger(weights);
  const groups = new Map<string, Tagged[]>();
  for (const row of rows) {
    const key = `${row.lang}.${row.source}`;
    const group = groups.get(key) ?? [];
    group.push({ labels: labelsOf(row), tags: tagger.tag({ text: row.text }), language: row.lang });
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
  return { language: languageReport(tagged), ...(sentiment && { sentiment }), ...Object.fromEntries(flags) };
};

const languageReport = (tagged: readonly Tagged[]): LanguageReport => {
  const share = (is: (one: Tagged) => boolean): number => rounded(tagged.filter(is).length / Math.max(1, tagged.length));
  const isRight = ({ tags, language }: Tagged): boolean => tags.language.label === language;
  const isUnknown = ({ tags }: Tagged): boolean => tags.language.label === "und";
  return { right: share(isRight), wrong: share((one) => !isRight(one) && !isUnknown(one)), unknown: share((one) => !isRight(one) && isUnknown(one)) };
};

const moodReport = (tagged: readonly Tagged[]): MoodReport | null => {
  const pairs = tagged.flatMap(({ labels, tags: { sentiment } }) => {
    const truth = sentiments.find((mood) => labels[mood] === true);
    return truth === undefined ? [] : [{ truth, said: sentiment.label, confidence: sentiment.confidence }];
  });
  if (pairs.length === 0) return null;
  const { macroF1, of } = scoreClasses(pairs, sentiments);
  return {
    macroF1: rounded(macroF1),
    f1: { negative: rounded(of("negative").f1), neutral: rounded(of("neutral").f1), positive: rounded(of("positive").f1) },
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
  const { macroF1, of } = scoreClasses(pairs, ["on", "off"]);
  const { precision, recall, f1 } = of("on");
  return {
    macroF1: rounded(macroF1),
    precision: rounded(precision),
    recall: rounded(recall),
    f1: rounded(f1),
    calibrationError: rounded(calibrationError(pairs.map(({ confidence, holds }) => ({ confidence, isRight: holds })))),
    count: pairs.length,
  };
};

const named = (holds: boolean): "on" | "off" => (holds ? "on" : "off");

const isTone = (head: Head): head is Tone => tones.some((tone) => tone === head);

const flagOf = ({ tone, intent }: Tags, head: Head): { readonly on: boolean; readonly confidence: number } =>
  isTone(head) ? tone[head] : { on: intent.label === head, confidence: intent.label === head ? intent.confidence : 0 };

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
