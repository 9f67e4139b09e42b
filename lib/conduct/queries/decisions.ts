import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { db } from "#lib/db/client";

/** How many bans and appeals wait for a decision that the actor may take: none for who decides nothing, and none that they asked for themselves. */
export const countDecisions = async (actor: Actor): Promise<number> => {
  const { workspaceId, memberId } = actor;
  if (memberId === null || !may(actor, "conduct:decide")) return 0;
  const requestedById = { not: memberId };
  const [bans, appeals] = await Promise.all([
    db().sanction.count({ where: { workspaceId, kind: "ban", state: "requested", requestedById } }),
    db().appeal.count({ where: { workspaceId, state: "open", sanction: { requestedById } } }),
  ]);
  return bans + appeals;
};
