import { z } from "zod";

import { defineJob } from "#lib/queue/define-job";

/** Decides for a batch of threads who still waits for an answer, since when and why. */
export const settleThreadsJob = defineJob({
  name: "items.settle-threads",
  queue: "process",
  payload: z.object({ workspaceId: z.string(), threadIds: z.array(z.string()).min(1).max(500) }),
  key: ({ threadIds }) => [...threadIds].sort().join("+"),
});

/** Has the tagger the operator chose read again what is due in a workspace. */
export const refineTagsJob = defineJob({
  name: "items.refine-tags",
  queue: "maintain",
  payload: z.object({ workspaceId: z.string() }),
  key: ({ workspaceId }) => workspaceId,
});

/** Learns from the corrections of a workspace, where there is something new to learn. */
export const learnFromCorrectionsJob = defineJob({
  name: "items.learn-from-corrections",
  queue: "maintain",
  payload: z.object({ workspaceId: z.string() }),
  key: ({ workspaceId }) => workspaceId,
});

/** Reads the history of a workspace again, from where the last run stopped. */
export const retagHistoryJob = defineJob({
  name: "items.retag-history",
  queue: "maintain",
  payload: z.object({ workspaceId: z.string(), runId: z.string() }),
  key: ({ runId }) => runId,
});
