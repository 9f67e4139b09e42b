import { hashOf } from "./minhash";

/** In how many threads an author wrote, and how often in those written in most: exact for the first, an estimate beyond. */
export type Threads = { readonly most: readonly ThreadCount[]; readonly leastHashes: readonly number[] };
type ThreadCount = { readonly thread: string; readonly items: number };

const mostMax = 24;
const hashesMax = 64;
const hashSpace = 2 ** 32;

export const noThreads: Threads = { most: [], leastHashes: [] };

/** The counts with one more item in a thread. Where all places are taken, a newcomer takes that of the least written in, with its count. */
export const countThread = ({ most, leastHashes }: Threads, thread: string): Threads => ({
  most: counted(most, thread),
  leastHashes: withHash(leastHashes, hashOf(thread)),
});

const counted = (most: readonly ThreadCount[], thread: string): readonly ThreadCount[] => {
  if (most.some((one) => one.thread === thread)) return most.map((one) => (one.thread === thread ? { thread, items: one.items + 1 } : one));
  if (most.length < mostMax) return [...most, { thread, items: 1 }];
  const least = most.reduce((known, one) => (one.items < known.items ? one : known));
  return [...most.filter((one) => one !== least), { thread, items: least.items + 1 }];
};

const withHash = (hashes: readonly number[], hash: number): readonly number[] =>
  hashes.includes(hash) ? hashes : [...hashes, hash].toSorted((one, other) => one - other).slice(0, hashesMax);

/** True in a thread in which the author is known to have written. */
export const hasWrittenIn = ({ most }: Threads, thread: string): boolean => most.some((one) => one.thread === thread);

/** In how many threads the author wrote; beyond 64 estimated from the least of their hashes. */
export const threadCount = ({ leastHashes }: Threads): number => {
  const last = leastHashes.at(-1);
  if (last === undefined || leastHashes.length < hashesMax) return leastHashes.length;
  return Math.round(((hashesMax - 1) * hashSpace) / Math.max(1, last));
};

/** How often the author wrote in the thread written in most. */
export const itemsInBusiestThread = ({ most }: Threads): number => Math.max(0, ...most.map(({ items }) => items));
