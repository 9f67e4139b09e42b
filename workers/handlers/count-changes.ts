import { afterCountingCut } from "../pipeline";
import { readClock } from "#lib/core/clock";
import { countChanges, listWorkspacesToCount } from "#lib/coverage/count-changes";
import { countChangesJob, seekChangesJob } from "#lib/coverage/jobs";
import { enqueue } from "#lib/queue/enqueue";
import { restAfter } from "#lib/queue/rest";
import { handlerOf } from "#lib/queue/run-worker";

/** Finds what there is to count, so that no hand that changes an item need say so. */
export const seekUncounted = handlerOf(seekChangesJob, async (_nothing, { now }) => {
  for (const workspace of await listWorkspacesToCount(now)) await enqueue(countChangesJob, workspace);
});

/** Counts some of the days that changed; the next are counted after a rest. */
export const countChangedDays = handlerOf(countChangesJob, async ({ workspaceId }) => {
  const startedAt = readClock();
  const isMore = await countChanges({ workspaceId });
  if (isMore) await afterCountingCut(workspaceId, await restAfter(readClock().getTime() - startedAt.getTime()));
});
