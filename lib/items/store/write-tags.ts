import { tonesOn } from "../model";
import { machineTags } from "./insert-items";
import type { Sql } from "#lib/db/sql";
import type { Tags } from "#lib/tagging/model";

/** A stored item, as a tagger reads it again. */
export type ItemToRead = {
  readonly id: string;
  readonly threadId: string;
  readonly isBrand: boolean;
  readonly text: string;
  readonly rating: number | null;
  readonly contentHash: string;
  readonly tagger: string;
  readonly postedAt: Date;
};

export const columnsToRead = `id, thread_id AS "threadId", is_brand AS "isBrand", text, rating, content_hash AS "contentHash", tagger, posted_at AS "postedAt"`;

/** Thread before item, in the order in which recording and settling lock. */
export const lockThreads = async (tx: Sql, workspaceId: string, threadIds: readonly string[]): Promise<void> => {
  await tx.query({
    name: "lock-threads-to-tag",
    text: "SELECT FROM thread WHERE workspace_id = $1 AND id = ANY($2::text[]) ORDER BY source_id, external_id FOR UPDATE",
    values: [workspaceId, threadIds],
  });
};

type TaggedOtherwise = { readonly id: string; readonly threadId: string };

export type ReadItem = Pick<ItemToRead, "id" | "threadId" | "contentHash"> & { readonly tags: Tags };

/**
 * Writes what the tagger says now: where a person has spoken their word stays, and what was edited meanwhile has been read already. Returns the
 * items whose winning tags are other than before, with their threads.
 */
export const writeTags = async (tx: Sql, workspaceId: string, items: readonly ReadItem[]): Promise<readonly TaggedOtherwise[]> => {
  const rows = await tx.query<TaggedOtherwise & { readonly isChanged: boolean }>({
    name: "write-tags",
    text: writing,
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
  return rows.filter(({ isChanged }) => isChanged).map(({ id, threadId }) => ({ id, threadId }));
};

const writing = `WITH v AS (
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
  RETURNING item.id, item.thread_id AS "threadId",
    (item.language, item.sentiment, item.intent, item.tones) IS DISTINCT FROM (old.language, old.sentiment, old.intent, old.tones) AS "isChanged"`;

export const markThreadsUnsettled = async (
  tx: Sql,
  workspaceId: string,
  { threadIds, now }: { readonly threadIds: readonly string[]; readonly now: Date },
): Promise<void> => {
  await tx.query({
    name: "mark-tagged-unsettled",
    text: "UPDATE thread SET unsettled_since = coalesce(unsettled_since, $3) WHERE workspace_id = $1 AND id = ANY($2::text[])",
    values: [workspaceId, threadIds, now],
  });
};
