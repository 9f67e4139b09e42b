import type { JobsOptions } from "bullmq";
import type { z } from "zod";

import { sha256 } from "#lib/core/crypto";
import { logFor } from "#lib/core/log";

import { queueNamed } from "./backend";
import type { JobDefinition, QueueName } from "./define-job";

type When = {
  readonly delayMs?: number;
  /** An equal job that waits for its time is brought forward to this one's. */
  readonly hurry?: boolean;
};

/** How often a failed job is tried again, by what limits its queue; waits double from the first, with jitter. */
const patience: Readonly<Record<QueueName, { readonly attempts: number; readonly firstWaitMs: number }>> = {
  poll: { attempts: 4, firstWaitMs: 500 },
  process: { attempts: 8, firstWaitMs: 500 },
  deliver: { attempts: 12, firstWaitMs: 2_000 },
  maintain: { attempts: 3, firstWaitMs: 5_000 },
};

/** What a job of that queue is added with: bounded retries and bounded remains. */
export const optionsFor = (queue: QueueName): JobsOptions => ({
  attempts: patience[queue].attempts,
  backoff: { type: "exponential", delay: patience[queue].firstWaitMs, jitter: 0.5 },
  removeOnComplete: { count: 200, age: 3_600 },
  removeOnFail: { count: 500, age: 7 * 24 * 3_600 },
});

/** Parses the payload before it leaves, so a bad job never reaches a queue; equal jobs collapse while waiting. */
export const enqueue = async <Name extends string, Payload extends z.ZodType>(
  job: JobDefinition<Name, Payload>,
  payload: z.input<Payload>,
  when: When = {},
): Promise<void> => enqueueParsed(job, job.payload.parse(payload), when);

/** The same for a payload that has been parsed already. */
export const enqueueParsed = async <Name extends string, Payload extends z.ZodType>(
  job: JobDefinition<Name, Payload>,
  data: z.output<Payload>,
  { delayMs, hurry = false }: When = {},
): Promise<void> => {
  const queue = await queueNamed(job.queue);
  await queue.add(job.name, data, {
    ...optionsFor(job.queue),
    deduplication: { id: keyOf(job, data), keepLastIfActive: true, ...(hurry ? { reschedule: true } : {}) },
    ...(delayMs === undefined ? {} : { delay: Math.max(0, Math.round(delayMs)) }),
  });
};

/** Enqueues what reconciling would find anyway: after a commit, a queue that cannot be reached must not look like a failed command. */
export const nudge = async <Name extends string, Payload extends z.ZodType>(
  job: JobDefinition<Name, Payload>,
  payload: z.input<Payload>,
  when: When = {},
): Promise<void> => {
  try {
    await enqueue(job, payload, when);
  } catch (error) {
    logFor("queue").warn({ job: job.name, error: error instanceof Error ? error.message : "unknown" }, "not queued now; reconciling will find it");
  }
};

/** Hashed: a key may be long, and the queue's own keys are separated by colons. */
const keyOf = <Name extends string, Payload extends z.ZodType>(job: JobDefinition<Name, Payload>, data: z.output<Payload>): string =>
  `${job.name}/${sha256(job.key(data)).slice(0, 32)}`;
