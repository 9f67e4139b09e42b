import { z } from "zod";

import { audienceSchema, reportStatusSchema, type Audience, type Printer, type ReportStatus } from "../model";
import type { ReportFigures } from "../model/figures";
import { localeSchema, type Locale } from "#lib/auth/actor";
import { newId, type ReportGroupId, type ReportId, type WorkspaceId } from "#lib/core/ids";
import type { DayRange } from "#lib/coverage/span-model";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

type NewReport = {
  readonly groupId: ReportGroupId | null;
  readonly audience: Audience;
  readonly locale: Locale;
  readonly zone: string;
  readonly brandIds: readonly string[];
  readonly week: DayRange;
  readonly requestedById: string | null;
  readonly now: Date;
};

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Null where the report of that group's week is there already. */
export const insertReport = async (tx: Db, workspaceId: WorkspaceId, { week, brandIds, now, ...report }: NewReport): Promise<ReportId | null> => {
  const { groupId, audience } = report;
  const id = newId("report");
  const { count } = await tx.report.createMany({
    data: {
      ...{ id, workspaceId, ...report, brandIds: [...brandIds], status: "queued", requestedAt: now },
      ...{ weekFrom: midnight(week.from), weekTo: midnight(week.to) },
      weekKey: audience === "group" && groupId !== null ? `${groupId}/${week.from}` : null,
    },
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
};

const openSchema = z.object({
  groupId: z.string().nullable(),
  audience: audienceSchema,
  locale: localeSchema,
  zone: z.string(),
  brandIds: z.array(z.string()),
  weekFrom: z.date(),
  weekTo: z.date(),
  status: reportStatusSchema,
  requestedById: z.string().nullable(),
  requestedAt: z.date(),
});
export type OpenReport = Omit<z.output<typeof openSchema>, "weekFrom" | "weekTo"> & { readonly week: DayRange };

/** A report as a worker takes it up; null where nothing is left to do. */
export const openReport = async (workspaceId: WorkspaceId, reportId: ReportId): Promise<OpenReport | null> => {
  const row = await db().report.findFirst({
    where: { id: reportId, workspaceId, status: { in: ["queued", "counting", "printing"] } },
    select: {
      ...{ groupId: true, audience: true, locale: true, zone: true, brandIds: true, weekFrom: true, weekTo: true },
      ...{ status: true, requestedById: true, requestedAt: true },
    },
  });
  if (row === null) return null;
  const { weekFrom, weekTo, ...report } = openSchema.parse(row);
  return { ...report, week: { from: weekFrom.toISOString().slice(0, 10), to: weekTo.toISOString().slice(0, 10) } };
};

type Move = { readonly reportId: ReportId; readonly from: readonly ReportStatus[]; readonly to: ReportStatus; readonly madeAt?: Date };

/** Moves a report on; false where it is in another state. */
export const moveReport = async (tx: Db, workspaceId: WorkspaceId, { reportId, from, to, madeAt }: Move): Promise<boolean> => {
  const { count } = await tx.report.updateMany({
    where: { id: reportId, workspaceId, status: { in: [...from] } },
    data: { status: to, ...(madeAt === undefined ? {} : { madeAt }) },
  });
  return count === 1;
};

type Counted = { readonly reportId: ReportId; readonly figures: ReportFigures; readonly definition: string; readonly now: Date };

/** Keeps the figures, once: whoever counts later counts in vain. */
export const storeFigures = async (tx: Db, workspaceId: WorkspaceId, { reportId, figures, definition, now }: Counted): Promise<boolean> => {
  const { count } = await tx.report.updateMany({
    where: { id: reportId, workspaceId, status: { in: ["queued", "counting"] } },
    data: { figures, definition, status: "printing", madeAt: now },
  });
  return count === 1;
};

type Paper = { readonly reportId: ReportId; readonly locale: Locale; readonly printedBy: Printer; readonly bytes: Uint8Array };

export const storePaper = async (workspaceId: WorkspaceId, { bytes, ...paper }: Paper): Promise<void> => {
  await db().reportPaper.createMany({ data: { workspaceId, ...paper, bytes: Uint8Array.from(bytes) }, skipDuplicates: true });
};
