import { assignmentSchema, type BrandView } from "../brand-model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";

/** The brands of the actor's workspace, by name. */
export const listBrands = async (actor: Actor): Promise<readonly BrandView[]> => {
  requirePermission(actor, "desk:read");
  const rows = await db().brand.findMany({
    where: { workspaceId: actor.workspaceId, archivedAt: null },
    select: { id: true, slug: true, name: true, zone: true, names: true, assignment: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, assignment: assignmentSchema.catch("by-hand").parse(row.assignment) }));
};
