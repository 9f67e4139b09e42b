import type { PutOut } from "../go-on";
import { deliverDeedJob } from "../jobs";
import type { WorkspaceId } from "#lib/core/ids";
import { nudge } from "#lib/queue/enqueue";
import { deliverReplyJob } from "#lib/replies/jobs";

/** After the commit: what was put into the outboxes goes out. */
export const sendOut = async (workspaceId: WorkspaceId, { deedIds, replyId }: PutOut): Promise<void> => {
  if (replyId !== null) await nudge(deliverReplyJob, { workspaceId, replyId });
  for (const deedId of deedIds) await nudge(deliverDeedJob, { workspaceId, deedId });
};
