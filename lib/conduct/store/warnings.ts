import type { Person } from "./person";
import type { StoredSanction } from "./sanctions";
import type { WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** A warning to this person was written and has neither arrived nor failed. */
export const hasWarningUnderWay = async (tx: Db, workspaceId: WorkspaceId, { brandId, authorIds }: Person): Promise<boolean> => {
  const rows = await tx.$queryRaw<readonly unknown[]>`
    SELECT s.id FROM sanction s JOIN reply r ON r.id = s.reply_id
    WHERE s.workspace_id = ${workspaceId} AND s.brand_id = ${brandId} AND s.author_id = ANY(${[...authorIds]}::text[]) AND s.kind = 'warning' AND r.state IN ('queued', 'sending', 'unknown', 'by-hand') LIMIT 1`;
  return rows.length > 0;
};

/** The person was warned after this warning was written, or may have been. */
export const hasLaterWarning = async (tx: Db, { id, workspaceId }: StoredSanction, { brandId, authorIds }: Person): Promise<boolean> => {
  const rows = await tx.$queryRaw<readonly unknown[]>`
    SELECT s.id FROM sanction s JOIN reply r ON r.id = s.reply_id
    WHERE s.workspace_id = ${workspaceId} AND s.brand_id = ${brandId} AND s.author_id = ANY(${[...authorIds]}::text[]) AND s.kind = 'warning' AND s.id > ${id}
      AND (r.state <> 'failed' OR r.failure ->> 'reason' = 'reply-unverified') LIMIT 1`;
  return rows.length > 0;
};
