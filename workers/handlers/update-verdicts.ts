import { afterVerdictsCut } from "../pipeline";
import { readClock } from "#lib/core/clock";
import { updateVerdictsJob } from "#lib/people/jobs";
import { updateVerdicts } from "#lib/people/update-verdicts";
import { restAfter } from "#lib/queue/rest";
import { handlerOf } from "#lib/queue/run-worker";

/** Counts on histories that changed, a batch of authors at a time. */
export const updateChangedVerdicts = handlerOf(updateVerdictsJob, async ({ workspaceId }) => {
  const startedAt = readClock();
  const outcome = await updateVerdicts({ workspaceId, now: startedAt });
  if (outcome.kind === "over") return;
  await afterVerdictsCut(workspaceId, await restAfter(readClock().getTime() - startedAt.getTime()));
});
