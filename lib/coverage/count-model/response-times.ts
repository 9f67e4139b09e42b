/**
 * First response times as they are kept: how many fell into each bucket, and within a bucket which minutes they were. Buckets answer at once
 * in which of them a percentile lies; only that one's minutes are then looked at, so the answer is exact and costs little.
 */
export type ResponseTimes = {
  /** By bucket. */
  readonly counts: readonly number[];
  /** By bucket, only where there are any: `61,1,75,3` for one of 61 minutes and three of 75. A fifth of what they would take as numbers. */
  readonly minutes: Readonly<Record<string, string>>;
};

/** So many times took so many minutes. */
export type TimesPair = readonly [minutes: number, count: number];

const hour = 60;
const day = 24 * hour;

const steps = (from: number, to: number, step: number): number[] => Array.from({ length: (to - from) / step }, (_, at) => from + (at + 1) * step);

/** The longest time of each bucket, in minutes; the last takes all that is longer. */
export const bucketEnds: readonly number[] = [
  ...steps(0, hour, 5),
  ...steps(hour, 4 * hour, 15),
  ...steps(4 * hour, day, hour),
  ...steps(day, 7 * day, day),
  ...steps(7 * day, 28 * day, 7 * day),
  Number.POSITIVE_INFINITY,
];

/** The bucket that holds so many minutes. */
export const bucketOf = (minutes: number): number => {
  let [low, high] = [0, bucketEnds.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (minutes <= (bucketEnds[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Minutes under a day rounded up to the minute, longer ones up to the hour. */
export const roundedResponseMinutes = (ms: number): number => {
  const minutes = Math.max(0, Math.ceil(ms / 60_000));
  return minutes <= day ? minutes : Math.ceil(minutes / hour) * hour;
};

/** The sum of several. */
export const foldTimes = (all: readonly ResponseTimes[]): ResponseTimes => keepTimes(all.flatMap(({ minutes }) => Object.values(minutes).flatMap(pairsOf)));

const pairsOf = (kept: string): readonly TimesPair[] => {
  const numbers = kept.split(",").map(Number);
  return Array.from({ length: numbers.length / 2 }, (_, at) => [numbers[2 * at] ?? 0, numbers[2 * at + 1] ?? 0]);
};

/** Keeps times that are rounded already, in any order. */
export const keepTimes = (pairs: readonly TimesPair[]): ResponseTimes => {
  const byMinutes = new Map<number, number>();
  for (const [minutes, count] of pairs) byMinutes.set(minutes, (byMinutes.get(minutes) ?? 0) + count);
  if (byMinutes.size === 0) return noTimes;
  const counts = bucketEnds.map(() => 0);
  const kept = new Map<string, string>();
  for (const [minutes, count] of [...byMinutes].toSorted(([one], [other]) => one - other)) {
    const bucket = bucketOf(minutes);
    counts[bucket] = (counts[bucket] ?? 0) + count;
    const before = kept.get(String(bucket));
    kept.set(String(bucket), `${before === undefined ? "" : `${before},`}${String(minutes)},${String(count)}`);
  }
  return { counts, minutes: Object.fromEntries(kept) };
};

/** Where nobody was answered. */
export const noTimes: ResponseTimes = { counts: [], minutes: {} };

/** Where a nearest-rank percentile lies: its bucket, and the how manyth of that bucket it is (from 1). */
export type Place = { readonly bucket: number; readonly rank: number };

/** The place of the nearest-rank percentile (0 < p ≤ 1); null where there are no times. */
export const placeOf = (counts: readonly number[], p: number): Place | null => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let rank = Math.max(1, Math.ceil(p * total));
  for (const [bucket, count] of counts.entries()) {
    if (rank <= count) return { bucket, rank };
    rank -= count;
  }
  return null;
};

/** The minutes at a rank of one bucket, given what several days keep of it. Throws RangeError where they hold fewer. */
export const minutesAt = (kept: readonly string[], rank: number): number => {
  const counts = new Map<number, number>();
  for (const own of kept) for (const [minutes, count] of pairsOf(own)) counts.set(minutes, (counts.get(minutes) ?? 0) + count);
  let left = rank;
  for (const [minutes, count] of [...counts].sort(([one], [other]) => one - other)) {
    if (left <= count) return minutes;
    left -= count;
  }
  throw new RangeError("The bucket holds fewer times.");
};
