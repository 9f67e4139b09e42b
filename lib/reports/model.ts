import { z } from "zod";

import { linkTerms } from "./model/link-terms";
import { locales, localeSchema, type Locale } from "#lib/auth/actor";
import { addressList } from "#lib/core/address-list";
import { dayMs, hourMs, isZone, minuteMs } from "#lib/core/time";

export const reportStatuses = ["queued", "counting", "printing", "made", "failed"] as const;
export const reportStatusSchema = z.enum(reportStatuses);
export type ReportStatus = z.infer<typeof reportStatusSchema>;

/** Whom a report is made for: a group at its time, whoever asked to see a letter, or nobody but its page. */
export const audienceSchema = z.enum(["group", "test", "page"]);
export type Audience = z.infer<typeof audienceSchema>;

export const letterStateSchema = z.enum(["queued", "sending", "sent", "failed", "dropped"]);
export type LetterState = z.infer<typeof letterStateSchema>;
export const letterFailureSchema = z.enum(["not-configured", "refused", "away"]);
export type LetterFailure = z.infer<typeof letterFailureSchema>;

export const printerSchema = z.enum(["browser", "built-in"]);
export type Printer = z.infer<typeof printerSchema>;

/** How far the making of a report has come, in 0…1. */
export const progressOf = (status: ReportStatus): number => ({ queued: 0.05, counting: 0.3, printing: 0.7, made: 1, failed: 1 })[status];

export const isUnderWay = (status: ReportStatus): boolean => status !== "made" && status !== "failed";

/** A report that is not made in this time never will be. */
export const makingMaxMs = 2 * dayMs;

/** A try that said nothing in this time was cut off; its letter is tried again. */
export const tryMaxMs = 15 * minuteMs;
const firstWaitMs = 2 * minuteMs;
const longestWaitMs = 2 * hourMs;
const mostTries = 30;

/** How long a letter rests after its so-manieth try met a server that was away; null: it has been tried for two days. */
export const restAfterTry = (tries: number): number | null => (tries >= mostTries ? null : Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - 1)));

/** How long the browser that prints may look. */
export const printLinkMs = 5 * minuteMs;

export const linkEnd = (days: number, now: Date): Date => new Date(now.getTime() + days * dayMs);

const id = z.string().min(1).max(100);
const mostAddresses = 50;

const groupSchema = z.object({
  name: z.string().trim().min(1).max(100),
  addresses: addressList(mostAddresses),
  locale: localeSchema,
  zone: z.string().max(60).refine(isZone),
  weekday: z.coerce.number().int().min(1).max(7),
  hour: z.coerce.number().int().min(0).max(23),
  brandIds: z.array(id).max(200),
});
export const addGroupSchema = groupSchema;
export const onGroupSchema = z.object({ groupId: id });
export const updateGroupSchema = groupSchema.extend({ groupId: id });
export const makeReportSchema = z.object({ groupId: id.nullable() });
export const onReportSchema = z.object({ reportId: id });
export const shareReportSchema = onReportSchema.extend({ days: z.coerce.number().pipe(z.literal([...linkTerms])) });
export const onLinkSchema = z.object({ linkId: id });
export const onLetterSchema = z.object({ letterId: id });

/** A group of recipients on its page. Times are ISO. */
export type GroupView = {
  readonly id: string;
  readonly name: string;
  readonly recipients: readonly { readonly address: string; readonly hasLeft: boolean }[];
  readonly locale: Locale;
  readonly zone: string;
  readonly weekday: number;
  readonly hour: number;
  /** None: every brand. */
  readonly brandIds: readonly string[];
  readonly isPaused: boolean;
  readonly nextAt: string;
};

export type ReportRow = {
  readonly id: string;
  readonly groupName: string | null;
  readonly audience: Audience;
  readonly week: { readonly from: string; readonly to: string };
  readonly status: ReportStatus;
  readonly requestedAt: string;
  readonly madeAt: string | null;
  readonly letters: Readonly<Record<LetterState, number>>;
};

export type LetterView = {
  readonly id: string;
  readonly address: string;
  readonly state: LetterState;
  readonly tries: number;
  readonly dueAt: string;
  readonly sentAt: string | null;
  readonly failure: LetterFailure | null;
};

export type LinkView = { readonly id: string; readonly createdAt: string; readonly expiresAt: string };

/** The languages a report can be read in. */
export const reportLocales = locales;
