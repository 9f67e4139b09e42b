import type { Actor } from "#lib/auth/actor";
import { countWaitingByBrand } from "#lib/inbox/queries/counts";
import { countIllSources } from "#lib/sources/queries/health";

import type { RailCounts } from "./nouns";

/** What stands beside the nouns of the rail. */
export const countForRail = async (actor: Actor, now: Date): Promise<RailCounts> => {
  const [waiting, illSources] = await Promise.all([countWaitingByBrand(actor, now), countIllSources(actor, now)]);
  return { waiting, illSources };
};
