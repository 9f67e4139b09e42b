import type { Subject } from "./subject";
import type { WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** A warning to this person was written and has neither arrived nor failed. */
export const hasWarningUnderWay = async (tx: Db, workspaceId: WorkspaceId, { brandId, authorId }: Subject): Promise<boolean> => {
  const rows = await tx.$queryRaw<readonly unknown[]>`
    SELECT s.id FROM sanction s JOIN reply r ON r.id = s.reply_id
    WHERE s.workspace_id = ${workspaceId} AND s.brand_id = ${brandId} AND s.author_id = ${authorId} AND s.kind = 'warning' AND r.state IN ('queued', 'sending', 'unknown', 'by-hand') LIMIT 1`;
  return rows.length > 0;
};
