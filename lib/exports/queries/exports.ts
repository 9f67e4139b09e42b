import { z } from "zod";

import {
  addressWordsSchema,
  exportFailureSchema,
  exportFormatSchema,
  exportKeptMs,
  exportStatusSchema,
  exportSubjectSchema,
  exportSubjects,
  statusesBefore,
  type ExportView,
} from "../model";
import { readPiece } from "../store/exports";
import { mayTake } from "../taking";
import { tallySchema } from "../writers/file-writer";
import { localeSchema, type Actor } from "#lib/auth/actor";
import { notFound } from "#lib/core/errors";
import type { ExportRunId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { sql } from "#lib/db/sql";

const viewColumns = {
  id: true,
  what: true,
  format: true,
  title: true,
  status: true,
  rowsDone: true,
  rowsExpected: true,
  bytesDone: true,
  failure: true,
  requestedAt: true,
  finishedAt: true,
} as const;

const viewSchema = z.object({
  id: z.string(),
  what: exportSubjectSchema,
  format: exportFormatSchema,
  title: z.string(),
  status: exportStatusSchema,
  rowsDone: z.number(),
  rowsExpected: z.number().nullable(),
  bytesDone: z.bigint(),
  failure: exportFailureSchema.nullable(),
  requestedAt: z.date(),
  finishedAt: z.date().nullable(),
});

const viewOf = (row: unknown): ExportView => {
  const { bytesDone, requestedAt, finishedAt, ...view } = viewSchema.parse(row);
  return {
    ...view,
    sizeBytes: Number(bytesDone),
    requestedAt: requestedAt.toISOString(),
    keptUntil: finishedAt === null ? null : new Date(finishedAt.getTime() + exportKeptMs).toISOString(),
  };
};

/** The actor's own exports, of what they may read by now. */
const theirs = (actor: Actor) => ({
  workspaceId: actor.workspaceId,
  memberId: actor.memberId ?? "",
  what: { in: exportSubjects.filter((what) => mayTake(actor, what)) },
});

/** The actor's exports, newest first. */
export const listExports = async (actor: Actor): Promise<readonly ExportView[]> => {
  const rows = await db().exportRun.findMany({ where: theirs(actor), select: viewColumns, orderBy: [{ requestedAt: "desc" }, { id: "desc" }], take: 100 });
  return rows.map(viewOf);
};

/** One of the actor's exports. Throws `not-found`, for another member's too. */
export const getExport = async (actor: Actor, exportId: ExportRunId): Promise<ExportView> => {
  const row = await db().exportRun.findFirst({ where: { ...theirs(actor), id: exportId }, select: viewColumns });
  if (row === null) throw notFound("The export");
  return viewOf(row);
};

/** A finished file of the actor's, a piece at a time. Throws `not-found` where it is not there, at the first step or where it went meanwhile. */
export const exportBytes = async function* (actor: Actor, exportId: ExportRunId): AsyncGenerator<Buffer, void, undefined> {
  const run = await db().exportRun.findFirst({ where: { ...theirs(actor), id: exportId, status: "done" }, select: { pieceCount: true } });
  if (run === null) throw notFound("The file");
  for (let seq = 0; seq < run.pieceCount; seq += 1) {
    const bytes = await readPiece(sql, actor.workspaceId, { exportId, seq });
    if (bytes === null) throw notFound("The file");
    yield bytes;
  }
};

const openSchema = z.object({
  memberId: z.string(),
  what: exportSubjectSchema,
  format: exportFormatSchema,
  locale: localeSchema,
  zone: z.string(),
  filters: addressWordsSchema,
  headings: z.record(z.string(), z.string()),
  title: z.string(),
  status: exportStatusSchema,
  pieceCount: z.number(),
  cursor: z.string().nullable(),
  tally: tallySchema,
  isWhole: z.boolean(),
  requestedAt: z.date(),
});
export type OpenExport = z.output<typeof openSchema>;

/** A run as a worker takes it up; null where nothing is left to do. */
export const openExport = async (workspaceId: WorkspaceId, exportId: ExportRunId): Promise<OpenExport | null> => {
  const row = await db().exportRun.findFirst({
    where: { id: exportId, workspaceId, status: { in: [...statusesBefore("cancelled")] } },
    select: {
      memberId: true,
      what: true,
      format: true,
      locale: true,
      zone: true,
      filters: true,
      headings: true,
      title: true,
      status: true,
      pieceCount: true,
      cursor: true,
      tally: true,
      isWhole: true,
      requestedAt: true,
    },
  });
  return row === null ? null : openSchema.parse(row);
};

/** Runs of the whole installation that a worker should be at. */
export const listUnfinished = async (): Promise<readonly { readonly workspaceId: WorkspaceId; readonly exportId: ExportRunId }[]> => {
  const rows = await db().exportRun.findMany({
    where: { status: { in: [...statusesBefore("cancelled")] } },
    select: { workspaceId: true, id: true },
    orderBy: { requestedAt: "asc" },
  });
  return rows.map(({ workspaceId, id }) => ({ workspaceId, exportId: id }));
};
