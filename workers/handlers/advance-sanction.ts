import { afterSanctionAdvanced } from "../pipeline";
import { advanceSanction } from "#lib/conduct/advance-sanction";
import { advanceSanctionJob } from "#lib/conduct/jobs";
import { handlerOf } from "#lib/queue/run-worker";

/** The message of a guard or a ban has ended, or a ban is over: what follows is put out. */
export const advanceStandingSanction = handlerOf(advanceSanctionJob, async ({ workspaceId, sanctionId }, { now }) => {
  const { deedIds } = await advanceSanction({ workspaceId, sanctionId, now });
  await afterSanctionAdvanced(workspaceId, deedIds);
});
