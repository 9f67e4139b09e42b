import type { DayRange } from "./span-model";
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

/** First response times: unanswered items are not in them, their number stands beside. */
export type ResponseFigures = {
  readonly medianMinutes: number | null;
  readonly p90Minutes: number | null;
  readonly answered: number;
  readonly unanswered: number;
};

/** Answered within the promise ÷ needing an answer with a clock; what may yet be answered in time is pending, and in neither. */
export type TargetFigures = { readonly share: Share; readonly pending: number };

export type RangeFigures = {
  readonly received: SentimentCounts;
  readonly coverage: { readonly all: Share } & Readonly<Record<Sentiment, Share>>;
  readonly withinTarget: TargetFigures;
  /** By the clock. */
  readonly firstResponse: ResponseFigures;
  /** In the brand's business hours. */
  readonly openResponse: ResponseFigures;
};

/** The figures of one source, sentiment, language or member. */
export type Breakdown = {
  /** Of a source or a member its id. */
  readonly key: string;
  readonly received: number;
  readonly coverage: Share;
  readonly withinTarget: TargetFigures;
  /** By the clock; null where nobody was answered, and for sentiments and languages. */
  readonly medianMinutes: number | null;
  /** Answers that a member sent; 0 for what is no member. */
  readonly sent: number;
};

export type Waiting = {
  readonly count: number;
  readonly oldestSince: string | null;
  readonly overPromise: number;
  /** As the day a week ago began. */
  readonly weekAgo: number;
  /** How many have waited how long: bars between `ageSteps`. */
  readonly ages: readonly number[];
};

/** Calendar days `[from, to)` of each brand's own zone; `zone` is the one whose today it ends with. */
export type FigureRange = { readonly from: string; readonly to: string; readonly days: number; readonly zone: string };

export type Overview = {
  readonly range: FigureRange;
  readonly waiting: Waiting;
  readonly now: RangeFigures;
  readonly before: RangeFigures;
  /** One row a day, oldest first, the compared days included. */
  readonly byDay: readonly FigureDay[];
  /** [weekday 0 = Monday][hour]: what arrived over eight weeks, and how much of it was answered late. */
  readonly heat: Heat;
  /** So many days of the workspace are being counted at this moment. */
  readonly daysLeft: number;
  readonly definition: string;
};

/** A breakdown with what it is called, and its coverage on the compared days. */
export type NamedBreakdown = Breakdown & { /** Of a sentiment or a language its key. */ readonly name: string; readonly before: Share };

/** So many answers took more than `from` and at most `to` minutes; the last bar ends nowhere. */
export type ResponseBar = { readonly from: number; readonly to: number | null; readonly count: number };

/** So many items have waited for at least `from` and less than `to` hours. */
export type AgeBar = ResponseBar;

export type Coverage = {
  readonly range: FigureRange;
  /** Without a day where nothing is compared. */
  readonly compared: DayRange;
  readonly now: RangeFigures;
  /** Nothing in it where nothing is compared. */
  readonly before: RangeFigures;
  readonly byDay: readonly FigureDay[];
  readonly bySource: readonly NamedBreakdown[];
  readonly byAgent: readonly NamedBreakdown[];
  readonly bySentiment: readonly NamedBreakdown[];
  readonly byLanguage: readonly NamedBreakdown[];
  readonly distribution: readonly ResponseBar[];
  readonly waiting: Omit<Waiting, "weekAgo" | "ages"> & { readonly ages: readonly AgeBar[] };
  readonly heat: Heat;
  /** The days of the heat map. */
  readonly heatRange: DayRange;
  /** So many days of the workspace are being counted at this moment. */
  readonly daysLeft: number;
  readonly definition: string;
};

export type FigureDay = {
  readonly day: string;
  readonly received: number;
  readonly negative: number;
  readonly needed: number;
  readonly answered: number;
  readonly isBefore: boolean;
};

export type Heat = readonly (readonly { readonly received: number; readonly late: number }[])[];
