import { handlerOf } from "#lib/queue/run-worker";
import { sumUpFeedJob } from "#lib/suggestions/jobs";
import { sumUpFeed } from "#lib/suggestions/sum-up-feed";

/** Sums up the day that is over. */
export const sumUpFeedOfDay = handlerOf(sumUpFeedJob, async ({ workspaceId }, { now }) => sumUpFeed({ workspaceId, now }));
