import { columnsToRead, type ItemToRead } from "./write-tags";
import type { Sql } from "#lib/db/sql";

/** Leaves to the tagger the operator chose what visitors said in these items; the brand's own words are never its concern. */
export const markToRefine = async (
  tx: Sql,
  workspaceId: string,
  { itemIds, now }: { readonly itemIds: readonly string[]; readonly now: Date },
): Promise<void> => {
  if (itemIds.length === 0) return;
  await tx.query({
    name: "mark-to-refine",
    text: "UPDATE item SET refine_at = $3 WHERE workspace_id = $1 AND id = ANY($2::text[]) AND NOT is_brand",
    values: [workspaceId, itemIds, now],
  });
};

type Due = { readonly since: Date; readonly until: Date };

const isDue = "refine_at > $1 AND refine_at <= $2 AND NOT is_brand AND deleted_at IS NULL AND text <> ''";

/** What is due in a workspace, the latest first. */
export const readToRefine = async (tx: Sql, workspaceId: string, { since, until, limit }: Due & { readonly limit: number }): Promise<readonly ItemToRead[]> =>
  tx.query<ItemToRead>({
    name: "read-to-refine",
    text: `SELECT ${columnsToRead} FROM item WHERE ${isDue} AND workspace_id = $3 ORDER BY refine_at DESC, id DESC LIMIT $4`,
    values: [since, until, workspaceId, limit],
  });

/** Workspaces of the whole installation in which something is due. */
export const listWithDue = async (tx: Sql, { since, until }: Due): Promise<readonly { readonly workspaceId: string }[]> =>
  tx.query<{ workspaceId: string }>({
    text: `SELECT DISTINCT workspace_id AS "workspaceId" FROM item WHERE ${isDue}`,
    values: [since, until],
  });

type Tried = {
  readonly items: readonly Pick<ItemToRead, "id" | "contentHash">[];
  /** Those which another tagger had to read in its place. */
  readonly leftIds: ReadonlySet<string>;
  readonly now: Date;
  readonly waitMinMs: number;
  readonly givenUpAfterMs: number;
};

/** Ends what was read; what was left is tried again after as long as it has waited so far, unless that is too late. What was edited meanwhile stays due. */
export const endRefining = async (tx: Sql, workspaceId: string, { items, leftIds, now, waitMinMs, givenUpAfterMs }: Tried): Promise<void> => {
  await tx.query({
    name: "end-refining",
    text: `WITH tried AS (
        SELECT item.id, CASE WHEN v.is_left THEN $5::timestamptz + greatest($6 * interval '1 ms', $5::timestamptz - greatest(received_at, edited_at)) END AS again_at,
          greatest(received_at, edited_at) + $7 * interval '1 ms' AS given_up_at
        FROM item JOIN unnest($2::text[], $3::text[], $4::bool[]) AS v (id, content_hash, is_left) USING (id)
        WHERE item.workspace_id = $1 AND item.content_hash = v.content_hash ORDER BY item.id FOR UPDATE OF item
      )
      UPDATE item SET refine_at = CASE WHEN again_at <= given_up_at THEN again_at END FROM tried WHERE item.id = tried.id AND item.workspace_id = $1`,
    values: [
      workspaceId,
      items.map(({ id }) => id),
      items.map(({ contentHash }) => contentHash),
      items.map(({ id }) => leftIds.has(id)),
      now,
      waitMinMs,
      givenUpAfterMs,
    ],
  });
};
