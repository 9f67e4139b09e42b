import type { z } from "zod";

import type { overrideAdviceSchema } from "../advice-model";
import { dropChoice, findAdvice, putChoice } from "../store/advice";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { ItemId, MemberId } from "#lib/core/ids";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/** "I do otherwise, because": the word stands beside the advice that was shown. Throws `conflict` where nothing else was advised. */
export const overrideAdvice = async (actor: Actor, { itemId, mode, reason }: z.output<typeof overrideAdviceSchema>, now: Date): Promise<void> => {
  const memberId = adviser(actor);
  await inTransaction(async (tx) => {
    const given = await findAdvice(tx, actor.workspaceId, { itemId, memberId });
    if (given === null) throw notFound("The advice");
    if (given.mode === mode) throw new AppError("conflict", "This is what is advised.", { reason: "as-advised" });
    await putChoice(tx, actor.workspaceId, { itemId, memberId, chosen: mode, overrideReason: reason, now });
    await recordAudit(tx, { actor, action: "advice.override", subjectId: itemId, details: { advised: given.mode, chosen: mode, reason }, now });
  });
};

/** "As advised after all". */
export const followAdvice = async (actor: Actor, { itemId }: { readonly itemId: ItemId }, now: Date): Promise<void> => {
  const memberId = adviser(actor);
  await inTransaction(async (tx) => {
    await dropChoice(tx, actor.workspaceId, { itemId, memberId });
    await recordAudit(tx, { actor, action: "advice.follow", subjectId: itemId, details: {}, now });
  });
};

const adviser = (actor: Actor): MemberId => {
  requirePermission(actor, "replies:send");
  if (actor.memberId === null) throw new AppError("forbidden", "Only a member can answer.", { reason: "forbidden" });
  return actor.memberId;
};
