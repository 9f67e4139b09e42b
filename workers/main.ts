import { parseArgs } from "node:util";

import { z } from "zod";

import { handlers } from "./handlers";
import { reconcile } from "./reconcile";
import { readClock } from "#lib/core/clock";
import { env } from "#lib/core/env";
import { logFor } from "#lib/core/log";
import { disconnect } from "#lib/db/client";
import { closeQueues } from "#lib/queue/backend";
import { queueNames, type QueueName } from "#lib/queue/define-job";
import { runWorker } from "#lib/queue/run-worker";

// Jobs at a time in one process, by what limits their queue.
const concurrency: Readonly<Record<QueueName, number>> = { poll: 6, process: 3, deliver: 4, maintain: 1 };

const { values } = parseArgs({
  options: {
    /** Which queues this process serves; all by default. */
    queues: { type: "string", default: queueNames.join(",") },
    /** Milliseconds between two rounds of reconciling. */
    "reconcile-every": { type: "string", default: "120000" },
    /** Milliseconds after which what is pending is thought forgotten. */
    "reconcile-after": { type: "string", default: "30000" },
    /** Milliseconds after which the jobs of a dead process are taken over. */
    lock: { type: "string", default: "15000" },
  },
});
const options = z
  .object({
    queues: z
      .string()
      .transform((list) => list.split(","))
      .pipe(z.array(z.enum(queueNames)).min(1)),
    "reconcile-every": z.coerce.number().int().positive(),
    "reconcile-after": z.coerce.number().int().nonnegative(),
    lock: z.coerce.number().int().positive(),
  })
  .parse(values);

env();
const log = logFor("worker");
const ending = new AbortController();

const workers = await Promise.all(
  options.queues.map((queue) => runWorker(queue, handlers, { concurrency: concurrency[queue], lockMs: options.lock, signal: ending.signal })),
);

let round: Promise<void> = Promise.resolve();
const reconcileNow = async (): Promise<void> => {
  try {
    await reconcile({ now: readClock(), graceMs: options["reconcile-after"] });
  } catch (error) {
    // The next round is soon; a queue or a database that is away must not end the process.
    log.error({ error: error instanceof Error ? error.message : "unknown" }, "reconciling failed");
  }
};
const tick = (): void => {
  round = round.then(reconcileNow);
};
tick();
const timer = setInterval(tick, options["reconcile-every"]);
log.info({ queues: options.queues }, "at work");

/** Handlers end at their next page; what does not end in time is left to the lock, and costs a repetition, never data. */
const graceMs = 5_000;

const leave = async (signal: NodeJS.Signals): Promise<void> => {
  log.info({ signal }, "leaving");
  ending.abort();
  clearInterval(timer);
  const tooLong = setTimeout(() => {
    log.warn("left before every job had ended");
    process.exit(0);
  }, graceMs);
  await Promise.all([...workers.map((worker) => worker.close()), round]);
  await closeQueues();
  await disconnect();
  clearTimeout(tooLong);
  process.exit(0);
};

let isLeaving = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (isLeaving) return;
    isLeaving = true;
    void leave(signal);
  });
}
