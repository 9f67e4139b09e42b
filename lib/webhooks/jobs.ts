import { z } from "zod";

import { defineJob } from "#lib/queue/define-job";

/** Looks in the whole installation for addresses to which something is due. */
export const seekEventsJob = defineJob({
  name: "webhooks.seek-events",
  queue: "deliver",
  payload: z.object({}),
  key: () => "all",
});

/** Tells an address what is due there, one event after the other. */
export const tellWebhookJob = defineJob({
  name: "webhooks.tell-webhook",
  queue: "deliver",
  payload: z.object({ workspaceId: z.string(), webhookId: z.string() }),
  key: ({ webhookId }) => webhookId,
});
