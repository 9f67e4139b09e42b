import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";

/** What every source of the workspace is called, by id. */
export const listSourceNames = async (actor: Actor): Promise<ReadonlyMap<string, string>> => {
  requirePermission(actor, "desk:read");
  const rows = await db().source.findMany({ where: { workspaceId: actor.workspaceId }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
};
