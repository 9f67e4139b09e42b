import { z } from "zod";

import { defineJob } from "#lib/queue/define-job";

/** Sends one reply of the outbox, or looks for it first where an earlier try ended without an answer. */
export const deliverReplyJob = defineJob({
  name: "replies.deliver-reply",
  queue: "deliver",
  payload: z.object({ workspaceId: z.string(), replyId: z.string() }),
  key: ({ replyId }) => replyId,
});
