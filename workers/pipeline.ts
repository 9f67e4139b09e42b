import { deliverAlertJob, watchAlertsJob } from "#lib/alerts/jobs";
import { advanceSanctionJob, deliverDeedJob } from "#lib/conduct/jobs";
import { findSanctionOfReply } from "#lib/conduct/queries/pending";
import { countChangesJob } from "#lib/coverage/jobs";
import { runExportJob } from "#lib/exports/jobs";
import { refineTagsJob, retagHistoryJob, settleThreadsJob } from "#lib/items/jobs";
import { updateVerdictsJob } from "#lib/people/jobs";
import { nudge } from "#lib/queue/enqueue";
import { sendLetterJob } from "#lib/reports/jobs";
import { pollSourceJob, recordPushJob, runImportJob } from "#lib/sources/jobs";
import { gatherSuggestionsJob } from "#lib/suggestions/jobs";
import { areTagsRefined } from "#lib/tagging/embedded-for";
import { tellWebhookJob } from "#lib/webhooks/jobs";

// The whole flow on one screen. A handler that has finished a step says so here; nothing downstream is ever called.
//
//   poll-source ─┐
//   record-push ─┼─> page recorded ─┬────────────────> settle-threads ─> pages hear of it (NOTIFY, from the transaction itself)
//   run-import ──┘                  └─> refine-tags ──┤   (where the operator chose another tagger)
//                       deliver-reply, retag-history ─┘ └─> gather-suggestions (onto the gift board)
//   page recorded, settle-threads ─> update-verdicts
//   deliver-reply ─> advance-sanction ─> deliver-deed ─> what waited for it
//   seek-changes (every few seconds; days noted by triggers) ─> count-changes (into the figures)
//   start-due-reports (every minute) ─> make-report ─> send-letter
//   watch-alerts (every minute, and after settle-threads) ─> deliver-alert (outbox)
//   seek-events (every few seconds; events noted by triggers) ─> tell-webhook (an address of the workspace's own)
//   a source is new, is back or can ban since, accounts are joined (noted by triggers) ─> extend-bans ─> deliver-deed
//
// Each hop is only a hint: what a lost queue forgets, reconcile.ts finds in the database.

const threadsPerJob = 500;
const togetherMs = 1_000;

/** A page brought new or changed items into these threads. */
export const afterPageRecorded = async (workspaceId: string, threadIds: readonly string[]): Promise<void> => {
  await afterThreadsChanged(workspaceId, threadIds);
  await afterHistoriesChanged(workspaceId);
  if (threadIds.length > 0 && areTagsRefined()) await nudge(refineTagsJob, { workspaceId });
};

/** Histories changed; what changes in a moment is counted together. */
export const afterHistoriesChanged = async (workspaceId: string): Promise<void> => nudge(updateVerdictsJob, { workspaceId }, { delayMs: togetherMs });

/** More histories are left to count: that goes on as a job of its own, after a rest. */
export const afterVerdictsCut = async (workspaceId: string, restMs: number): Promise<void> => nudge(updateVerdictsJob, { workspaceId }, { delayMs: restMs });

/** What was said in these threads, or how it is read, is other than when they were settled. */
export const afterThreadsChanged = async (workspaceId: string, threadIds: readonly string[]): Promise<void> => {
  for (let from = 0; from < threadIds.length; from += threadsPerJob)
    await nudge(settleThreadsJob, { workspaceId, threadIds: threadIds.slice(from, from + threadsPerJob) });
};

/**
 * What a page or a correction made a suggestion belongs on the board, and what it made a threat is told; of many threads that settle soon after
 * each other one look is enough.
 */
export const afterThreadsSettled = async (workspaceId: string): Promise<void> => {
  await nudge(gatherSuggestionsJob, { workspaceId }, { delayMs: 3_000 });
  await nudge(watchAlertsJob, { workspaceId }, { delayMs: 10_000 });
};

/** These messages of alerts may leave. */
export const afterAlertsTold = async (due: readonly { readonly workspaceId: string; readonly messageId: string }[]): Promise<void> => {
  for (const message of due) await nudge(deliverAlertJob, message);
};

/** There is more to gather: it goes on as a job of its own, after a rest. */
export const afterGatheringCut = async (workspaceId: string, restMs: number): Promise<void> =>
  nudge(gatherSuggestionsJob, { workspaceId }, { delayMs: restMs });

/** There is more to count, or soon will be: it goes on as a job of its own, after a rest. */
export const afterCountingCut = async (workspaceId: string, restMs: number): Promise<void> => nudge(countChangesJob, { workspaceId }, { delayMs: restMs });

/** A walk was cut short and has more to read: it goes on as a job of its own. */
export const afterPollCut = async (workspaceId: string, sourceId: string): Promise<void> => nudge(pollSourceJob, { workspaceId, sourceId }, { hurry: true });

/** The push that came after this one need not wait for its turn. */
export const afterPushRecorded = async (next: { readonly workspaceId: string; readonly sourceId: string; readonly webhookId: string }): Promise<void> =>
  nudge(recordPushJob, next, { hurry: true });

/** An import has more to read: it goes on as a job of its own. */
export const afterImportCut = async (workspaceId: string, importId: string): Promise<void> => nudge(runImportJob, { workspaceId, importId });

/** An export has more to write: it goes on as a job of its own. */
export const afterExportCut = async (workspaceId: string, exportId: string): Promise<void> => nudge(runExportJob, { workspaceId, exportId });

/** A report is made: its letters may leave. */
export const afterReportMade = async (workspaceId: string, letterIds: readonly string[]): Promise<void> => {
  for (const letterId of letterIds) await nudge(sendLetterJob, { workspaceId, letterId });
};

/** There is more to tell an address: it goes on as a job of its own. */
export const afterTellingCut = async (workspaceId: string, webhookId: string): Promise<void> => nudge(tellWebhookJob, { workspaceId, webhookId });

/** More is due for the chosen tagger: it goes on as a job of its own. */
export const afterRefiningCut = async (workspaceId: string): Promise<void> => nudge(refineTagsJob, { workspaceId });

/** A history is not read to its end yet: it goes on as a job of its own. */
export const afterRetagCut = async (workspaceId: string, runId: string): Promise<void> => nudge(retagHistoryJob, { workspaceId, runId });

/** A reply has arrived or failed: where it was the message of a guard or a ban, that goes on. */
export const afterReplyEnded = async (workspaceId: string, replyId: string): Promise<void> => {
  const sanctionId = await findSanctionOfReply(workspaceId, replyId);
  if (sanctionId !== null) await nudge(advanceSanctionJob, { workspaceId, sanctionId });
};

/** These deeds are due now. */
export const afterSanctionAdvanced = async (workspaceId: string, deedIds: readonly string[]): Promise<void> => {
  for (const deedId of deedIds) await nudge(deliverDeedJob, { workspaceId, deedId });
};
