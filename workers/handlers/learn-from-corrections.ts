import { setImmediate as pause } from "node:timers/promises";

import { learnFromCorrections } from "#lib/items/commands/learn-from-corrections";
import { learnFromCorrectionsJob } from "#lib/items/jobs";
import { handlerOf } from "#lib/queue/run-worker";
import { isHeldBack, readCorpus } from "#lib/tagging/training/data-files";

/** Learns from a workspace's corrections beside our own comments, so that it forgets nothing else over them. */
export const learnFromWorkspace = handlerOf(learnFromCorrectionsJob, async ({ workspaceId }, { now }) => {
  await learnFromCorrections({
    workspaceId,
    readCorpus: openAndHeldBack,
    pause: () => pause(),
    now,
  });
});

const openAndHeldBack = async () => {
  const corpus = (await readCorpus()).filter(({ lang }) => lang !== "und");
  return { open: corpus.filter((row) => !isHeldBack(row)), heldBack: corpus.filter(isHeldBack) };
};
