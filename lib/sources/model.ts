import { z } from "zod";

import { platformSchema } from "#lib/connectors/contract";

export const sourceStatuses = ["active", "paused", "reconnect", "gone"] as const;
export const sourceStatusSchema = z.enum(sourceStatuses);
export type SourceStatus = z.infer<typeof sourceStatusSchema>;

/** What went wrong last, in a form that the page can say in the reader's language. */
export const sourceErrorSchema = z.object({ kind: z.string(), reason: z.string(), params: z.record(z.string(), z.string()), message: z.string() });
export type SourceError = z.infer<typeof sourceErrorSchema>;

/** One line of the health page. Times are ISO. */
export type SourceHealth = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly platform: z.infer<typeof platformSchema>;
  readonly brand: { readonly id: string; readonly name: string; readonly slug: string };
  readonly status: SourceStatus;
  readonly capabilities: readonly string[];
  readonly hasSecret: boolean;
  readonly lastPolledAt: string | null;
  readonly lastSuccessAt: string | null;
  readonly lastItemAt: string | null;
  readonly nextPollAt: string | null;
  readonly pollIntervalMs: number;
  readonly lagMs: number | null;
  readonly failures: number;
  readonly error: (SourceError & { readonly at: string }) | null;
  readonly quotaLeft: number | null;
  readonly itemCount: number;
  readonly openGaps: readonly { readonly id: string; readonly since: string | null; readonly until: string; readonly reason: string }[];
  readonly setAsideCount: number;
  /** Polls and items of the last 24 hours by hour, oldest first. */
  readonly lastDay: readonly number[];
};

/** What a pasted link turned out to be, with five comments as proof. */
export type SourceProbe = {
  readonly platform: z.infer<typeof platformSchema>;
  readonly url: string;
  readonly title: string;
  readonly settings: unknown;
  readonly credential: "none" | "optional" | "required";
  readonly samples: readonly { readonly author: string; readonly text: string; readonly postedAt: string }[];
  readonly capabilities: readonly string[];
};

export const importStatuses = ["uploading", "previewed", "running", "done", "cancelled", "failed"] as const;
export const importStatusSchema = z.enum(importStatuses);

export type ImportProgress = {
  readonly id: string;
  readonly sourceId: string;
  readonly fileName: string;
  readonly status: z.infer<typeof importStatusSchema>;
  readonly sizeBytes: number;
  readonly doneBytes: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly failure: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
};

/** The next interval of a source: shorter while it talks, longer while it is silent, never outside its pace. */
export const nextPollInterval = (current: number, page: { readonly newItems: number }, pace: { readonly fastestMs: number; readonly slowestMs: number }): number => {
  const wanted = page.newItems > 0 ? current / 2 : current * 1.25;
  return Math.round(Math.min(pace.slowestMs, Math.max(pace.fastestMs, wanted)));
};
