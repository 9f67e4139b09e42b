import { statusesBefore, type ExportFailure, type ExportFormat, type ExportStatus, type ExportSubject } from "../model";
import type { Tally } from "../writers/file-writer";
import type { Locale } from "#lib/auth/actor";
import { newId, type ExportRunId, type MemberId, type WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { Sql } from "#lib/db/sql";
import type { Db } from "#lib/db/transaction";

type NewExport = {
  readonly memberId: MemberId;
  readonly what: ExportSubject;
  readonly format: ExportFormat;
  readonly locale: Locale;
  readonly zone: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly headings: Readonly<Record<string, string>>;
  readonly title: string;
  readonly now: Date;
};

export const insertExport = async (tx: Db, workspaceId: WorkspaceId, { now, filters, headings, ...run }: NewExport): Promise<ExportRunId> => {
  const id = newId("exportRun");
  await tx.exportRun.create({
    data: { id, workspaceId, ...run, filters: { ...filters }, headings: { ...headings }, status: "queued", requestedAt: now },
    select: { id: true },
  });
  return id;
};

/** Held until the transaction ends, so that a member asks for one thing after the other. */
export const countUnderWay = async (tx: Db, workspaceId: WorkspaceId, memberId: MemberId): Promise<number> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('exports/' || ${memberId}::text, 0))`;
  return tx.exportRun.count({ where: { workspaceId, memberId, status: { in: [...statusesBefore("cancelled")] } } });
};

type Move = { readonly exportId: ExportRunId; readonly to: ExportStatus; readonly now: Date; readonly failure?: ExportFailure };

/** Moves a run from a state that comes before; false where it is in another, or in another workspace. */
export const moveExport = async (tx: Db, workspaceId: WorkspaceId, { exportId, to, now, failure }: Move): Promise<boolean> => {
  const { count } = await tx.exportRun.updateMany({
    where: { id: exportId, workspaceId, status: { in: [...statusesBefore(to)] } },
    data: { status: to, ...(to === "running" ? { startedAt: now } : { finishedAt: now }), ...(failure === undefined ? {} : { failure }) },
  });
  return count === 1;
};

export const setExpected = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { exportId, rows }: { readonly exportId: ExportRunId; readonly rows: number },
): Promise<void> => {
  await tx.exportRun.updateMany({ where: { id: exportId, workspaceId }, data: { rowsExpected: rows } });
};

type NewPiece = {
  readonly exportId: ExportRunId;
  /** How many pieces there were before. */
  readonly seq: number;
  readonly bytes: Buffer;
  readonly rows: number;
  readonly cursor: string | null;
  readonly tally: Tally;
};

/** Stores the next piece and the progress with it; false where another worker was here first, or the run is no longer running. */
export const appendPiece = async (tx: Sql, workspaceId: WorkspaceId, { exportId, seq, bytes, rows, cursor, tally }: NewPiece): Promise<boolean> => {
  const moved = await tx.query({
    name: "advance-export",
    text: `UPDATE export_run SET piece_count = piece_count + 1, rows_done = rows_done + $4, bytes_done = bytes_done + $5, cursor = $6::text, tally = $7, is_whole = $6::text IS NULL
      WHERE workspace_id = $1 AND id = $2 AND piece_count = $3 AND status = 'running' AND NOT is_whole RETURNING id`,
    values: [workspaceId, exportId, seq, rows, bytes.byteLength, cursor, JSON.stringify(tally)],
  });
  if (moved.length === 0) return false;
  await tx.query({
    name: "put-export-piece",
    text: "INSERT INTO export_piece (export_id, seq, workspace_id, bytes) VALUES ($1, $2, $3, $4)",
    values: [exportId, seq, workspaceId, bytes],
  });
  return true;
};

/** A piece of a file; null where there is none (any more). */
export const readPiece = async (
  tx: Sql,
  workspaceId: WorkspaceId,
  { exportId, seq }: { readonly exportId: ExportRunId; readonly seq: number },
): Promise<Buffer | null> => {
  const rows = await tx.query<{ bytes: Buffer }>({
    name: "read-export-piece",
    text: "SELECT bytes FROM export_piece WHERE workspace_id = $1 AND export_id = $2 AND seq = $3",
    values: [workspaceId, exportId, seq],
  });
  return rows[0]?.bytes ?? null;
};

/** What of a file was written goes, the run stays. */
export const dropPieces = async (tx: Db, workspaceId: WorkspaceId, exportId: ExportRunId): Promise<void> => {
  await tx.exportPiece.deleteMany({ where: { workspaceId, exportId } });
};

/** Deletes a run that has ended, with its file; false where it is none. */
export const deleteRun = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { exportId, memberId }: { readonly exportId: ExportRunId; readonly memberId: MemberId },
): Promise<boolean> => {
  const { count } = await tx.exportRun.deleteMany({
    where: { id: exportId, workspaceId, memberId, status: { notIn: [...statusesBefore("cancelled")] } },
  });
  return count === 1;
};

/** Runs of the whole installation that ended before a moment go with their files; says how many. */
export const dropEndedBefore = async (before: Date): Promise<number> => {
  const { count } = await db().exportRun.deleteMany({ where: { finishedAt: { lt: before } } });
  return count;
};
