import { foldTimes, noTimes, type ResponseTimes } from "./response-times";

/**
 * By what a day is told apart. `source` holds all of a source, with its hours and response times; `open` its response times in business hours;
 * `agent` what one member answered.
 */
export const slices = ["source", "open", "sentiment", "language", "agent"] as const;
export type Slice = (typeof slices)[number];

/** Counts of items by the rows of docs/metrics.md. */
export type Counts = {
  readonly received: number;
  readonly needed: number;
  readonly answered: number;
  /** Needing an answer, with a clock. */
  readonly promised: number;
  /** Answered while the promise still held. */
  readonly kept: number;
  /** Began to wait on that day, whatever became of it. */
  readonly entered: number;
  /** Answered or closed on that day, whenever it was posted. */
  readonly left: number;
  /** Answers that a member sent on that day, whatever they answer. */
  readonly sent: number;
};

export const countNames = ["received", "needed", "answered", "promised", "kept", "entered", "left", "sent"] as const satisfies readonly (keyof Counts)[];

/** Stands where all sources of a brand are counted together. */
export const allSources = "";

/** One number of each kind for one day or week of a source, one slice of it. */
export type Cell = Counts & {
  /** Or `allSources`. */
  readonly sourceId: string;
  readonly slice: Slice;
  /** A sentiment, a language, a member; empty where the slice is the source as a whole. */
  readonly key: string;
  readonly times: ResponseTimes;
  /** What came, by the 24 hours of the day in the brand's zone; only for days, and only in `source`. */
  readonly arrivals: readonly number[];
  /** What of that was answered later than promised. */
  readonly late: readonly number[];
};

export const noCounts: Counts = { received: 0, needed: 0, answered: 0, promised: 0, kept: 0, entered: 0, left: 0, sent: 0 };

export const sumCounts = (all: readonly Counts[]): Counts => {
  const sum = { ...noCounts };
  for (const counts of all) for (const name of countNames) sum[name] += counts[name];
  return sum;
};

/** The cells of several days as those of the span they make up; hours of the day stay with the days. */
export const foldCells = (cells: readonly Cell[]): readonly Cell[] =>
  groupBy(cells, ({ sourceId, slice, key }) => `${sourceId} ${slice} ${key}`).map((alike) => ({
    ...emptyCell(alike[0]),
    ...sumCounts(alike),
    times: foldTimes(alike.map(({ times }) => times)),
  }));

/** What is alike together, in the order in which it first came. */
export const groupBy = <Value>(values: readonly Value[], placeOf: (value: Value) => string): readonly (readonly [Value, ...Value[]])[] => {
  const groups = new Map<string, [Value, ...Value[]]>();
  for (const value of values) {
    const place = placeOf(value);
    const known = groups.get(place);
    if (known) known.push(value);
    else groups.set(place, [value]);
  }
  return [...groups.values()];
};

/** How many there are in each hour of the day; empty where there are none. */
export const byHour = (arrivals: readonly { readonly hour: number; readonly count: number }[]): readonly number[] => {
  if (arrivals.length === 0) return [];
  const counts = Array.from({ length: hoursOfDay }, () => 0);
  for (const { hour, count } of arrivals) counts[hour] = (counts[hour] ?? 0) + count;
  return counts;
};

const hoursOfDay = 24;

/** A cell that holds nothing yet. */
export const emptyCell = ({ sourceId, slice, key }: Pick<Cell, "sourceId" | "slice" | "key">): Cell => ({
  sourceId,
  slice,
  key,
  ...noCounts,
  times: noTimes,
  arrivals: [],
  late: [],
});
