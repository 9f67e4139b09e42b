import type { Actor } from "#lib/auth/actor";
import { getCounts } from "#lib/inbox/queries/counts";
import { countIllSources } from "#lib/sources/queries/health";

import type { RailCounts } from "./nouns";

/** What stands beside the nouns of the rail. */
export const countForRail = async (actor: Actor, now: Date): Promise<RailCounts> => {
  const [inbox, illSources] = await Promise.all([getCounts(actor, [], now), countIllSources(actor, now)]);
  return { waiting: inbox.views.waiting, illSources };
};
