import type { z } from "zod";

import { sendLetterJob } from "../jobs";
import type { onLetterSchema } from "../model";
import { findLeaving } from "../queries/shared";
import { leaveGroup } from "../store/groups";
import { requeueLetter } from "../store/letters";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

/** Tries a letter once more that failed for good. Throws `conflict` where it did not. */
export const retryLetter = async (actor: Actor, { letterId }: z.output<typeof onLetterSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "reports:manage");
  const { workspaceId } = actor;
  await inTransaction(async (tx) => {
    if (!(await requeueLetter(tx, workspaceId, { letterId, now })))
      throw new AppError("conflict", "This letter has not failed.", { reason: "letter-not-failed" });
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
  });
  await nudge(sendLetterJob, { workspaceId, letterId });
};

/** Ends the letters to one address of a group, at the word of whoever has one of them. False where the address in it is none of ours. */
export const leaveList = async (token: string, now: Date): Promise<boolean> => {
  const leaving = await findLeaving(token);
  if (leaving === null) return false;
  await inTransaction(async (tx) => {
    const left = await leaveGroup(tx, { recipientId: leaving.recipientId, now });
    if (left === null) return;
    const { workspaceId, groupId } = left;
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
    await recordAudit(tx, {
      actor: { workspaceId, memberId: null },
      action: "report-group.leave",
      subjectId: groupId,
      details: { address: leaving.address },
      now,
    });
  });
  return true;
};
