import { afterAlertsTold } from "../pipeline";
import { watchAlertsJob } from "#lib/alerts/jobs";
import { lookForAlerts } from "#lib/alerts/look";
import { listDueMessages } from "#lib/alerts/queries/due";
import { handlerOf } from "#lib/queue/run-worker";

/** One look at the alerts of a workspace; what is due by now leaves. A second look at the same moment changes nothing. */
export const watchAlertsOf = handlerOf(watchAlertsJob, async ({ workspaceId }, { now }) => {
  await lookForAlerts({ workspaceId, now });
  await afterAlertsTold(await listDueMessages(workspaceId, now));
});
