import { z } from "zod";

import { defineJob } from "#lib/queue/define-job";

/** Looks in the whole installation for days whose figures are other than counted. */
export const seekChangesJob = defineJob({
  name: "coverage.seek-changes",
  queue: "maintain",
  payload: z.object({}),
  key: () => "all",
});

/** Counts what changed in a workspace. */
export const countChangesJob = defineJob({
  name: "coverage.count-changes",
  queue: "maintain",
  payload: z.object({ workspaceId: z.string() }),
  key: ({ workspaceId }) => workspaceId,
});
