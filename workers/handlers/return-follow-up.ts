import { parleyIn } from "../parley-itself";
import { returnFollowUpJob } from "#lib/cases/jobs";
import { returnFollowUp } from "#lib/cases/return-follow-up";
import { handlerOf } from "#lib/queue/run-worker";

/** Brings one promise back to the inbox; on another day, or a second time, it does nothing. */
export const returnPromised = handlerOf(returnFollowUpJob, async ({ workspaceId, followUpId }, { now }) => {
  await returnFollowUp(parleyIn(workspaceId), { followUpId }, now);
});
