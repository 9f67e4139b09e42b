import { afterTellingCut } from "../pipeline";
import { outbound } from "#lib/connectors/http";
import { readClock } from "#lib/core/clock";
import { enqueue } from "#lib/queue/enqueue";
import { handlerOf } from "#lib/queue/run-worker";
import { deliverNext } from "#lib/webhooks/deliver-next";
import { seekEventsJob, tellWebhookJob } from "#lib/webhooks/jobs";
import { listDueWebhooks } from "#lib/webhooks/queries/due";

/** A long row of events is told in several jobs, so that one address does not keep a worker to itself. */
const eventsPerJob = 50;
/** So long one address keeps a worker, and so many at once: replies leave by the same queue. What is left is found a moment later. */
const longestMs = 10_000;
const atOnceMax = 2;
let atOnce = 0;

/** Finds what there is to tell, so that no hand that does something need say so. */
export const seekUntoldEvents = handlerOf(seekEventsJob, async (_nothing, { now }) => {
  for (const due of await listDueWebhooks(now)) await enqueue(tellWebhookJob, due);
});

/** Tells an address what is due there; after a failure others come first. */
export const tellWebhook = handlerOf(tellWebhookJob, async ({ workspaceId, webhookId }, { now, signal }) => {
  if (atOnce >= atOnceMax) return;
  atOnce += 1;
  try {
    const isInTime = (): boolean => !signal.aborted && readClock().getTime() - now.getTime() < longestMs;
    for (let told = 0; told < eventsPerJob && isInTime(); told += 1)
      if ((await deliverNext({ workspaceId, webhookId, http: outbound(), now: readClock() })) !== "over") return;
  } finally {
    atOnce -= 1;
  }
  await afterTellingCut(workspaceId, webhookId);
});
