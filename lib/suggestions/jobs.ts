import { z } from "zod";

import { defineJob } from "#lib/queue/define-job";

/** Gathers what the tagger calls a suggestion onto the board of a workspace. */
export const gatherSuggestionsJob = defineJob({
  name: "suggestions.gather-suggestions",
  queue: "maintain",
  payload: z.object({ workspaceId: z.string() }),
  key: ({ workspaceId }) => workspaceId,
});

/** Sums up the last day that is over in the feed of a workspace. */
export const sumUpFeedJob = defineJob({
  name: "suggestions.sum-up-feed",
  queue: "maintain",
  payload: z.object({ workspaceId: z.string() }),
  key: ({ workspaceId }) => workspaceId,
});
