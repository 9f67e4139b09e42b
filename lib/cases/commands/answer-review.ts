import type { z } from "zod";

import type { answerReviewSchema } from "../model";
import { closeReview } from "../store/reviews";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/** "Does it still matter?", answered by whoever was asked, once. Throws `not-found` for another's review. */
export const answerReview = async (actor: Actor, { reviewId, stillMatters, note }: z.output<typeof answerReviewSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "cases:work");
  const { memberId } = actor;
  if (memberId === null) throw new AppError("forbidden", "Only a member can do this.", { reason: "forbidden" });
  await inTransaction(async (tx) => {
    if (!(await closeReview(tx, actor.workspaceId, { reviewId, memberId, stillMatters, note, now }))) throw notFound("The review");
    await recordAudit(tx, { actor, action: "case.answer-review", subjectId: reviewId, details: { stillMatters }, now });
  });
};
