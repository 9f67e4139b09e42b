import type { Sql } from "#lib/db/sql";
import type { Db } from "#lib/db/transaction";

/** An author of whose history something is new or other from this moment on. */
export type AuthorChange = { readonly authorId: string; readonly from: Date };

type Noted = {
  readonly authors?: readonly AuthorChange[];
  /** Items that say or show something else than before. */
  readonly itemIds?: readonly string[];
  readonly deletedIds?: readonly string[];
  readonly now: Date;
};

/** Writes down whose history is to be counted anew and from when, one row for all of them. What people makes of it is downstream. */
export const noteAuthorChanges = async (
  tx: Sql,
  workspaceId: string,
  { authors = [], itemIds = [], deletedIds = [], now }: Noted,
): Promise<void> => {
  if (authors.length + itemIds.length + deletedIds.length === 0) return;
  const earliest = earliestOf(authors);
  await tx.query({
    name: "note-author-changes",
    text: `INSERT INTO author_change (workspace_id, author_ids, changed_froms, noted_at)
      SELECT $1, array_agg(author_id), array_agg(changed_from), $6 FROM (
        SELECT author_id, min(changed_from) AS changed_from FROM (
          SELECT * FROM unnest($2::text[], $3::timestamptz[]) AS v (author_id, changed_from)
          UNION ALL SELECT author_id, posted_at FROM item WHERE id = ANY($4::text[]) AND workspace_id = $1 AND NOT is_brand
          UNION ALL SELECT author_id, deleted_at FROM item WHERE id = ANY($5::text[]) AND workspace_id = $1 AND NOT is_brand AND deleted_at IS NOT NULL
        ) AS noted GROUP BY author_id
      ) AS authors HAVING count(*) > 0`,
    values: [workspaceId, [...earliest.keys()], [...earliest.values()].map((from) => from.toISOString()), itemIds, deletedIds, now],
  });
};

const earliestOf = (authors: readonly AuthorChange[]): ReadonlyMap<string, Date> => {
  const earliest = new Map<string, Date>();
  for (const { authorId, from } of authors) {
    const known = earliest.get(authorId);
    if (known === undefined || from < known) earliest.set(authorId, from);
  }
  return earliest;
};

/** The same for one item that a person reads otherwise. */
export const noteItemRead = async (tx: Db, workspaceId: string, { itemId, now }: { readonly itemId: string; readonly now: Date }): Promise<void> => {
  await tx.$executeRaw`INSERT INTO author_change (workspace_id, author_ids, changed_froms, noted_at)
    SELECT workspace_id, ARRAY[author_id], ARRAY[posted_at], ${now} FROM item WHERE id = ${itemId} AND workspace_id = ${workspaceId} AND NOT is_brand`;
};
