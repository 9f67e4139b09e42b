import { watchPromisesJob } from "#lib/playbook/jobs";
import { watchPromises } from "#lib/playbook/watch-promises";
import { handlerOf } from "#lib/queue/run-worker";

/** One look at the promises of a workspace; a second one at the same moment does nothing. */
export const watchPromisesOf = handlerOf(watchPromisesJob, async ({ workspaceId }, { now }) => {
  await watchPromises({ workspaceId, now });
});
