import type { Sql } from "#lib/db/sql";

/** A calendar day of a brand, as `2026-11-21` in the brand's zone. */
export type BrandDay = { readonly brandId: string; readonly day: string };

/** One counting at a time in a workspace; held until the transaction ends. */
export const lockCounting = async (tx: Sql, workspaceId: string): Promise<void> => {
  await tx.query({ name: "lock-counting", text: "SELECT pg_advisory_xact_lock(hashtextextended('coverage/' || $1, 0))", values: [workspaceId] });
};

/** Takes away the changes of so many days, the latest days first: a long recount never holds up today. */
export const takeChangedDays = async (tx: Sql, workspaceId: string, limit: number): Promise<readonly BrandDay[]> =>
  tx.query<BrandDay>({
    name: "take-changed-days",
    text: `WITH due AS (
        SELECT day, brand_id, max(id) AS last FROM coverage_change WHERE workspace_id = $1 GROUP BY day, brand_id ORDER BY day DESC, brand_id LIMIT $2
      ), taken AS (
        DELETE FROM coverage_change c USING due WHERE c.workspace_id = $1 AND c.day = due.day AND c.brand_id = due.brand_id AND c.id <= due.last
      )
      SELECT due.brand_id AS "brandId", due.day::text AS day FROM due JOIN brand b ON b.id = due.brand_id AND b.workspace_id = $1`,
    values: [workspaceId, limit],
  });

/** How many days are left to count, those of recounts that are not spread yet not among them. */
export const countChangedDays = async (tx: Sql, workspaceId: string): Promise<number> => {
  const rows = await tx.query<{ days: number }>({
    name: "count-changed-days",
    text: "SELECT count(DISTINCT (day, brand_id))::int AS days FROM coverage_change WHERE workspace_id = $1",
    values: [workspaceId],
  });
  return rows[0]?.days ?? 0;
};

/** Makes asked-for recounts into changes: every day on which a brand has items, answers or figures. */
export const spreadRecounts = async (tx: Sql, workspaceId: string): Promise<void> => {
  await tx.query({
    name: "spread-recounts",
    text: `WITH asked AS (
        SELECT r.brand_id, b.zone FROM coverage_recount r JOIN brand b ON b.id = r.brand_id WHERE r.workspace_id = $1 AND r.last_change IS NULL FOR UPDATE OF r
      ), days AS (
        SELECT a.brand_id, (i.posted_at AT TIME ZONE a.zone)::date AS day FROM asked a JOIN item i ON i.brand_id = a.brand_id AND NOT i.is_brand
        UNION SELECT a.brand_id, (p.sent_at AT TIME ZONE a.zone)::date FROM asked a JOIN reply p ON p.workspace_id = $1 AND p.brand_id = a.brand_id AND p.sent_at IS NOT NULL
        UNION SELECT a.brand_id, c.day FROM asked a JOIN coverage_cell c ON c.brand_id = a.brand_id AND c.grain = 'day'
      ), noted AS (
        INSERT INTO coverage_change (workspace_id, brand_id, day) SELECT $1, brand_id, day FROM days RETURNING id, brand_id
      )
      UPDATE coverage_recount r SET last_change = coalesce(n.last, 0), days = coalesce(n.days, 0)
      FROM asked a LEFT JOIN (SELECT brand_id, max(id) AS last, count(*)::int AS days FROM noted GROUP BY brand_id) AS n ON n.brand_id = a.brand_id
      WHERE r.brand_id = a.brand_id`,
    values: [workspaceId],
  });
};

/** Forgets recounts none of whose days are left to count. */
export const endRecounts = async (tx: Sql, workspaceId: string): Promise<void> => {
  await tx.query({
    name: "end-recounts",
    text: `DELETE FROM coverage_recount r WHERE r.workspace_id = $1 AND r.last_change IS NOT NULL
      AND NOT EXISTS (SELECT FROM coverage_change c WHERE c.workspace_id = $1 AND c.brand_id = r.brand_id AND c.id <= r.last_change)`,
    values: [workspaceId],
  });
};

/** Asks for all days of all brands of a workspace to be counted anew. */
export const askRecounts = async (tx: Sql, workspaceId: string): Promise<void> => {
  await tx.query({
    name: "ask-recounts",
    text: `INSERT INTO coverage_recount (brand_id, workspace_id) SELECT id, workspace_id FROM brand WHERE workspace_id = $1
      ON CONFLICT (brand_id) DO UPDATE SET requested_at = excluded.requested_at, last_change = NULL, days = 0`,
    values: [workspaceId],
  });
};

/** Workspaces of the whole installation with something to count that changed before a moment. */
export const listWithChanges = async (tx: Sql, before: Date): Promise<readonly { readonly workspaceId: string }[]> =>
  tx.query<{ workspaceId: string }>({
    name: "list-workspaces-to-count",
    text: `SELECT w.id AS "workspaceId" FROM workspace w
      WHERE EXISTS (SELECT FROM coverage_change c WHERE c.workspace_id = w.id AND c.changed_at <= $1)
        OR EXISTS (SELECT FROM coverage_recount r WHERE r.workspace_id = w.id AND r.requested_at <= $1)`,
    values: [before],
  });
