import { z } from "zod";

import { defineJob } from "#lib/queue/define-job";

/** Notes which promises of a workspace are soon due or broken by now, and leaves word of them. */
export const watchPromisesJob = defineJob({
  name: "playbook.watch-promises",
  queue: "maintain",
  payload: z.object({ workspaceId: z.string() }),
  key: ({ workspaceId }) => workspaceId,
});
