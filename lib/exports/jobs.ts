import { z } from "zod";

import { defineJob } from "#lib/queue/define-job";

/** Writes on a file from its last whole piece. */
export const runExportJob = defineJob({
  name: "exports.run-export",
  queue: "maintain",
  payload: z.object({ workspaceId: z.string(), exportId: z.string() }),
  key: ({ exportId }) => exportId,
});
