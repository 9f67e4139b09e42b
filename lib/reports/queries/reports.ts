import { z } from "zod";

import {
  audienceSchema,
  letterFailureSchema,
  letterStateSchema,
  printerSchema,
  reportStatusSchema,
  type LetterState,
  type LetterView,
  type LinkView,
  type ReportRow,
} from "../model";
import { reportFiguresSchema } from "../model/figures";
import { paperName, type PaperName } from "../words/paper-name";
import type { Snapshot } from "../words/sheet";
import type { Actor, Locale } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import type { ReportId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

const rowColumns = { id: true, groupId: true, audience: true, weekFrom: true, weekTo: true, status: true, requestedAt: true, madeAt: true } as const;

const rowSchema = z.object({
  id: z.string(),
  groupId: z.string().nullable(),
  audience: audienceSchema,
  weekFrom: z.date(),
  weekTo: z.date(),
  status: reportStatusSchema,
  requestedAt: z.date(),
  madeAt: z.date().nullable(),
});

const mostShown = 60;
const day = (at: Date): string => at.toISOString().slice(0, 10);
const noLetters: Readonly<Record<LetterState, number>> = { queued: 0, sending: 0, sent: 0, failed: 0, dropped: 0 };

/** The latest reports of the workspace, newest first, each with what became of its letters. */
export const listReports = async (actor: Actor): Promise<readonly ReportRow[]> => {
  requirePermission(actor, "desk:read");
  return readRows(actor.workspaceId, {});
};

/** One report. Throws `not-found`, for another workspace's too. */
export const getReport = async (actor: Actor, reportId: ReportId): Promise<ReportRow> => {
  requirePermission(actor, "desk:read");
  const [row] = await readRows(actor.workspaceId, { id: reportId });
  if (row === undefined) throw notFound("The report");
  return row;
};

const readRows = async (workspaceId: WorkspaceId, which: { readonly id?: ReportId }): Promise<readonly ReportRow[]> => {
  const found = await db().report.findMany({
    where: { workspaceId, ...which },
    select: rowColumns,
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    take: mostShown,
  });
  const rows = z.array(rowSchema).parse(found);
  const [groups, letters] = await Promise.all([
    db().reportGroup.findMany({ where: { workspaceId, id: { in: rows.flatMap(({ groupId }) => groupId ?? []) } }, select: { id: true, name: true } }),
    db().reportLetter.groupBy({ by: ["reportId", "state"], where: { workspaceId, reportId: { in: rows.map(({ id }) => id) } }, _count: true }),
  ]);
  const nameOf = new Map(groups.map(({ id, name }) => [id, name]));
  const lettersOf = (reportId: string) =>
    Object.fromEntries(letters.filter((one) => one.reportId === reportId).map(({ state, _count }) => [letterStateSchema.parse(state), _count]));
  return rows.map(({ id, groupId, audience, weekFrom, weekTo, status, requestedAt, madeAt }) => ({
    ...{ id, audience, status },
    groupName: nameOf.get(groupId ?? "") ?? null,
    week: { from: day(weekFrom), to: day(weekTo) },
    requestedAt: requestedAt.toISOString(),
    madeAt: madeAt?.toISOString() ?? null,
    letters: { ...noLetters, ...lettersOf(id) },
  }));
};

const snapshotSchema = z.object({ figures: reportFiguresSchema, definition: z.string(), madeAt: z.date(), zone: z.string() });

/** What a report keeps; null while it is not counted. */
export const findSnapshot = async (workspaceId: WorkspaceId, reportId: ReportId): Promise<Snapshot | null> => {
  const row = await db().report.findFirst({
    where: { id: reportId, workspaceId, figures: { not: "DbNull" } },
    select: { figures: true, definition: true, madeAt: true, zone: true },
  });
  return row === null ? null : snapshotSchema.parse(row);
};

/** The same for whoever may read the desk. */
export const findSnapshotFor = async (actor: Actor, reportId: ReportId): Promise<Snapshot | null> => {
  requirePermission(actor, "desk:read");
  return findSnapshot(actor.workspaceId, reportId);
};

const paperSchema = z.object({ bytes: z.instanceof(Uint8Array), printedBy: printerSchema });

/** The report as a PDF; null where it was not printed in that language. */
export const findPaper = async (
  workspaceId: WorkspaceId,
  { reportId, locale }: { readonly reportId: ReportId; readonly locale: Locale },
): Promise<z.output<typeof paperSchema> | null> => {
  const row = await db().reportPaper.findFirst({ where: { reportId, locale, workspaceId }, select: { bytes: true, printedBy: true } });
  return row === null ? null : paperSchema.parse(row);
};

export type PaperFile = { readonly bytes: Uint8Array; readonly name: PaperName };

/** The same as a file with its name. */
export const findPaperFile = async (workspaceId: WorkspaceId, which: { readonly reportId: ReportId; readonly locale: Locale }): Promise<PaperFile | null> => {
  const [paper, snapshot] = await Promise.all([findPaper(workspaceId, which), findSnapshot(workspaceId, which.reportId)]);
  return paper === null || snapshot === null ? null : { bytes: paper.bytes, name: paperName(snapshot.figures, which.locale) };
};

/** The same for whoever may read the desk. */
export const findPaperFor = async (actor: Actor, which: { readonly reportId: ReportId; readonly locale: Locale }): Promise<PaperFile | null> => {
  requirePermission(actor, "desk:read");
  return findPaperFile(actor.workspaceId, which);
};

const lettersSchema = z.array(
  z.object({
    id: z.string(),
    address: z.string(),
    state: letterStateSchema,
    tries: z.number(),
    dueAt: z.date(),
    sentAt: z.date().nullable(),
    failure: letterFailureSchema.nullable(),
  }),
);

/** The letters of a report, by address. */
export const listLetters = async (actor: Actor, reportId: ReportId): Promise<readonly LetterView[]> => {
  requirePermission(actor, "reports:manage");
  const rows = await db().reportLetter.findMany({
    where: { workspaceId: actor.workspaceId, reportId },
    select: { id: true, address: true, state: true, tries: true, dueAt: true, sentAt: true, failure: true },
    orderBy: { address: "asc" },
  });
  return lettersSchema.parse(rows).map(({ dueAt, sentAt, ...letter }) => ({ ...letter, dueAt: dueAt.toISOString(), sentAt: sentAt?.toISOString() ?? null }));
};

/** The links that lead to a report at this moment, newest first. */
export const listLinks = async (actor: Actor, reportId: ReportId, now: Date): Promise<readonly LinkView[]> => {
  requirePermission(actor, "reports:manage");
  const rows = await db().reportLink.findMany({
    where: { workspaceId: actor.workspaceId, reportId, purpose: "share", revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, createdAt: true, expiresAt: true },
    orderBy: { createdAt: "desc" },
  });
  return rows.map(({ id, createdAt, expiresAt }) => ({ id, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() }));
};
