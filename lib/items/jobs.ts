import { z } from "zod";

import { defineJob } from "#lib/queue/define-job";

/** Decides for a batch of threads who still waits for an answer, since when and why. */
export const settleThreadsJob = defineJob({
  name: "items.settle-threads",
  queue: "process",
  payload: z.object({ workspaceId: z.string(), threadIds: z.array(z.string()).min(1).max(500) }),
  key: ({ threadIds }) => [...threadIds].sort().join("+"),
});
