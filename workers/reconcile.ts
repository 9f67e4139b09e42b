import { afterThreadsChanged } from "./pipeline";
import { scheduleAlerts, scheduleCounting, schedulePoll, scheduleReports, scheduleTelling, scheduleWatch } from "./schedules";
import { deliverAlertJob } from "#lib/alerts/jobs";
import { listForgottenMessages } from "#lib/alerts/queries/due";
import { forgetOldKeys } from "#lib/api/forget";
import { forgetOldCounts } from "#lib/auth/rate-limits";
import { askReviews } from "#lib/cases/ask-reviews";
import { closeSilentJob, returnFollowUpJob } from "#lib/cases/jobs";
import { listDueFollowUps, listSilentCases } from "#lib/cases/queries/pending";
import { advanceSanctionJob, deliverDeedJob, extendBansJob } from "#lib/conduct/jobs";
import { listBansSince } from "#lib/conduct/queries/bans";
import { listDueDeeds, listDueSanctions, listWorkspacesToExtend } from "#lib/conduct/queries/pending";
import { unlessRunning } from "#lib/db/lock";
import { forgetOldExports } from "#lib/exports/forget";
import { runExportJob } from "#lib/exports/jobs";
import { listUnfinished } from "#lib/exports/queries/exports";
import { learnFromCorrectionsJob, refineTagsJob, retagHistoryJob } from "#lib/items/jobs";
import { listRunningRetags } from "#lib/items/queries/tagger-page";
import { listWorkspacesToRefine } from "#lib/items/refine-tags";
import { takeUpForgotten } from "#lib/items/settle-threads";
import { seekReappearancesJob, updateVerdictsJob } from "#lib/people/jobs";
import { listSearchesDue, watchedMs } from "#lib/people/queries/searches-due";
import { listWorkspacesToJudge } from "#lib/people/update-verdicts";
import { listWatchedWorkspaces } from "#lib/playbook/queries/watched-workspaces";
import { enqueue } from "#lib/queue/enqueue";
import { forgetOldPictures } from "#lib/replies/commands/pictures";
import { deliverReplyJob } from "#lib/replies/jobs";
import { listDueReplies } from "#lib/replies/queries";
import { makeReportJob, sendLetterJob } from "#lib/reports/jobs";
import { listDueLetters, listUnmade } from "#lib/reports/queries/pending";
import { forgetRemovedSecrets } from "#lib/sources/commands/keep-source";
import { forgetOldReceipts, giveUpUploads } from "#lib/sources/commands/forget";
import { pollSourceJob, recordPushJob, runImportJob } from "#lib/sources/jobs";
import { listOverdueSources, listRunningImports, listScheduledSources, listUnprocessedPushes } from "#lib/sources/queries/pending";
import { listWorkspacesToGather } from "#lib/suggestions/gather";
import { gatherSuggestionsJob, sumUpFeedJob } from "#lib/suggestions/jobs";
import { listFeedsToSumUp } from "#lib/suggestions/sum-up-feed";
import { listWorkspacesToLearn } from "#lib/tagging/commands/adjustments";
import { forgetOldTags } from "#lib/tagging/commands/forget-old-tags";
import { forgetOldTranslations } from "#lib/translation/commands/forget-old-translations";
import { shippedWeights } from "#lib/tagging/embedded/shipped-tagger";
import { areTagsRefined } from "#lib/tagging/embedded-for";
import { beginChains } from "#lib/team/begin-chains";
import { forgetOldEvents } from "#lib/webhooks/forget";
import { tellWebhookJob } from "#lib/webhooks/jobs";
import { listDueWebhooks } from "#lib/webhooks/queries/due";

/** Work younger than this is thought to be in a queue or in somebody's hands. */
const defaultGraceMs = 30_000;

/** What one round takes up at most; the rest is found by the next. */
const limit = 2_000;

type Round = { readonly now: Date; readonly graceMs?: number };

/**
 * Re-enqueues whatever the database says is pending and a queue may have forgotten: schedules first, since a wiped queue has lost
 * those too. What is in a queue already collapses with its double. Then forgets what nobody will ask for again. One process at a time; says
 * whether this one did it.
 */
export const reconcile = async ({ now, graceMs = defaultGraceMs }: Round): Promise<boolean> =>
  unlessRunning("reconcile", async () => {
    const before = new Date(now.getTime() - graceMs);
    await beginChains();
    await restoreSchedules();
    for (const source of await listOverdueSources({ before, limit })) await enqueue(pollSourceJob, source);
    await settleForgotten({ before, now });
    for (const { workspaceId } of await listWorkspacesToJudge(before)) await enqueue(updateVerdictsJob, { workspaceId });
    await deliverForgotten({ before, now });
    await seekBanned(now);
    for (const receipt of await listUnprocessedPushes({ before, limit })) await enqueue(recordPushJob, receipt);
    for (const run of await listRunningImports()) await enqueue(runImportJob, run);
    for (const run of await listUnfinished()) await enqueue(runExportJob, run);
    if (areTagsRefined()) for (const workspace of await listWorkspacesToRefine({ before, now })) await enqueue(refineTagsJob, workspace);
    for (const run of await listRunningRetags()) await enqueue(retagHistoryJob, run);
    for (const workspace of await listWorkspacesToLearn({ base: shippedWeights().name, now })) await enqueue(learnFromCorrectionsJob, workspace);
    await takeUpCases(now);
    await gatherAndSumUp({ before, now });
    await makeAndSend(before);
    await forgetRemovedSecrets(now);
    await forgetOldTags(now);
    await forgetOldTranslations(now);
    await forgetOldPictures(now);
    await forgetOldReceipts(now);
    await giveUpUploads(now);
    await forgetOldExports(now);
    await forgetOldKeys(now);
    await forgetOldCounts(now);
    await forgetOldEvents(now);
  });

const restoreSchedules = async (): Promise<void> => {
  for (const source of await listScheduledSources()) await schedulePoll(source);
  for (const workspace of await listWatchedWorkspaces()) await scheduleWatch(workspace);
  for (const workspace of await listWatchedWorkspaces()) await scheduleAlerts(workspace);
  await scheduleCounting();
  await scheduleReports();
  await scheduleTelling();
};

/** What is on its way to the platforms and to other programs, bans whose time is over, and those that have further to reach. */
const deliverForgotten = async ({ before, now }: { readonly before: Date; readonly now: Date }): Promise<void> => {
  for (const reply of await listDueReplies({ before, limit })) await enqueue(deliverReplyJob, reply);
  for (const sanction of await listDueSanctions({ now, limit })) await enqueue(advanceSanctionJob, sanction);
  for (const workspace of await listWorkspacesToExtend()) await enqueue(extendBansJob, workspace);
  for (const deed of await listDueDeeds({ before, limit })) await enqueue(deliverDeedJob, deed);
  for (const message of await listForgottenMessages({ before, limit })) await enqueue(deliverAlertJob, message);
  for (const webhook of await listDueWebhooks(before)) await enqueue(tellWebhookJob, webhook);
};

/** Who was banned lately is looked for under other names, once a day. */
const seekBanned = async (now: Date): Promise<void> => {
  const bans = await listBansSince(new Date(now.getTime() - watchedMs));
  for (const { workspaceId, authorId } of await listSearchesDue(bans, now)) await enqueue(seekReappearancesJob, { workspaceId, authorId });
};

/** Promises whose day has come, words that did not come, and what is asked about three weeks later. */
const takeUpCases = async (now: Date): Promise<void> => {
  for (const followUp of await listDueFollowUps({ now, limit })) await enqueue(returnFollowUpJob, followUp);
  for (const silent of await listSilentCases({ now, limit })) await enqueue(closeSilentJob, silent);
  await askReviews(now);
};

const gatherAndSumUp = async ({ before, now }: { readonly before: Date; readonly now: Date }): Promise<void> => {
  for (const workspace of await listWorkspacesToGather(before)) await enqueue(gatherSuggestionsJob, workspace);
  for (const workspace of await listFeedsToSumUp(now)) await enqueue(sumUpFeedJob, workspace);
};

/** Reports that are not made, and letters that have not left. */
const makeAndSend = async (before: Date): Promise<void> => {
  for (const report of await listUnmade({ before, limit })) await enqueue(makeReportJob, report);
  for (const letter of await listDueLetters({ before, limit })) await enqueue(sendLetterJob, letter);
};

const settleForgotten = async (when: { readonly before: Date; readonly now: Date }): Promise<void> => {
  const byWorkspace = new Map<string, string[]>();
  for (const { workspaceId, threadId } of await takeUpForgotten({ ...when, limit }))
    byWorkspace.set(workspaceId, [...(byWorkspace.get(workspaceId) ?? []), threadId]);
  for (const [workspaceId, threadIds] of byWorkspace) await afterThreadsChanged(workspaceId, threadIds);
};
