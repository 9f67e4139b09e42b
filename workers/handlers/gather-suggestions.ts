import { afterGatheringCut } from "../pipeline";
import { readClock } from "#lib/core/clock";
import { restAfter } from "#lib/queue/rest";
import { handlerOf } from "#lib/queue/run-worker";
import { gatherSuggestions } from "#lib/suggestions/gather";
import { gatherSuggestionsJob } from "#lib/suggestions/jobs";

/** Gathers one page of suggestions; what is left goes on as a job of its own. */
export const gatherOntoBoard = handlerOf(gatherSuggestionsJob, async ({ workspaceId }) => {
  const startedAt = readClock();
  const isMore = await gatherSuggestions({ workspaceId, now: startedAt });
  if (isMore) await afterGatheringCut(workspaceId, await restAfter(readClock().getTime() - startedAt.getTime()));
});
