import { tonesOn } from "../model";
import { machineTags } from "./insert-items";
import { newId } from "#lib/core/ids";
import type { Sql } from "#lib/db/sql";
import type { Db } from "#lib/db/transaction";
import type { Tags } from "#lib/tagging/model";

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

export type ItemToRead = {
  readonly id: string;
  readonly threadId: string;
  readonly text: string;
  readonly rating: number | null;
  readonly contentHash: string;
  readonly tagger: string;
  readonly postedAt: Date;
};

/** The next items of a workspace, newest first, after the last that was read. */
export const readNext = async (
  tx: Sql,
  workspaceId: string,
  { cursorAt, cursorId, limit }: OpenRun & { readonly limit: number },
): Promise<readonly ItemToRead[]> =>
  tx.query<ItemToRead>({
    name: "read-next-to-retag",
    text: `SELECT id, thread_id AS "threadId", text, rating, content_hash AS "contentHash", tagger, posted_at AS "postedAt"
      FROM item WHERE workspace_id = $1 AND ($2::timestamptz IS NULL OR (posted_at, id) < ($2, $3::text)) ORDER BY posted_at DESC, id DESC LIMIT $4`,
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

/** Thread before item, in the order in which recording and settling lock. */
export const lockThreads = async (tx: Sql, workspaceId: string, threadIds: readonly string[]): Promise<void> => {
  await tx.query({
    name: "lock-threads-to-retag",
    text: "SELECT FROM thread WHERE workspace_id = $1 AND id = ANY($2::text[]) ORDER BY source_id, external_id FOR UPDATE",
    values: [workspaceId, threadIds],
  });
};

export type RetaggedItem = Pick<ItemToRead, "id" | "contentHash"> & { readonly tags: Tags };

/**
 * Writes what the tagger says now: where a person has spoken their word stays, and what was edited meanwhile has been read already. Returns the
 * thread of each item whose winning tags are other than before.
 */
export const writeTags = async (tx: Sql, workspaceId: string, items: readonly RetaggedItem[]): Promise<readonly string[]> => {
  const rows = await tx.query<{ threadId: string; isChanged: boolean }>({
    name: "write-retagged",
    text: retagging,
    values: [
      workspaceId,
      items.map(({ id }) => id),
      items.map(({ contentHash }) => contentHash),
      items.map(({ tags }) => tags.language.label),
      items.map(({ tags }) => tags.sentiment.label),
      items.map(({ tags }) => tags.intent.label),
      items.map(({ tags }) => tonesOn(tags).join(",")),
      items.map(({ tags }) => tags.unsure.join(",")),
      items.map(({ tags }) => machineTags(tags)),
      items.map(({ tags }) => tags.tagger),
    ],
  });
  return rows.filter(({ isChanged }) => isChanged).map(({ threadId }) => threadId);
};

const retagging = `WITH v AS (
    SELECT * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[], $10::text[])
      AS v (id, content_hash, language, sentiment, intent, tones, unsure, machine_tags, tagger)
  ), old AS (
    SELECT i.id, i.language, i.sentiment, i.intent, i.tones FROM item i JOIN v ON v.id = i.id
    WHERE i.workspace_id = $1 AND i.content_hash = v.content_hash ORDER BY i.id FOR UPDATE OF i
  ), said AS (
    SELECT c.item_id, array_agg(DISTINCT c.head) AS heads FROM tag_correction c JOIN old ON old.id = c.item_id WHERE c.workspace_id = $1 GROUP BY c.item_id
  )
  UPDATE item SET machine_tags = v.machine_tags, tagger = v.tagger,
    language = CASE WHEN 'language' = ANY(said.heads) THEN item.language ELSE v.language END,
    sentiment = CASE WHEN 'sentiment' = ANY(said.heads) THEN item.sentiment ELSE v.sentiment END,
    intent = CASE WHEN 'intent' = ANY(said.heads) THEN item.intent ELSE v.intent END,
    tones = CASE WHEN 'tones' = ANY(said.heads) THEN item.tones ELSE string_to_array(v.tones, ',') END,
    unsure = CASE WHEN item.is_brand THEN '{}' ELSE ARRAY(SELECT doubt FROM unnest(string_to_array(v.unsure, ',')) AS doubt
      WHERE CASE doubt WHEN 'tone' THEN 'tones' ELSE doubt END <> ALL (coalesce(said.heads, '{}'))) END
  FROM old JOIN v USING (id) LEFT JOIN said ON said.item_id = old.id WHERE item.id = old.id AND item.workspace_id = $1
  RETURNING item.thread_id AS "threadId",
    (item.language, item.sentiment, item.intent, item.tones) IS DISTINCT FROM (old.language, old.sentiment, old.intent, old.tones) AS "isChanged"`;

export const markThreadsUnsettled = async (
  tx: Sql,
  workspaceId: string,
  { threadIds, now }: { readonly threadIds: readonly string[]; readonly now: Date },
): Promise<void> => {
  await tx.query({
    name: "mark-retagged-unsettled",
    text: "UPDATE thread SET unsettled_since = coalesce(unsettled_since, $3) WHERE workspace_id = $1 AND id = ANY($2::text[])",
    values: [workspaceId, threadIds, now],
  });
};
