import { netSentiment, percentageFloor, shareValue, type SentimentCounts, type Share } from "#lib/coverage/model";
import { sentiments, type Sentiment } from "#lib/tagging/model";

import { twoWeeks, type ReportFigures, type WeekFigures } from "./figures";

/** A value inside a sentence, put into words in the reader's language. */
export type Told =
  | { readonly kind: "share"; readonly share: Share }
  | { readonly kind: "minutes"; readonly minutes: number }
  | { readonly kind: "signed"; readonly value: number }
  | { readonly kind: "sentiment"; readonly sentiment: Sentiment }
  | { readonly kind: "words"; readonly words: string }
  | { readonly kind: "count"; readonly count: number };

/** A sentence as a key and what stands in it. */
export type Sentence = { readonly key: string; readonly params: Readonly<Record<string, Told>> };

export type Findings = {
  /** One or two sentences that say the week. */
  readonly lead: readonly Sentence[];
  readonly better: readonly Sentence[];
  readonly worse: readonly Sentence[];
  /** Said where nothing is in either: too little came to tell, or nothing changed by more than chance. */
  readonly quiet: "too-little" | "steady" | null;
};

/** With fewer on either side nothing is said to have become better or worse. */
export const comparedMin = 20;
/** One in twenty by chance. */
const chance = 1.96;
const pointsMin = 0.03;
const netPointsMin = 3;
const minutesMin = 10;
const minutesShareMin = 0.2;
const mostTold = 3;

type Trend = "better" | "worse";
type Finding = Sentence & { readonly trend: Trend };

/** What a week comes to, in sentences: what changed by more than chance explains, and nothing said of small numbers. */
export const findingsOf = (figures: ReportFigures): Findings => {
  const { now, before } = twoWeeks(figures);
  const all = [...ofCoverage(now, before), ...ofResponse(now, before), ...ofTarget(now, before), ...ofMood(now, before), ...ofMatters(figures)];
  const told = (trend: Trend): readonly Sentence[] => all.filter((finding) => finding.trend === trend).slice(0, mostTold);
  const quiet = all.length > 0 ? null : isEnough(now, before) ? "steady" : "too-little";
  return { lead: leadOf(now, before), better: told("better"), worse: told("worse"), quiet };
};

const isEnough = (now: WeekFigures, before: WeekFigures): boolean =>
  Math.min(now.coverage.all.denominator, before.coverage.all.denominator, sumOf(now.received), sumOf(before.received)) >= comparedMin;

const sumOf = ({ negative, neutral, positive }: SentimentCounts): number => negative + neutral + positive;

const leadOf = (now: WeekFigures, before: WeekFigures): readonly Sentence[] => {
  const { all } = now.coverage;
  if (all.denominator === 0) return [{ key: "nothing", params: { received: counted(sumOf(now.received)) } }];
  const params = { answered: counted(all.numerator), needed: counted(all.denominator) };
  const was = before.coverage.all;
  const first =
    was.denominator === 0
      ? { key: "answered", params }
      : { key: "answeredBefore", params: { ...params, answeredBefore: counted(was.numerator), neededBefore: counted(was.denominator) } };
  return [first, ...ofUnanswered(now)];
};

const counted = (count: number): Told => ({ kind: "count", count });

/** Where the unanswered are, if most of them are of one sentiment. */
const ofUnanswered = ({ coverage }: WeekFigures): readonly Sentence[] => {
  const open = (share: Share): number => share.denominator - share.numerator;
  const all = open(coverage.all);
  if (all === 0) return [{ key: "noneLeft", params: {} }];
  const [most] = sentiments.toSorted((one, other) => open(coverage[other]) - open(coverage[one]));
  if (most === undefined || all < percentageFloor || open(coverage[most]) * 2 <= all) return [{ key: "left", params: { count: counted(all) } }];
  return [{ key: "leftMostly", params: { count: counted(all), of: counted(open(coverage[most])), sentiment: { kind: "sentiment", sentiment: most } } }];
};

/** Which way a share went, if both are of enough and it is no chance; a two-proportion z-test. */
export const trendOfShare = (now: Share, before: Share): Trend | null => {
  if (now.denominator < comparedMin || before.denominator < comparedMin) return null;
  const [is, was] = [shareValue(now) ?? 0, shareValue(before) ?? 0];
  const pooled = (now.numerator + before.numerator) / (now.denominator + before.denominator);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / now.denominator + 1 / before.denominator));
  if (Math.abs(is - was) < pointsMin || Math.abs(is - was) < chance * spread) return null;
  return is > was ? "better" : "worse";
};

const compareShares = (key: string, now: Share, before: Share): readonly Finding[] => {
  const trend = trendOfShare(now, before);
  return trend === null ? [] : [{ trend, key: `${key}.${trend}`, params: { now: { kind: "share", share: now }, before: { kind: "share", share: before } } }];
};

/** The whole, and each sentiment that went the other way or that alone moved. */
const ofCoverage = (now: WeekFigures, before: WeekFigures): readonly Finding[] => {
  const [whole] = compareShares("coverage", now.coverage.all, before.coverage.all);
  const parts = sentiments.flatMap((sentiment) =>
    compareShares("coverageOf", now.coverage[sentiment], before.coverage[sentiment]).map((finding): Finding => ({
      ...finding,
      params: { ...finding.params, sentiment: { kind: "sentiment", sentiment } },
    })),
  );
  return whole === undefined ? parts : [whole, ...parts.filter(({ trend }) => trend !== whole.trend)];
};

const ofTarget = (now: WeekFigures, before: WeekFigures): readonly Finding[] => compareShares("target", now.withinTarget.share, before.withinTarget.share);

const ofResponse = ({ firstResponse: now }: WeekFigures, { firstResponse: before }: WeekFigures): readonly Finding[] => {
  if (now.medianMinutes === null || before.medianMinutes === null || Math.min(now.answered, before.answered) < comparedMin) return [];
  const change = now.medianMinutes - before.medianMinutes;
  if (Math.abs(change) < Math.max(minutesMin, minutesShareMin * before.medianMinutes)) return [];
  const trend = change < 0 ? "better" : "worse";
  const params: Sentence["params"] = { now: { kind: "minutes", minutes: now.medianMinutes }, before: { kind: "minutes", minutes: before.medianMinutes } };
  return [{ trend, key: `response.${trend}`, params }];
};

const ofMood = ({ received: now }: WeekFigures, { received: before }: WeekFigures): readonly Finding[] => {
  const [is, was] = [netSentiment(now), netSentiment(before)];
  if (is === null || was === null || Math.min(sumOf(now), sumOf(before)) < comparedMin) return [];
  const spread = Math.sqrt(netVariance(now) + netVariance(before));
  if (Math.abs(is - was) < Math.max(netPointsMin, chance * spread)) return [];
  const trend = is > was ? "better" : "worse";
  return [{ trend, key: `mood.${trend}`, params: { now: { kind: "signed", value: is }, before: { kind: "signed", value: was } } }];
};

/** Of a mean of −100, 0 and +100. */
const netVariance = (counts: SentimentCounts): number => {
  const all = sumOf(counts);
  const mean = (netSentiment(counts) ?? 0) / 100;
  return (10_000 * ((counts.positive + counts.negative) / all - mean ** 2)) / all;
};

/** A matter that at least doubled, and is told by at least as many as a percentage takes. */
const ofMatters = ({ matters }: ReportFigures): readonly Finding[] =>
  matters
    .filter(({ now, before }) => now >= 2 * percentageFloor && now >= 2 * before)
    .slice(0, 1)
    .map(({ words, now, before }) => ({
      trend: "worse",
      key: "matter",
      params: { words: { kind: "words", words }, now: counted(now), before: counted(before) },
    }));
