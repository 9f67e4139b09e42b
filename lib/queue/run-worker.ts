import { DelayedError, UnrecoverableError, type Job } from "bullmq";
import type { z } from "zod";

import { readClock } from "#lib/core/clock";
import { logFor } from "#lib/core/log";

import { workerOn, type OpenWorker } from "./backend";
import type { JobDefinition, QueueName } from "./define-job";
import { enqueueParsed } from "./enqueue";
import { Abandoned, Postponed } from "./outcome";

/** What a handler knows besides its payload. */
export type Run = {
  readonly now: Date;
  /** Raised when the process is asked to end: finish the step at hand and return. */
  readonly signal: AbortSignal;
};

/** A job and what is done about it, with the payload's type sealed inside. */
export type Handler = {
  readonly name: string;
  readonly queue: QueueName;
  readonly run: (payload: unknown, run: Run) => Promise<void>;
  readonly again: (payload: unknown) => Promise<void>;
};

/** Ties a job to its handler: the payload is parsed on arrival as it was on leaving. */
export const handlerOf = <Name extends string, Payload extends z.ZodType>(
  job: JobDefinition<Name, Payload>,
  handle: (payload: z.output<Payload>, run: Run) => Promise<void>,
): Handler => ({
  name: job.name,
  queue: job.queue,
  run: (payload, run) => handle(job.payload.parse(payload), run),
  again: (payload) => enqueueParsed(job, job.payload.parse(payload)),
});

type Settings = {
  readonly concurrency: number;
  /** How long a job of a process that died is thought to be running still. */
  readonly lockMs?: number;
  readonly signal: AbortSignal;
};

const defaultLockMs = 15_000;

/** Works one queue of this process with the handlers given for it. Close what is returned to stop taking jobs and wait for those at hand. */
export const runWorker = async (
  queue: QueueName,
  handlers: readonly Handler[],
  { concurrency, lockMs = defaultLockMs, signal }: Settings,
): Promise<OpenWorker> => {
  const byName = new Map(handlers.filter((handler) => handler.queue === queue).map((handler) => [handler.name, handler]));
  const worker = await workerOn(queue, (job, token) => perform(job, { token, handler: byName.get(job.name), signal }), {
    concurrency,
    lockDuration: lockMs,
    stalledInterval: lockMs,
    // A job whose process was killed is taken up again each time; one that kills its process is given up after this many.
    maxStalledCount: 5,
    drainDelay: 5,
  });
  worker.on("failed", (job, error) => {
    logFor("queue").warn({ queue, job: job?.name, id: job?.id, attempt: job?.attemptsMade, error: error.message }, "job failed");
  });
  return worker;
};

type Performance = { readonly token: string | undefined; readonly handler: Handler | undefined; readonly signal: AbortSignal };

const perform = async (job: Job, { token, handler, signal }: Performance): Promise<void> => {
  if (!handler) throw new UnrecoverableError(`Nobody handles ${job.name}.`);
  // A tick of a schedule cannot carry a key of its own: it becomes a job that can, and collapses with one that is waiting.
  if (job.repeatJobKey !== undefined) return handler.again(job.data);
  try {
    await handler.run(job.data, { now: readClock(), signal });
  } catch (error) {
    if (error instanceof Postponed) {
      await job.moveToDelayed(readClock().getTime() + error.delayMs, token);
      throw new DelayedError();
    }
    if (error instanceof Abandoned) throw new UnrecoverableError(error.message);
    throw error;
  }
};
