import { queueNamed } from "./backend";

/** Reading comments goes first: work that goes on beside it rests so many times as long as it took, and work that has the worker to itself as long as it took. */
const restsPerWork = { besideReading: 29, alone: 1 } as const;

/** Reading may be over by then, and figures are to be of this moment. */
const longestRestMs = 20_000;

/** Milliseconds to rest beside reading after so many of work. */
export const restBesideReading = (workedMs: number): number => Math.min(longestRestMs, restsPerWork.besideReading * workedMs);

/** Milliseconds to rest after so many of work, by whether comments are being read or wait to be. */
export const restAfter = async (workedMs: number): Promise<number> =>
  (await isReading()) ? restBesideReading(workedMs) : Math.min(longestRestMs, restsPerWork.alone * workedMs);

const isReading = async (): Promise<boolean> => {
  const [poll, process] = await Promise.all([countIn("poll", ["active", "waiting"]), countIn("process", ["waiting"])]);
  return poll + process > 0;
};

const countIn = async (name: "poll" | "process", states: readonly ("active" | "waiting")[]): Promise<number> => {
  const counts = await (await queueNamed(name)).getJobCounts(...states);
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
};
