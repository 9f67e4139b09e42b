import { withdrawOpen } from "./store/withdrawal";
import type { ReplyId, WorkspaceId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import type { Db } from "#lib/db/transaction";

/** Takes back, within the caller's own transaction, what has not left: it is not sent any more. What may have left is only looked for, what arrived stays. */
export const withdrawReply = async (tx: Db, workspaceId: WorkspaceId, reply: { readonly replyId: ReplyId; readonly now: Date }): Promise<void> => {
  const threadIds = await withdrawOpen(tx, workspaceId, reply);
  await notifyLive(tx, { workspaceId, kind: "replies", threadIds });
};
