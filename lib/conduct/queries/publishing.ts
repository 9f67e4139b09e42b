import type { PublishPlace } from "../view-model";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import type { BrandId } from "#lib/core/ids";
import { db } from "#lib/db/client";

/** The sources of a brand where this member may put up a post of the brand's own; none for who may not. */
export const listPublishPlaces = async (actor: Actor, brandId: BrandId): Promise<readonly PublishPlace[]> => {
  if (!may(actor, "conduct:decide")) return [];
  const sources = await db().source.findMany({
    where: { workspaceId: actor.workspaceId, brandId, removedAt: null, status: { not: "gone" }, capabilities: { has: "publish" } },
    select: { id: true, name: true, capabilities: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return sources.map(({ id, name, capabilities }) => ({ sourceId: id, name, canPin: capabilities.includes("pin") }));
};
