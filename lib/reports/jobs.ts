import { z } from "zod";

import { defineJob } from "#lib/queue/define-job";

/** Begins the reports of every group of the installation whose time has come. */
export const startDueReportsJob = defineJob({
  name: "reports.start-due-reports",
  queue: "maintain",
  payload: z.object({}),
  key: () => "all",
});

/** Counts, keeps and prints one report. */
export const makeReportJob = defineJob({
  name: "reports.make-report",
  queue: "maintain",
  payload: z.object({ workspaceId: z.string(), reportId: z.string() }),
  key: ({ reportId }) => reportId,
});

/** Takes one letter to the operator's mail server. */
export const sendLetterJob = defineJob({
  name: "reports.send-letter",
  queue: "deliver",
  payload: z.object({ workspaceId: z.string(), letterId: z.string() }),
  key: ({ letterId }) => letterId,
});
