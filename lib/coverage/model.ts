import type { Sentiment } from "#lib/tagging/model";

/** A share with what it is made of; shown as counts when the denominator is under 5. */
export type Share = { readonly numerator: number; readonly denominator: number };

/** `numerator ÷ denominator` in 0…1, or null when nothing was there to count. */
export const shareValue = ({ numerator, denominator }: Share): number | null => (denominator === 0 ? null : numerator / denominator);

/** Below this the counts are shown, not a percentage. */
export const percentageFloor = 5;

export type SentimentCounts = Readonly<Record<Sentiment, number>>;

/** 100 × (positive − negative) ÷ all; null when nothing was received. Row "net sentiment" of docs/metrics.md. */
export const netSentiment = ({ negative, neutral, positive }: SentimentCounts): number | null => {
  const all = negative + neutral + positive;
  return all === 0 ? null : (100 * (positive - negative)) / all;
};

/** Minutes under a day rounded up to the minute, longer ones up to the hour: so that histograms give the same percentile as the times themselves. */
export const roundedResponseMinutes = (ms: number): number => {
  const minutes = Math.max(0, Math.ceil(ms / 60_000));
  return minutes <= 24 * 60 ? minutes : Math.ceil(minutes / 60) * 60;
};

/** Nearest-rank percentile (0 < p ≤ 1) of an ascending list; null when it is empty. */
export const nearestRank = (ascending: readonly number[], p: number): number | null => ascending[Math.max(0, Math.ceil(p * ascending.length) - 1)] ?? null;

export type RangeFigures = {
  readonly received: SentimentCounts;
  readonly coverage: { readonly all: Share } & Readonly<Record<Sentiment, Share>>;
  readonly firstResponse: { readonly medianMinutes: number | null; readonly p90Minutes: number | null; readonly answered: number; readonly unanswered: number };
};

export type Overview = {
  readonly range: { readonly from: string; readonly to: string; readonly days: number };
  readonly waiting: { readonly count: number; readonly oldestSince: string | null; readonly overPromise: number; readonly weekAgo: number };
  readonly now: RangeFigures;
  readonly before: RangeFigures;
  /** One row a day, oldest first, the compared days included. */
  readonly byDay: readonly {
    readonly day: string;
    readonly received: number;
    readonly negative: number;
    readonly needed: number;
    readonly answered: number;
    readonly isBefore: boolean;
  }[];
  /** [weekday 0 = Monday][hour]: what arrived over eight weeks, and how much of it was answered late. */
  readonly heat: readonly (readonly { readonly received: number; readonly late: number }[])[];
  readonly definition: string;
};
