import type { z } from "zod";

import type { proposeDraftSchema } from "../model";
import { findAssignee, putProposal } from "../store/composing";
import { findTarget } from "../store/outbox";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { MemberId } from "#lib/core/ids";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";
import { notifyMembers } from "#lib/team/notices";
import { listMembersWhoMay } from "#lib/team/queries/members-who-may";

/**
 * Leaves a text as the draft of a member who is to read it, change it and send it. Goes to the member named, else to whom the item is assigned,
 * else to the actor. Throws `conflict` where that member has words of their own there, `not-found` for one who may not answer.
 */
export const proposeDraft = async (
  actor: Actor,
  { itemId, text, memberId }: z.output<typeof proposeDraftSchema>,
  now: Date,
): Promise<{ readonly memberId: MemberId }> => {
  requirePermission(actor, "replies:send");
  const { workspaceId } = actor;
  return inTransaction(async (tx) => {
    const target = await findTarget(tx, workspaceId, itemId);
    if (target === null) throw notFound("The item");
    const able = await listMembersWhoMay(tx, workspaceId, "replies:send");
    // Whoever it is assigned to may have left since.
    const candidates = memberId === null ? [await findAssignee(tx, workspaceId, itemId), actor.memberId] : [memberId];
    const writer = candidates.find((one) => one !== null && able.includes(one)) ?? null;
    if (writer === null) throw notFound("The member");
    if (!(await putProposal(tx, workspaceId, { itemId, memberId: writer, text, now })))
      throw new AppError("conflict", "This member has a draft of their own there.", { reason: "draft-there" });
    const path = `inbox?view=all&item=${itemId}`;
    await notifyMembers(tx, actor, { memberIds: [writer], kind: "draft-proposed", path, params: { by: actor.name }, now });
    await recordAudit(tx, { actor, action: "reply.propose", subjectId: itemId, details: { memberId: writer }, now });
    return { memberId: writer };
  });
};
