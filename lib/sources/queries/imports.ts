import type { z } from "zod";

import { importChunkBytes, importFailureSchema, importStatusSchema, onImportSchema, type ImportProgress } from "../model";
import { readChunk } from "../store/imports";
import { encodingSchema } from "#lib/connectors/import/encoding";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { csvLine } from "#lib/core/csv";
import { importPlanSchema, type ImportPlan } from "#lib/connectors/import";
import { previewImport as previewBytes, type ImportPreview } from "#lib/connectors/import/preview";
import { AppError, notFound } from "#lib/core/errors";
import { db } from "#lib/db/client";

/** The file to look at, and the letters to read it in where somebody chose them. */
export const previewImportSchema = onImportSchema.extend({ encoding: encodingSchema.optional() });

/**
 * What a file seems to be, from its first piece: format, encoding (where none is given), columns and the first rows. Throws `invalid` for a
 * file nobody can read.
 */
export const previewImport = async (actor: Actor, { importId, encoding }: z.output<typeof previewImportSchema>): Promise<ImportPreview> => {
  requirePermission(actor, "imports:run");
  const bytes = await readChunk(actor.workspaceId, { importId, seq: 0 });
  if (bytes === null) throw notFound("The file");
  try {
    return await previewBytes(bytes, encoding);
  } catch (cause) {
    throw new AppError("invalid", "This file is neither CSV nor JSON lines.", { reason: "unreadable-file", cause });
  }
};

/** Runs of the workspace, newest first. */
export const listImports = async (actor: Actor): Promise<readonly ImportProgress[]> => {
  requirePermission(actor, "sources:read");
  const rows = await db().importRun.findMany({
    where: { workspaceId: actor.workspaceId },
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  return rows.map(progressOf);
};

/** How far a run has come. Throws `not-found`. */
export const importProgress = async (actor: Actor, importId: string): Promise<ImportProgress> => {
  requirePermission(actor, "sources:read");
  const row = await db().importRun.findFirst({ where: { id: importId, workspaceId: actor.workspaceId }, select: columns });
  if (row === null) throw notFound("The import");
  return progressOf(row);
};

const columns = {
  id: true,
  sourceId: true,
  fileName: true,
  status: true,
  sizeBytes: true,
  doneBytes: true,
  accepted: true,
  duplicates: true,
  rejected: true,
  failure: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
} as const;

type Row = Omit<ImportProgress, "status" | "failure" | "sizeBytes" | "doneBytes" | "createdAt" | "startedAt" | "finishedAt"> & {
  readonly status: string;
  readonly failure: string | null;
  readonly sizeBytes: bigint;
  readonly doneBytes: bigint;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
};

const progressOf = (row: Row): ImportProgress => ({
  ...row,
  status: importStatusSchema.parse(row.status),
  // The first release kept a sentence in English, and there was but this one.
  failure: row.failure === null ? null : importFailureSchema.catch("cannot-read-on").parse(row.failure),
  sizeBytes: Number(row.sizeBytes),
  doneBytes: Number(row.doneBytes),
  createdAt: row.createdAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

const rejectsAtATime = 1_000;

/** The rows that were not taken, as CSV with line, column and reason; nothing in it is a formula to a spreadsheet. Throws `not-found` at the first step. */
export const rejectedRowsCsv = async function* (actor: Actor, importId: string): AsyncGenerator<string, void, undefined> {
  await importProgress(actor, importId);
  yield csvLine(["line", "column", "reason", "row"]);
  let after = "";
  for (;;) {
    const rows: readonly RejectedRow[] = await rejectedAfter(actor.workspaceId, importId, after);
    for (const row of rows) yield csvLine([String(row.line ?? ""), row.field ?? "", row.reason, row.excerpt]);
    const last = rows.at(-1);
    if (last === undefined || rows.length < rejectsAtATime) return;
    after = last.id;
  }
};

type RejectedRow = { readonly id: string; readonly line: number | null; readonly field: string | null; readonly reason: string; readonly excerpt: string };

/** By id, which grows as the file is read: what only tagging found unfit has no line to go by. */
const rejectedAfter = async (workspaceId: string, importId: string, after: string): Promise<readonly RejectedRow[]> =>
  db().setAside.findMany({
    where: { workspaceId, importId, id: { gt: after } },
    select: { id: true, line: true, field: true, reason: true, excerpt: true },
    orderBy: { id: "asc" },
    take: rejectsAtATime,
  });

/** A run as a worker takes it up; null when it is not running any more. */
export const openImport = async (workspaceId: string, importId: string): Promise<OpenImport | null> => {
  const run = await db().importRun.findFirst({
    where: { id: importId, workspaceId, status: "running" },
    select: { sourceId: true, plan: true, doneBytes: true, doneLines: true, sizeBytes: true },
  });
  if (run === null) return null;
  const from = { byteOffset: Number(run.doneBytes), line: run.doneLines };
  return { sourceId: run.sourceId, plan: importPlanSchema.parse(run.plan), from, bytes: bytesFrom(workspaceId, importId, from.byteOffset) };
};

export type OpenImport = {
  readonly sourceId: string;
  readonly plan: ImportPlan;
  readonly from: { readonly byteOffset: number; readonly line: number };
  readonly bytes: AsyncIterable<Uint8Array>;
};

const bytesFrom = async function* (workspaceId: string, importId: string, offset: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let seq = Math.floor(offset / importChunkBytes); ; seq += 1) {
    const bytes = await readChunk(workspaceId, { importId, seq });
    if (bytes === null) return;
    const start = seq * importChunkBytes;
    yield offset > start ? bytes.subarray(offset - start) : bytes;
  }
};
