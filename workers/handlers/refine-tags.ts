import { afterRefiningCut, afterThreadsChanged } from "../pipeline";
import { readClock } from "#lib/core/clock";
import { refineTagsJob } from "#lib/items/jobs";
import { refinePage } from "#lib/items/refine-tags";
import { handlerOf } from "#lib/queue/run-worker";
import { taggerFor } from "#lib/tagging/tagger-for";

/** A service may take its time: after so many pages other work has its turn. */
const pagesPerJob = 5;

/** Has the tagger the operator chose read what was stored lately, a page at a time, and hands on what must be settled. */
export const refineTags = handlerOf(refineTagsJob, async ({ workspaceId }, { signal }) => {
  for (let page = 0; page < pagesPerJob && !signal.aborted; page += 1) {
    const outcome = await refinePage({ workspaceId, tagger: await taggerFor(workspaceId), now: readClock() });
    if (outcome.kind === "over") return;
    await afterThreadsChanged(workspaceId, outcome.threadIds);
  }
  await afterRefiningCut(workspaceId);
});
