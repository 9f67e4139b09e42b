import type { z } from "zod";

import { optionsFor } from "./enqueue";
import { queueNamed } from "./backend";
import type { JobDefinition } from "./define-job";

type Cadence = { readonly everyMs: number; readonly offsetMs?: number } | { readonly cron: string; readonly zone: string };

/** Makes a job recur; with an id that exists, changes it. Each tick becomes an ordinary job, so it never runs beside itself. */
export const upsertSchedule = async <Name extends string, Payload extends z.ZodType>(
  job: JobDefinition<Name, Payload>,
  payload: z.input<Payload>,
  { id, cadence }: { readonly id: string; readonly cadence: Cadence },
): Promise<void> => {
  const data = job.payload.parse(payload);
  const queue = await queueNamed(job.queue);
  const repeat =
    "cron" in cadence
      ? { pattern: cadence.cron, tz: cadence.zone }
      : { every: cadence.everyMs, ...(cadence.offsetMs === undefined ? {} : { offset: cadence.offsetMs }) };
  await queue.upsertJobScheduler(id, repeat, { name: job.name, data, opts: optionsFor(job.queue) });
};

/** Ends a recurrence; says nothing when there was none. */
export const removeSchedule = async <Name extends string, Payload extends z.ZodType>(job: JobDefinition<Name, Payload>, id: string): Promise<void> => {
  const queue = await queueNamed(job.queue);
  await queue.removeJobScheduler(id);
};
