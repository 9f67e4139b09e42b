import { afterRetagCut, afterThreadsChanged } from "../pipeline";
import { readClock } from "#lib/core/clock";
import { retagHistoryJob } from "#lib/items/jobs";
import { retagPage } from "#lib/items/retag-history";
import { handlerOf } from "#lib/queue/run-worker";
import { embeddedFor } from "#lib/tagging/embedded-for";
import { taggerFor } from "#lib/tagging/tagger-for";

/** A long history is read in several jobs, so that it does not keep a worker to itself. */
const pagesPerJob = 30;

/** Reads a workspace's history again, a page at a time, and hands on what must be settled. */
export const retagHistory = handlerOf(retagHistoryJob, async ({ workspaceId, runId }, { signal }) => {
  for (let page = 0; page < pagesPerJob && !signal.aborted; page += 1) {
    const outcome = await retagPage({
      workspaceId,
      runId,
      tagger: await taggerFor(workspaceId),
      embedded: await embeddedFor(workspaceId),
      now: readClock(),
    });
    if (outcome.kind === "over") return;
    await afterThreadsChanged(workspaceId, outcome.threadIds);
  }
  await afterRetagCut(workspaceId, runId);
});
