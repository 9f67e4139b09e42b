import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";
import type { MemberId } from "#lib/core/ids";

/** The member who writes. Throws `forbidden` for those who may not answer, and for scripts. */
export const writerOf = (actor: Actor): MemberId => {
  requirePermission(actor, "replies:send");
  if (actor.memberId === null) throw new AppError("forbidden", "Only a member can answer.", { reason: "forbidden" });
  return actor.memberId;
};
