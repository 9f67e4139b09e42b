import type { WorkspaceId } from "#lib/core/ids";
import { sql } from "#lib/db/sql";

/** Reads what is kept under a hash, and notes that it was of use; null where nothing is. */
export const findKept = async (workspaceId: WorkspaceId, hash: string, now: Date): Promise<string | null> => {
  const rows = await sql.query<{ text: string }>({
    name: "find-translation",
    text: "UPDATE translation SET used_at = greatest(used_at, $3) WHERE workspace_id = $1 AND hash = $2 RETURNING text",
    values: [workspaceId, hash, now],
  });
  return rows[0]?.text ?? null;
};

/** Keeps a translation under its hash; the first one stays. */
export const keep = async (
  workspaceId: WorkspaceId,
  { hash, text, now }: { readonly hash: string; readonly text: string; readonly now: Date },
): Promise<void> => {
  await sql.query({
    name: "keep-translation",
    text: "INSERT INTO translation (workspace_id, hash, text, used_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    values: [workspaceId, hash, text, now],
  });
};

/** Drops what was of no use since then. */
export const deleteUnusedSince = async (since: Date): Promise<void> => {
  await sql.query({ text: "DELETE FROM translation WHERE used_at < $1", values: [since] });
};
