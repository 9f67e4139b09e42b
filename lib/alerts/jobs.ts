import { z } from "zod";

import { defineJob } from "#lib/queue/define-job";

/** Looks whether any rule of a workspace has something to say. */
export const watchAlertsJob = defineJob({
  name: "alerts.watch-alerts",
  // A threat does not wait behind files and reports that are being written.
  queue: "process",
  payload: z.object({ workspaceId: z.string() }),
  key: ({ workspaceId }) => workspaceId,
});

/** Hands one message of an alert to its channel. */
export const deliverAlertJob = defineJob({
  name: "alerts.deliver-alert",
  queue: "deliver",
  payload: z.object({ workspaceId: z.string(), messageId: z.string() }),
  key: ({ messageId }) => messageId,
});
