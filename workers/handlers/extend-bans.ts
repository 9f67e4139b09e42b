import { afterSanctionAdvanced } from "../pipeline";
import { extendNotedBans } from "#lib/conduct/extend-bans";
import { extendBansJob } from "#lib/conduct/jobs";
import { handlerOf } from "#lib/queue/run-worker";

/** A source is new, is back or can ban since, or accounts were joined: the bans that stand are taken there. */
export const extendStandingBans = handlerOf(extendBansJob, async ({ workspaceId }, { now }) =>
  afterSanctionAdvanced(workspaceId, await extendNotedBans({ workspaceId, now })),
);
