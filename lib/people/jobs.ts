import { z } from "zod";

import { defineJob } from "#lib/queue/define-job";

/** Counts on the histories that changed in a workspace and judges anew. */
export const updateVerdictsJob = defineJob({
  name: "people.update-verdicts",
  queue: "process",
  payload: z.object({ workspaceId: z.string() }),
  key: ({ workspaceId }) => workspaceId,
});

/** Looks for accounts that may be a banned author's come back. */
export const seekReappearancesJob = defineJob({
  name: "people.seek-reappearances",
  queue: "maintain",
  payload: z.object({ workspaceId: z.string(), authorId: z.string() }),
  key: ({ authorId }) => authorId,
});
