import type { z } from "zod";

/** The four queues, named for the constraint that separates them. */
export const queueNames = ["poll", "process", "deliver", "maintain"] as const;
export type QueueName = (typeof queueNames)[number];

/**
 * A promise of work: its name, where it runs, what it carries and what makes two of it the same.
 * Producers and workers both import this value, so neither can drift from the other.
 */
export type JobDefinition<Name extends string, Payload extends z.ZodType> = {
  readonly name: Name;
  readonly queue: QueueName;
  readonly payload: Payload;
  /** Jobs with equal keys collapse while waiting; one that arrives during a run causes one more run. */
  readonly key: (payload: z.output<Payload>) => string;
};

export const defineJob = <Name extends string, Payload extends z.ZodType>(definition: JobDefinition<Name, Payload>): JobDefinition<Name, Payload> => definition;
