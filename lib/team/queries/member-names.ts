import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";

/** What every member of the workspace is called, by id; those who left too, for what they did stays. */
export const listMemberNames = async (actor: Actor): Promise<ReadonlyMap<string, string>> => {
  requirePermission(actor, "desk:read");
  const rows = await db().member.findMany({ where: { workspaceId: actor.workspaceId }, select: { id: true, user: { select: { name: true } } } });
  return new Map(rows.map(({ id, user }) => [id, user.name]));
};
