import { isLasting } from "../outcome";
import { parleyIn } from "../parley-itself";
import { afterReportMade } from "../pipeline";
import { AppError } from "#lib/core/errors";
import { Abandoned } from "#lib/queue/outcome";
import { handlerOf } from "#lib/queue/run-worker";
import { makeReportJob } from "#lib/reports/jobs";
import { failReport, makeReport } from "#lib/reports/make-report";

/** Counts, keeps and prints a report; what can only fail again ends it. */
export const makeQueuedReport = handlerOf(makeReportJob, async ({ workspaceId, reportId }, { now }) => {
  const parley = parleyIn(workspaceId);
  try {
    await afterReportMade(workspaceId, await makeReport(parley, { reportId, now }));
  } catch (error) {
    if (!isLasting(error) && !(error instanceof AppError && error.code === "not-found")) throw error;
    await failReport(parley, reportId);
    throw new Abandoned("This report cannot be made.", error);
  }
});
