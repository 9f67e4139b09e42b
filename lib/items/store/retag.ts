import { columnsToRead, type ItemToRead } from "./write-tags";
import { newId } from "#lib/core/ids";
import type { Sql } from "#lib/db/sql";
import type { Db } from "#lib/db/transaction";

/** Begins a run over all items there are; null when one is running already. One workspace at a time may ask. */
export const insertRetag = async (
  tx: Db,
  workspaceId: string,
  { askedById, now }: { readonly askedById: string; readonly now: Date },
): Promise<string | null> => {
  await tx.$executeRaw`SELECT FROM workspace WHERE id = ${workspaceId} FOR UPDATE`;
  if ((await tx.retagRun.count({ where: { workspaceId, status: "running" } })) > 0) return null;
  const id = newId("retagRun");
  const total = await tx.item.count({ where: { workspaceId } });
  await tx.retagRun.create({ data: { id, workspaceId, status: "running", total, askedById, startedAt: now }, select: { id: true } });
  return id;
};

/** Ends a run where it is; false when it has ended, or is of another workspace. */
export const cancelRun = async (tx: Db, workspaceId: string, { runId, now }: { readonly runId: string; readonly now: Date }): Promise<boolean> =>
  (await tx.retagRun.updateMany({ where: { id: runId, workspaceId, status: "running" }, data: { status: "cancelled", finishedAt: now } })).count === 1;

export type OpenRun = { readonly tagger: string | null; readonly cursorAt: Date | null; readonly cursorId: string | null };

export const findOpenRun = async (tx: Sql, workspaceId: string, runId: string): Promise<OpenRun | null> => {
  const rows = await tx.query<OpenRun>({
    name: "find-open-retag",
    text: `SELECT tagger, cursor_at AS "cursorAt", cursor_id AS "cursorId" FROM retag_run WHERE workspace_id = $1 AND id = $2 AND status = 'running'`,
    values: [workspaceId, runId],
  });
  return rows[0] ?? null;
};

/** Lets a run begin with the newest item again, for another tagger reads now. */
export const beginAnew = async (tx: Sql, workspaceId: string, { runId, tagger }: { readonly runId: string; readonly tagger: string }): Promise<void> => {
  await tx.query({
    name: "begin-retag-anew",
    text: "UPDATE retag_run SET tagger = $3, cursor_at = NULL, cursor_id = NULL, done = 0, changed = 0 WHERE workspace_id = $1 AND id = $2 AND status = 'running'",
    values: [workspaceId, runId, tagger],
  });
};

/** The next items of a workspace, newest first, after the last that was read. */
export const readNext = async (
  tx: Sql,
  workspaceId: string,
  { cursorAt, cursorId, limit }: OpenRun & { readonly limit: number },
): Promise<readonly ItemToRead[]> =>
  tx.query<ItemToRead>({
    name: "read-next-to-retag",
    text: `SELECT ${columnsToRead} FROM item
      WHERE workspace_id = $1 AND ($2::timestamptz IS NULL OR (posted_at, id) < ($2, $3::text)) ORDER BY posted_at DESC, id DESC LIMIT $4`,
    values: [workspaceId, cursorAt, cursorId, limit],
  });

type Step = OpenRun & { readonly runId: string; readonly to: Pick<ItemToRead, "postedAt" | "id">; readonly read: number; readonly changed: number };

/** Progress moves with the tags it counts; false when another worker is further already, or the run has ended. */
export const advanceRun = async (tx: Sql, workspaceId: string, { runId, tagger, cursorId, to, read, changed }: Step): Promise<boolean> => {
  const rows = await tx.query({
    name: "advance-retag",
    text: `UPDATE retag_run SET cursor_at = $5, cursor_id = $6, done = done + $7, changed = changed + $8
      WHERE workspace_id = $1 AND id = $2 AND status = 'running' AND tagger = $3 AND cursor_id IS NOT DISTINCT FROM $4 RETURNING id`,
    values: [workspaceId, runId, tagger, cursorId, to.postedAt, to.id, read, changed],
  });
  return rows.length === 1;
};

export const finishRun = async (tx: Sql, workspaceId: string, { runId, now }: { readonly runId: string; readonly now: Date }): Promise<void> => {
  await tx.query({
    name: "finish-retag",
    text: "UPDATE retag_run SET status = 'done', finished_at = $3 WHERE workspace_id = $1 AND id = $2 AND status = 'running'",
    values: [workspaceId, runId, now],
  });
};
