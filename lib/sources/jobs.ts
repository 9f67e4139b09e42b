import { z } from "zod";

import { defineJob } from "#lib/queue/define-job";

/** Polls every stream of one source: a page at a time, items and cursor committed together. */
export const pollSourceJob = defineJob({
  name: "sources.poll-source",
  queue: "poll",
  payload: z.object({ workspaceId: z.string(), sourceId: z.string() }),
  key: ({ sourceId }) => sourceId,
});

/** Records one accepted push. */
export const recordPushJob = defineJob({
  name: "sources.record-push",
  queue: "process",
  payload: z.object({ workspaceId: z.string(), sourceId: z.string(), webhookId: z.string() }),
  key: ({ sourceId, webhookId }) => `${sourceId}/${webhookId}`,
});

/** Reads on in an uploaded file from where the last run stopped. */
export const runImportJob = defineJob({
  name: "sources.run-import",
  queue: "process",
  payload: z.object({ workspaceId: z.string(), importId: z.string() }),
  key: ({ importId }) => importId,
});
