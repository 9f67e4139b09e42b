import { makeReportJob, startDueReportsJob } from "#lib/reports/jobs";
import { startDueReports } from "#lib/reports/start-due";
import { enqueue } from "#lib/queue/enqueue";
import { handlerOf } from "#lib/queue/run-worker";

/** Begins every report whose time has come. */
export const startEveryDueReport = handlerOf(startDueReportsJob, async (_nothing, { now }) => {
  for (const report of await startDueReports(now)) await enqueue(makeReportJob, report);
});
