import type { Sql } from "#lib/db/sql";

/** Somebody whose history changed: a person, or an account that is nobody's; from when on, null where there is only more to count. */
export type Change = { readonly subjectId: string; readonly changedFrom: Date | null };

const rowsMax = 500;

/** Takes the oldest changes of a workspace away, of about so many authors; what another worker holds is left to it. */
export const takeChanges = async (tx: Sql, workspaceId: string, authors: number): Promise<readonly Change[]> =>
  tx.query<Change>({
    name: "take-author-changes",
    text: `WITH oldest AS (
        SELECT id, cardinality(author_ids) AS authors FROM author_change WHERE workspace_id = $1 ORDER BY id LIMIT ${rowsMax}
      ), due AS (
        SELECT id FROM (SELECT id, sum(authors) OVER (ORDER BY id) - authors AS before FROM oldest) AS counted WHERE before < $2
      ), held AS (
        SELECT c.id FROM author_change c JOIN due USING (id) ORDER BY c.id FOR UPDATE OF c SKIP LOCKED
      ), taken AS (
        DELETE FROM author_change c USING held WHERE c.id = held.id RETURNING c.author_ids, c.changed_froms
      )
      SELECT coalesce(a.person_id, a.id) AS "subjectId", min(v.changed_from) AS "changedFrom"
      FROM taken, unnest(taken.author_ids, taken.changed_froms) AS v (author_id, changed_from) JOIN author a ON a.id = v.author_id AND a.workspace_id = $1
      WHERE NOT a.is_brand GROUP BY 1 ORDER BY 1`,
    values: [workspaceId, authors],
  });

/** Leaves authors to be counted: the rest of their history, or all of it. */
export const noteChanges = async (
  tx: Sql,
  workspaceId: string,
  { subjectIds, from, now }: { readonly subjectIds: readonly string[]; readonly from: Date | null; readonly now: Date },
): Promise<void> => {
  if (subjectIds.length === 0) return;
  await tx.query({
    name: "note-changes",
    text: `INSERT INTO author_change (workspace_id, author_ids, changed_froms, noted_at)
      SELECT $1, array_agg(id), array_agg($3::timestamptz), $4 FROM (
        SELECT DISTINCT ON (coalesce(person_id, id)) id FROM author WHERE workspace_id = $1 AND (id = ANY($2::text[]) OR person_id = ANY($2::text[]))
      ) AS accounts HAVING count(*) > 0`,
    values: [workspaceId, subjectIds, from, now],
  });
};

/** Workspaces in which histories changed before a moment and are not counted: what a lost queue forgot. */
export const listWithChanges = async (tx: Sql, before: Date): Promise<readonly { readonly workspaceId: string }[]> =>
  tx.query({
    text: `SELECT id AS "workspaceId" FROM workspace w WHERE EXISTS (SELECT FROM author_change c WHERE c.workspace_id = w.id AND c.noted_at <= $1)`,
    values: [before],
  });
