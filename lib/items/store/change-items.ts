import { newId } from "#lib/core/ids";
import type { Sql } from "#lib/db/sql";

import { contentHash, tonesOn, type TaggedItem } from "../model";
import { machineTags } from "./insert-items";

export type ChangedItem = TaggedItem & { readonly id: string };

/** What the item said before becomes a revision; tags a person has decided on stay as decided, and are not unsure. */
export const applyEdits = async (
  tx: Sql,
  { workspaceId, now }: { readonly workspaceId: string; readonly now: Date },
  edits: readonly ChangedItem[],
): Promise<void> => {
  if (edits.length === 0) return;
  await tx.query({
    name: "apply-edits",
    text: editing,
    values: [
      workspaceId,
      now,
      edits.map(({ id }) => id),
      edits.map(() => newId("revision")),
      edits.map(({ item }) => item.text),
      edits.map(({ item }) => contentHash(item)),
      edits.map(({ item }) => item.rating ?? null),
      edits.map(({ item }) => item.editedAt?.toISOString() ?? null),
      edits.map(({ tags }) => tags.language.label),
      edits.map(({ tags }) => tags.sentiment.label),
      edits.map(({ tags }) => tags.intent.label),
      edits.map(({ tags }) => tonesOn(tags).join(",")),
      edits.map(({ tags }) => tags.unsure.join(",")),
      edits.map(({ tags }) => machineTags(tags)),
      edits.map(({ tags }) => tags.tagger),
    ],
  });
};

const editing = `WITH v AS (
    SELECT * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::timestamptz[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::jsonb[], $15::text[])
      AS v (id, revision_id, text, content_hash, rating, edited_at, language, sentiment, intent, tones, unsure, machine_tags, tagger)
  ), old AS (
    SELECT i.id, i.text FROM item i JOIN v ON v.id = i.id WHERE i.workspace_id = $1 AND i.content_hash <> v.content_hash ORDER BY i.id FOR UPDATE OF i
  ), kept AS (
    INSERT INTO item_revision (id, workspace_id, item_id, text, replaced_at) SELECT v.revision_id, $1, old.id, old.text, $2 FROM old JOIN v USING (id)
  ), said AS (
    SELECT c.item_id, array_agg(DISTINCT c.head) AS heads FROM tag_correction c JOIN old ON old.id = c.item_id GROUP BY c.item_id
  )
  UPDATE item SET text = v.text, content_hash = v.content_hash, rating = v.rating, edited_at = coalesce(v.edited_at, $2), machine_tags = v.machine_tags, tagger = v.tagger,
    language = CASE WHEN 'language' = ANY(said.heads) THEN item.language ELSE v.language END,
    sentiment = CASE WHEN 'sentiment' = ANY(said.heads) THEN item.sentiment ELSE v.sentiment END,
    intent = CASE WHEN 'intent' = ANY(said.heads) THEN item.intent ELSE v.intent END,
    tones = CASE WHEN 'tones' = ANY(said.heads) THEN item.tones ELSE string_to_array(v.tones, ',') END,
    unsure = CASE WHEN item.is_brand THEN '{}' ELSE ARRAY(SELECT doubt FROM unnest(string_to_array(v.unsure, ',')) AS doubt
      WHERE CASE doubt WHEN 'tone' THEN 'tones' ELSE doubt END <> ALL (coalesce(said.heads, '{}'))) END
  FROM old JOIN v USING (id) LEFT JOIN said ON said.item_id = old.id WHERE item.id = old.id`;

type VisibilityChange = { readonly id: string; readonly visibility: string };

/** Shown, hidden, held: as the platform tells it. An item that is shown again is no longer deleted. */
export const applyVisibility = async (tx: Sql, workspaceId: string, changes: readonly VisibilityChange[]): Promise<void> => {
  if (changes.length === 0) return;
  await tx.query({
    name: "apply-visibility",
    text: `UPDATE item SET visibility = v.visibility, deleted_at = CASE WHEN v.visibility = 'deleted' THEN item.deleted_at END
      FROM unnest($2::text[], $3::text[]) AS v (id, visibility) WHERE item.id = v.id AND item.workspace_id = $1`,
    values: [workspaceId, changes.map(({ id }) => id), changes.map(({ visibility }) => visibility)],
  });
};

type Deletion = { readonly id: string; readonly seenAt: Date };

/** Gone at the source: the row stays, with the moment. */
export const applyDeletions = async (tx: Sql, workspaceId: string, deletions: readonly Deletion[]): Promise<void> => {
  if (deletions.length === 0) return;
  await tx.query({
    name: "apply-deletions",
    text: `UPDATE item SET deleted_at = v.seen_at, visibility = 'deleted'
      FROM unnest($2::text[], $3::timestamptz[]) AS v (id, seen_at) WHERE item.id = v.id AND item.workspace_id = $1 AND item.deleted_at IS NULL`,
    values: [workspaceId, deletions.map(({ id }) => id), deletions.map(({ seenAt }) => seenAt.toISOString())],
  });
};
