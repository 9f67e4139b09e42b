import { columnsOf } from "./column-model";
import type { ExportFailure } from "./model";
import { openExport, type OpenExport } from "./queries/exports";
import { rowsOf } from "./queries/rows-of";
import { appendPiece, dropPieces, moveExport, setExpected } from "./store/exports";
import type { FileWriter, Layout } from "./writers/file-writer";
import { writerOf } from "./writers/writer-of";
import type { Actor } from "#lib/auth/actor";
import { actorOfMember } from "#lib/auth/standing";
import { AppError } from "#lib/core/errors";
import type { ExportRunId, WorkspaceId } from "#lib/core/ids";
import { notifyLive, notifyLiveSql } from "#lib/db/live";
import { inSqlTransaction } from "#lib/db/sql";
import { inTransaction } from "#lib/db/transaction";
import { notifyMembers } from "#lib/team/notices";

/** Rows that are read and written at a time: what a process holds of a file, however long it is. */
export const rowsPerPiece = 500;

/** Where the page of exports stands, as a notice leads there. */
const path = "settings/exports";

type Key = { readonly workspaceId: WorkspaceId; readonly exportId: ExportRunId };

/**
 * Writes the next piece of a file, or ends it. The piece and the progress are stored together, by whoever comes first: a run that was cut
 * anywhere goes on behind its last whole piece. Says `over` where nothing is left to do.
 */
export const writePiece = async (key: Key, now: Date): Promise<"written" | "over"> => {
  const run = await openExport(key.workspaceId, key.exportId);
  if (run === null) return "over";
  if (run.isWhole) return finish(key, run, now);
  const actor = await readerOf(key, run);
  if (actor === null) return failExport(key, { failure: "not-allowed", now });
  try {
    if (run.status === "queued") await begin(key, { run, actor, now });
    return await writeNext(key, run, actor);
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return failExport(key, { failure, now });
  }
};

/** Whoever asked for it, with the rights they have by now and the zone it was asked in; null where they left. */
const readerOf = async ({ workspaceId }: Key, { memberId, zone }: OpenExport): Promise<Actor | null> => {
  try {
    return { ...(await actorOfMember(workspaceId, memberId)), zone };
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return null;
    throw error;
  }
};

/** What a failure means for the file; null for what may pass. */
const failureOf = (error: unknown): ExportFailure | null => {
  if (error instanceof AppError && error.code === "forbidden") return "not-allowed";
  return error instanceof RangeError ? "too-large" : null;
};

type Begun = { readonly run: OpenExport; readonly actor: Actor; readonly now: Date };

const begin = async ({ workspaceId, exportId }: Key, { run, actor, now }: Begun): Promise<void> => {
  const rows = await rowsOf[run.what].count(actor, { filters: run.filters, now: run.requestedAt });
  await inTransaction(async (tx) => {
    if (await moveExport(tx, workspaceId, { exportId, to: "running", now })) await setExpected(tx, workspaceId, { exportId, rows });
  });
};

const writeNext = async ({ workspaceId, exportId }: Key, run: OpenExport, actor: Actor): Promise<"written" | "over"> => {
  const { filters, cursor, requestedAt, pieceCount, tally } = run;
  const { rows, next } = await rowsOf[run.what].page(actor, { filters, after: cursor, limit: rowsPerPiece, now: requestedAt });
  const piece = writerFor(run)({ tally, rows, isFirst: pieceCount === 0, isLast: next === null });
  // A commit that a lost server forgets is written once more.
  const isStored = await inSqlTransaction(
    async (tx) => {
      const stored = await appendPiece(tx, workspaceId, { exportId, seq: pieceCount, rows: rows.length, cursor: next, ...piece });
      if (stored) await notifyLiveSql(tx, { workspaceId, kind: "exports", threadIds: [] });
      return stored;
    },
    { isRepeatable: true },
  );
  return isStored ? "written" : "over";
};

const writerFor = ({ what, format, headings, title, locale, zone }: OpenExport): FileWriter => {
  const columns: Layout["columns"] = Object.entries(columnsOf[what]).map(([name, kind]) => ({ name, kind, heading: headings[name] ?? name }));
  return writerOf(format, { title, columns, locale, zone });
};

/** The file is whole: whoever asked for it hears of it. */
const finish = async ({ workspaceId, exportId }: Key, { memberId, title }: OpenExport, now: Date): Promise<"over"> => {
  await inTransaction(async (tx) => {
    if (!(await moveExport(tx, workspaceId, { exportId, to: "done", now }))) return;
    await notifyMembers(tx, { workspaceId, memberId: null }, { memberIds: [memberId], kind: "export-ready", path, params: { title }, now });
    await notifyLive(tx, { workspaceId, kind: "exports", threadIds: [] });
  });
  return "over";
};

/** The file cannot be written to its end; what was written goes. */
export const failExport = async (
  { workspaceId, exportId }: Key,
  { failure, now }: { readonly failure: ExportFailure; readonly now: Date },
): Promise<"over"> => {
  await inTransaction(async (tx) => {
    if (!(await moveExport(tx, workspaceId, { exportId, to: "failed", failure, now }))) return;
    await dropPieces(tx, workspaceId, exportId);
    await notifyLive(tx, { workspaceId, kind: "exports", threadIds: [] });
  });
  return "over";
};
