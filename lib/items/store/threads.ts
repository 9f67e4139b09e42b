import type { Sql } from "#lib/db/sql";

/** Marks threads unsettled whose known items have changed. */
export const touchThreads = async (
  tx: Sql,
  workspaceId: string,
  { threadIds, now }: { readonly threadIds: readonly string[]; readonly now: Date },
): Promise<void> => {
  if (threadIds.length === 0) return;
  await tx.query({
    name: "touch-threads",
    text: `WITH locked AS (SELECT id FROM thread WHERE workspace_id = $1 AND id = ANY($2::text[]) ORDER BY source_id, external_id FOR UPDATE)
      UPDATE thread SET unsettled_since = coalesce(unsettled_since, $3) FROM locked WHERE thread.id = locked.id`,
    values: [workspaceId, threadIds, now],
  });
};
