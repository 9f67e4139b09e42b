import { afterGatheringCut } from "../pipeline";
import { handlerOf } from "#lib/queue/run-worker";
import { gatherSuggestions } from "#lib/suggestions/gather";
import { gatherSuggestionsJob } from "#lib/suggestions/jobs";

/** Gathers one page of suggestions; what is left goes on as a job of its own. */
export const gatherOntoBoard = handlerOf(gatherSuggestionsJob, async ({ workspaceId }, { now }) => {
  if (await gatherSuggestions({ workspaceId, now })) await afterGatheringCut(workspaceId);
});
