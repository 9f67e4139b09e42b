import type { Actor } from "#lib/auth/actor";
import { countCases } from "#lib/cases/queries/mentions";
import { countDecisions } from "#lib/conduct/queries/decisions";
import { countWaitingByBrand } from "#lib/inbox/queries/counts";
import { countIllSources } from "#lib/sources/queries/health";
import { countUnreadNotices } from "#lib/team/queries/notices";

import type { RailCounts } from "./nouns";

/** What stands beside the nouns of the rail. */
export const countForRail = async (actor: Actor, now: Date): Promise<RailCounts> => {
  const [waiting, openCases, decisions, illSources, notices] = await Promise.all([
    countWaitingByBrand(actor, now),
    countCases(actor),
    countDecisions(actor),
    countIllSources(actor, now),
    countUnreadNotices(actor),
  ]);
  return { waiting, openCases, decisions, illSources, notices };
};
