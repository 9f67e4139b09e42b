import { deliverAlert } from "#lib/alerts/deliver";
import { deliverAlertJob } from "#lib/alerts/jobs";
import { outbound } from "#lib/connectors/http";
import { Postponed } from "#lib/queue/outcome";
import { handlerOf } from "#lib/queue/run-worker";

/** Hands one message of an alert to its channel, or comes again when it may. */
export const deliverQueuedAlert = handlerOf(deliverAlertJob, async ({ workspaceId, messageId }, { now }) => {
  const delivered = await deliverAlert({ workspaceId, messageId, http: outbound(), now });
  if (delivered.kind === "later") throw new Postponed(Math.max(0, delivered.at.getTime() - now.getTime()));
});
