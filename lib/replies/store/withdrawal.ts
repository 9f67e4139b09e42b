import { z } from "zod";

import { withdrawnFailure } from "../model";
import type { ReplyId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

const threadsSchema = z.array(z.object({ threadId: z.string() }));

/** Marks a reply that has not arrived as withdrawn; one that waits is over at once. Returns its thread. */
export const withdrawOpen = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { replyId, now }: { readonly replyId: ReplyId; readonly now: Date },
): Promise<readonly string[]> => {
  const failure = JSON.stringify(withdrawnFailure);
  const rows = threadsSchema.parse(
    await tx.$queryRaw`
      UPDATE reply SET withdrawn_at = ${now},
        failure = CASE WHEN state IN ('queued', 'by-hand') THEN ${failure}::jsonb ELSE failure END,
        next_try_at = CASE WHEN state IN ('queued', 'by-hand') THEN NULL ELSE next_try_at END,
        state = CASE WHEN state IN ('queued', 'by-hand') THEN 'failed' ELSE state END
      WHERE id = ${replyId} AND workspace_id = ${workspaceId} AND state <> 'sent' AND withdrawn_at IS NULL RETURNING thread_id AS "threadId"`,
  );
  return rows.map(({ threadId }) => threadId);
};
