import { findBrandZone } from "./store/brands";
import type { Actor } from "#lib/auth/actor";
import { notFound } from "#lib/core/errors";
import type { Db } from "#lib/db/transaction";

/** The brand of the actor's workspace, with the zone of its days. Throws `not-found`. */
export const requireBrand = async (tx: Db, actor: Actor, brandId: string): Promise<{ readonly zone: string }> => {
  const zone = await findBrandZone(tx, actor.workspaceId, brandId);
  if (zone === null) throw notFound("The brand");
  return { zone };
};
