import { findLatestBan } from "#lib/conduct/queries/bans";
import { seekReappearancesJob } from "#lib/people/jobs";
import { seekReappearances } from "#lib/people/seek-reappearances";
import { handlerOf } from "#lib/queue/run-worker";

/** Looks for accounts that may be a banned author's come back. */
export const seekAfterBan = handlerOf(seekReappearancesJob, async ({ workspaceId, authorId }, { now }) => {
  const ban = await findLatestBan(workspaceId, [authorId]);
  if (ban !== null) await seekReappearances({ workspaceId, authorId, bannedAt: ban.at, now });
});
