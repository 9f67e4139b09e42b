import { newId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { Sql } from "#lib/db/sql";
import type { Db } from "#lib/db/transaction";

type NewImport = { readonly sourceId: string; readonly fileName: string; readonly sizeBytes: number; readonly createdById: string; readonly now: Date };

export const insertImport = async (tx: Db, workspaceId: string, { now, ...run }: NewImport): Promise<string> => {
  const id = newId("importRun");
  await tx.importRun.create({ data: { id, workspaceId, ...run, plan: {}, status: "uploading", createdAt: now }, select: { id: true } });
  return id;
};

/** The same piece sent twice is one piece. */
export const putChunk = async (
  workspaceId: string,
  { importId, seq, bytes }: { readonly importId: string; readonly seq: number; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<void> => {
  await db().importChunk.upsert({
    where: { importId_seq: { importId, seq } },
    create: { importId, seq, workspaceId, bytes },
    update: { bytes },
    select: { seq: true },
  });
};

export const readChunk = async (workspaceId: string, { importId, seq }: { readonly importId: string; readonly seq: number }): Promise<Uint8Array | null> => {
  const row = await db().importChunk.findFirst({ where: { workspaceId, importId, seq }, select: { bytes: true } });
  return row?.bytes ?? null;
};

export const sumChunks = async (workspaceId: string, importId: string): Promise<number> => {
  const rows = await db().$queryRaw<
    { bytes: number | null }[]
  >`SELECT sum(length(bytes))::float8 AS bytes FROM import_chunk WHERE workspace_id = ${workspaceId} AND import_id = ${importId}`;
  return rows[0]?.bytes ?? 0;
};

type Move = {
  readonly importId: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly now: Date;
  readonly plan?: unknown;
  readonly failure?: string;
};

/** Moves a run from one of these states; false when it is in another, or in another workspace. */
export const moveImport = async (tx: Db, workspaceId: string, { importId, from, to, now, plan, failure }: Move): Promise<boolean> => {
  const isEnd = to === "done" || to === "cancelled" || to === "failed";
  const count =
    await tx.$executeRaw`UPDATE import_run SET status = ${to}, plan = coalesce(${plan === undefined ? null : JSON.stringify(plan)}::jsonb, plan), failure = ${failure ?? null},
      started_at = CASE WHEN ${to} = 'running' THEN coalesce(started_at, ${now}) ELSE started_at END, finished_at = CASE WHEN ${isEnd} THEN ${now}::timestamptz END
    WHERE id = ${importId} AND workspace_id = ${workspaceId} AND status = ANY(${[...from]}::text[])`;
  return count === 1;
};

export const dropChunks = async (tx: Db, workspaceId: string, importId: string): Promise<void> => {
  await tx.importChunk.deleteMany({ where: { workspaceId, importId } });
};

/** Ends runs that were begun before a moment and never started. */
export const abandonUploads = async (tx: Db, { before, now }: { readonly before: Date; readonly now: Date }): Promise<void> => {
  await tx.importRun.updateMany({
    where: { status: { in: ["uploading", "previewed"] }, createdAt: { lt: before } },
    data: { status: "cancelled", finishedAt: now },
  });
};

/** Drops pieces that no run will read: it has ended, or its source was removed before a moment; says how many. */
export const dropStrayChunks = async (tx: Db, before: Date): Promise<number> => {
  const { count } = await tx.importChunk.deleteMany({
    where: { run: { OR: [{ status: { in: ["done", "cancelled", "failed"] } }, { source: { removedAt: { lt: before } } }] } },
  });
  return count;
};

type Advance = {
  readonly workspaceId: string;
  readonly importId: string;
  readonly fromBytes: number;
  readonly toBytes: number;
  readonly toLine: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
};

/** Progress moves with the rows it counts; false when another worker is further already or the run was cancelled. */
export const advanceRun = async (tx: Sql, step: Advance): Promise<boolean> => {
  const rows = await tx.query({
    name: "advance-import",
    text: `UPDATE import_run SET done_bytes = $4, done_lines = $5, accepted = accepted + $6, duplicates = duplicates + $7, rejected = rejected + $8
      WHERE workspace_id = $1 AND id = $2 AND done_bytes = $3 AND status = 'running' RETURNING id`,
    values: [step.workspaceId, step.importId, step.fromBytes, step.toBytes, step.toLine, step.accepted, step.duplicates, step.rejected],
  });
  return rows.length === 1;
};
