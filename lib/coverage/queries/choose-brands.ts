import type { Actor } from "#lib/auth/actor";
import { notFound } from "#lib/core/errors";
import type { BrandId } from "#lib/core/ids";
import { db } from "#lib/db/client";

/** Brands whose figures are asked for, and the zone of their today: their own where they share one, else the workspace's. */
export type ChosenBrands = { readonly ids: readonly string[]; readonly zone: string };

/** None named: all that are not archived. Throws `not-found` for a brand of another workspace. */
export const chooseBrands = async (actor: Actor, brandIds: readonly BrandId[]): Promise<ChosenBrands> => {
  const rows = await db().brand.findMany({
    where: { workspaceId: actor.workspaceId, ...(brandIds.length === 0 ? { archivedAt: null } : { id: { in: [...brandIds] } }) },
    select: { id: true, zone: true },
  });
  if (rows.length < new Set(brandIds).size) throw notFound("The brand");
  const [zone, ...others] = new Set(rows.map((row) => row.zone));
  return { ids: rows.map(({ id }) => id), zone: zone !== undefined && others.length === 0 ? zone : actor.zone };
};
