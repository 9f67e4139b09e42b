import { collectGarbage } from "../collect-garbage";
import { isLasting } from "../outcome";
import { afterExportCut } from "../pipeline";
import { readClock } from "#lib/core/clock";
import { runExportJob } from "#lib/exports/jobs";
import { failExport, writePiece } from "#lib/exports/write-piece";
import { Abandoned } from "#lib/queue/outcome";
import { handlerOf } from "#lib/queue/run-worker";

/** A long file is written in several jobs, so that it does not keep a worker to itself. */
const piecesPerJob = 20;

/** Writes on a file from its last whole piece. */
export const runExport = handlerOf(runExportJob, async (key, { signal }) => {
  for (let piece = 0; piece < piecesPerJob && !signal.aborted; piece += 1) {
    if ((await writeOrFail(key)) === "over") return;
  }
  collectGarbage();
  await afterExportCut(key.workspaceId, key.exportId);
});

type Key = Parameters<typeof writePiece>[0];

/** What can only fail again ends the file; what may pass is tried again by the queue. */
const writeOrFail = async (key: Key): Promise<"written" | "over"> => {
  try {
    return await writePiece(key, readClock());
  } catch (error) {
    if (!isLasting(error)) throw error;
    await failExport(key, { failure: "cannot-write", now: readClock() });
    throw new Abandoned("This export cannot go on.", error);
  }
};
