import { z } from "zod";

import { defineJob } from "#lib/queue/define-job";

/** Brings a promise back to the inbox on its day; one whose day has not come stays where it is. */
export const returnFollowUpJob = defineJob({
  name: "cases.return-follow-up",
  queue: "maintain",
  payload: z.object({ workspaceId: z.string(), followUpId: z.string() }),
  key: ({ followUpId }) => followUpId,
});

/** Closes a case as unconfirmed whose customer has not spoken; or notes that they have. */
export const closeSilentJob = defineJob({
  name: "cases.close-silent",
  queue: "maintain",
  payload: z.object({ workspaceId: z.string(), caseId: z.string() }),
  key: ({ caseId }) => caseId,
});
