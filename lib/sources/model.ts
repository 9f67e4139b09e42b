import { z } from "zod";

import type { Capability, ConnectorError, platformSchema } from "#lib/connectors/contract";
import { dayMs, hourMs, minuteMs } from "#lib/core/time";

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
  /** The source that reads this page already. */
  readonly watchedBy: { readonly id: string; readonly name: string } | null;
};

export const importStatuses = ["uploading", "previewed", "running", "done", "cancelled", "failed"] as const;
export const importStatusSchema = z.enum(importStatuses);

/** Why a run ended before its file did; put into words in the reader's language. */
export const importFailureSchema = z.enum(["cannot-read-on"]);
export type ImportFailure = z.infer<typeof importFailureSchema>;

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
  readonly failure: ImportFailure | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
};

/** The next interval of a source: shorter while it talks, longer while it is silent, never outside its pace. */
export const nextPollInterval = (
  current: number,
  page: { readonly newItems: number },
  pace: { readonly fastestMs: number; readonly slowestMs: number },
): number => {
  const wanted = page.newItems > 0 ? current / 2 : current * 1.25;
  return Math.round(Math.min(pace.slowestMs, Math.max(pace.fastestMs, wanted)));
};

/** How many equal failures in a row it takes to believe them: one bad answer is never taken for a dead credential or a dead page. */
const believedAfter = { credentials: 2, gone: 5 } as const;

/** What a failed poll says of the source; given the kind of the failure before it and how many there were. */
export const statusAfterFailure = (
  error: Pick<ConnectorError, "kind">,
  before: { readonly kind: string | null; readonly failures: number; readonly status: SourceStatus },
): SourceStatus => {
  const inARow = before.kind === error.kind ? before.failures + 1 : 1;
  if (error.kind === "credentials" && inARow >= believedAfter.credentials) return "reconnect";
  if (error.kind === "gone" && inARow >= believedAfter.gone) return "gone";
  return before.status;
};

/** Failures in a row after which a source is called ill; one bad answer is weather. */
export const illAfterFailures = 3;

/** How long to leave a source alone after a failure: what it asked for, else a second, twice as long each time, up to its slowest pace. */
export const waitAfterFailure = (
  error: Pick<ConnectorError, "retryAfterMs">,
  before: { readonly failures: number },
  pace: { readonly slowestMs: number },
): number => error.retryAfterMs ?? Math.min(pace.slowestMs, 1_000 * 2 ** Math.min(before.failures, 20));

/** A source that waits for a person is still looked at now and then: it may come back by itself. */
export const idlePollIntervalMs = 60 * 60_000;

/** How long the removal of a source can be taken back. */
export const restorableMs = 15 * minuteMs;

/** How long the credential of a removed source is kept; longer than the removal can be taken back. */
export const secretKeptMs = hourMs;

/** How long it is remembered that a push was recorded. */
export const receiptKeptMs = 30 * dayMs;

/** How long a file may lie here whose import was not started, or whose source was removed. */
export const importKeptMs = 7 * dayMs;

/** The name of a source's place in the schedule. */
export const pollScheduleId = (sourceId: string): string => `poll/${sourceId}`;

const linkSchema = z.string().trim().min(1).max(2_000);
const sourceNameSchema = z.string().trim().min(1).max(120);
/** Parsed further by the connector of its platform. */
const secretSchema = z.record(z.string(), z.string().max(4_000)).optional();

export const probeLinkSchema = z.object({ url: linkSchema, secret: secretSchema });
export const addSourceSchema = z.object({
  brandId: z.string(),
  url: linkSchema,
  name: sourceNameSchema.optional(),
  secret: secretSchema,
  isOwnPage: z.coerce.boolean().default(true),
});
export const addOwnSourceSchema = z.object({ brandId: z.string(), name: sourceNameSchema });
export const onSourceSchema = z.object({ sourceId: z.string() });
export const renameSourceSchema = z.object({ sourceId: z.string(), name: sourceNameSchema });
export const updateSecretSchema = z.object({
  sourceId: z.string(),
  secret: z.record(z.string(), z.string().max(4_000)),
  forget: z.array(z.string().max(100)).max(20).optional(),
});

/** The secrets a push source accepts: the one in force and, while it is being replaced, the one before; and the one its callback knows us by. */
export const pushSecretSchema = z.object({ pushSecrets: z.array(z.string()).min(1).max(2), callbackSecret: z.string().optional() });

/** What the sender of pushes may take at its callback. */
export const callbackCapabilities = [
  "reply",
  "private-message",
  "hide",
  "unhide",
  "delete",
  "ban",
  "close-conversation",
] as const satisfies readonly Capability[];

/** Where a push source sends what is said and done; no address: nowhere. */
export const setCallbackSchema = z.object({
  sourceId: z.string(),
  url: z.union([z.literal(""), z.url({ protocol: /^https?$/u }).max(2_000)]),
  can: z.array(z.enum(callbackCapabilities)).max(callbackCapabilities.length),
});

/** What the platform answered, when it was not what was hoped for: shown, not thrown. */
export type Refused = { readonly kind: "refused"; readonly error: SourceError };

/** A file travels in pieces of this size, the last one smaller. */
export const importChunkBytes = 1024 * 1024;
export const importBytesMax = 1024 * 1024 * 1024;

export const createImportSchema = z.object({
  sourceId: z.string(),
  fileName: z.string().trim().min(1).max(300),
  sizeBytes: z.number().int().positive().max(importBytesMax),
});
export const onImportSchema = z.object({ importId: z.string() });
