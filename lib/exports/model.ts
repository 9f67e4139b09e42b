import { z } from "zod";

import { caseFiltersSchema } from "#lib/cases/model";
import { dayMs } from "#lib/core/time";
import { inboxFiltersSchema } from "#lib/inbox/model";

export const exportSubjects = ["items", "cases", "figures", "audit"] as const;
export const exportSubjectSchema = z.enum(exportSubjects);
export type ExportSubject = z.infer<typeof exportSubjectSchema>;

export const exportFormats = ["xlsx", "csv", "jsonl"] as const;
export const exportFormatSchema = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const exportStatuses = ["queued", "running", "done", "failed", "cancelled"] as const;
export const exportStatusSchema = z.enum(exportStatuses);
export type ExportStatus = z.infer<typeof exportStatusSchema>;

/** Why a file was not written to its end; put into words in the reader's language. */
export const exportFailureSchema = z.enum(["not-allowed", "too-large", "cannot-write"]);
export type ExportFailure = z.infer<typeof exportFailureSchema>;

const before: Readonly<Record<ExportStatus, readonly ExportStatus[]>> = {
  queued: [],
  running: ["queued"],
  done: ["running"],
  failed: ["queued", "running"],
  cancelled: ["queued", "running"],
};

/** From which states a run may come into one. */
export const statusesBefore = (status: ExportStatus): readonly ExportStatus[] => before[status];

/** A run whose file is still to be written, or being written. */
export const isUnderWay = (status: ExportStatus): boolean => statusesBefore("cancelled").includes(status);

/** How long a file is kept. */
export const exportKeptMs = 7 * dayMs;

/** So many files of one member are written or wait for it at a time. */
export const mostUnderWay = 3;

/** The words of the overview's address: the last so many days with today, and a brand by its slug. */
export const figureFiltersSchema = z.object({
  days: z.coerce.number().int().min(1).max(3_660).catch(28).default(28),
  brand: z.string().max(100).optional().catch(undefined),
});

/** What each page's address may say. The trail has no filters. */
export const filterSchemas = { items: inboxFiltersSchema, cases: caseFiltersSchema, figures: figureFiltersSchema, audit: z.object({}) } as const;

export const addressWordsSchema = z.record(z.string().max(40), z.string().max(10_000));
/** Filters as the address of a page has them. */
export type AddressWords = z.infer<typeof addressWordsSchema>;

export const requestExportSchema = z.object({ what: exportSubjectSchema, format: exportFormatSchema, filters: addressWordsSchema.default({}) });
export const onExportSchema = z.object({ exportId: z.string().min(1).max(100) });

/** One file on the page of exports. Times are ISO. */
export type ExportView = {
  readonly id: string;
  readonly what: ExportSubject;
  readonly format: ExportFormat;
  readonly title: string;
  readonly status: ExportStatus;
  readonly rowsDone: number;
  /** Null until it begins. */
  readonly rowsExpected: number | null;
  readonly sizeBytes: number;
  readonly failure: ExportFailure | null;
  readonly requestedAt: string;
  /** When a finished one is forgotten. */
  readonly keptUntil: string | null;
};

/** The file's name as its reader finds it among others: what it holds, and the day it was asked for. */
export const fileNameOf = ({ title, format, requestedAt }: Pick<ExportView, "title" | "format" | "requestedAt">): string =>
  `${title} ${requestedAt.slice(0, 10)}.${format}`;
