import type { Actor } from "#lib/auth/actor";
import { AppError } from "#lib/core/errors";
import type { MemberId } from "#lib/core/ids";

/** The member who acts; a script or Parley itself is refused. */
export const actingMember = (actor: Actor): MemberId => {
  if (actor.memberId === null) throw new AppError("forbidden", "Only a member can do this.", { reason: "forbidden" });
  return actor.memberId;
};
