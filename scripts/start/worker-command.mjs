/**
 * How a worker is run. Pages pass through it by the thousand and leave little behind: the bounds make Node collect them at once instead of
 * letting the heap grow to what the machine would allow.
 */
export const workerCommand = ["--max-old-space-size=256", "--max-semi-space-size=16", "build/worker.mjs"];
