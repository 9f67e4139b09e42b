import { z } from "zod";

import { defineJob } from "#lib/queue/define-job";

/** Does one deed of the outbox, or looks for it first where it is a post that left without an answer. */
export const deliverDeedJob = defineJob({
  name: "conduct.deliver-deed",
  queue: "deliver",
  payload: z.object({ workspaceId: z.string(), deedId: z.string() }),
  key: ({ deedId }) => deedId,
});

/** Takes a sanction as far as it can go: after its message arrived or failed, and when its time is over. */
export const advanceSanctionJob = defineJob({
  name: "conduct.advance-sanction",
  queue: "deliver",
  payload: z.object({ workspaceId: z.string(), sanctionId: z.string() }),
  key: ({ sanctionId }) => sanctionId,
});

/** Takes the bans that stand to what came after them: a source that is new, is back or can ban since, an account that was joined to a person. */
export const extendBansJob = defineJob({
  name: "conduct.extend-bans",
  queue: "deliver",
  payload: z.object({ workspaceId: z.string() }),
  key: ({ workspaceId }) => workspaceId,
});
