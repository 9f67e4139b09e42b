import type { IncomingItem } from "#lib/connectors/contract";
import { newId } from "#lib/core/ids";
import type { Sql } from "#lib/db/sql";

type Scope = { readonly workspaceId: string; readonly brandId: string; readonly sourceId: string; readonly now: Date };

/** Makes or renews the threads of these items and marks them unsettled; returns ids by external id. Their rows stay locked until the commit. */
export const upsertThreads = async (tx: Sql, { workspaceId, brandId, sourceId, now }: Scope, items: readonly IncomingItem[]): Promise<ReadonlyMap<string, string>> => {
  const threads = [...summed(items).values()].sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  const rows = await tx.query<{ id: string; external_id: string }>({
    name: "upsert-threads",
    text: `INSERT INTO thread AS t (id, workspace_id, brand_id, source_id, external_id, title, url, first_item_at, last_item_at, unsettled_since)
      SELECT v.id, $1, $2, $3, v.external_id, v.title, v.url, v.first_item_at, v.last_item_at, $4
      FROM unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::timestamptz[], $10::timestamptz[]) AS v (id, external_id, title, url, first_item_at, last_item_at)
      ON CONFLICT (source_id, external_id) DO UPDATE SET
        title = coalesce(excluded.title, t.title), url = coalesce(t.url, excluded.url),
        first_item_at = least(t.first_item_at, excluded.first_item_at), last_item_at = greatest(t.last_item_at, excluded.last_item_at),
        unsettled_since = coalesce(t.unsettled_since, excluded.unsettled_since)
      RETURNING id, external_id`,
    values: [
      workspaceId,
      brandId,
      sourceId,
      now,
      threads.map(() => newId("thread")),
      threads.map((thread) => thread.externalId),
      threads.map((thread) => thread.title ?? null),
      threads.map((thread) => thread.url ?? null),
      threads.map((thread) => thread.first.toISOString()),
      threads.map((thread) => thread.last.toISOString()),
    ],
  });
  return new Map(rows.map((row) => [row.external_id, row.id]));
};

/** Marks threads unsettled whose known items have changed. */
export const touchThreads = async (tx: Sql, workspaceId: string, { threadIds, now }: { readonly threadIds: readonly string[]; readonly now: Date }): Promise<void> => {
  if (threadIds.length === 0) return;
  await tx.query({
    name: "touch-threads",
    text: `WITH locked AS (SELECT id FROM thread WHERE workspace_id = $1 AND id = ANY($2::text[]) ORDER BY source_id, external_id FOR UPDATE)
      UPDATE thread SET unsettled_since = coalesce(unsettled_since, $3) FROM locked WHERE thread.id = locked.id`,
    values: [workspaceId, threadIds, now],
  });
};

type Summary = { readonly externalId: string; readonly title: string | undefined; readonly url: string | undefined; readonly first: Date; readonly last: Date };

const summed = (items: readonly IncomingItem[]): ReadonlyMap<string, Summary> => {
  const threads = new Map<string, Summary>();
  for (const item of items) {
    const externalId = item.rootExternalId;
    const known = threads.get(externalId);
    const isRoot = item.externalId === externalId;
    threads.set(externalId, {
      externalId,
      title: known?.title ?? item.title,
      // A thread's own address is its root's; that of any item leads to the right page too.
      url: (isRoot ? item.url : undefined) ?? known?.url ?? item.url,
      first: known && known.first < item.postedAt ? known.first : item.postedAt,
      last: known && known.last > item.postedAt ? known.last : item.postedAt,
    });
  }
  return threads;
};
