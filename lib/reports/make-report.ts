import { makingMaxMs } from "./model";
import { printPapers } from "./paper/print-papers";
import { findMemberAddress } from "./queries/pending";
import { findSnapshot } from "./queries/reports";
import { readFigures } from "./read-figures";
import { insertLetter, insertLettersTo } from "./store/letters";
import { dropPrintLinks } from "./store/links";
import { moveReport, openReport, storeFigures, type OpenReport } from "./store/reports";
import type { Actor } from "#lib/auth/actor";
import type { ReportId, ReportLetterId } from "#lib/core/ids";
import { countChanges } from "#lib/coverage/count-changes";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";

type Making = { readonly reportId: ReportId; readonly now: Date };

/**
 * Makes a report from wherever it was left: figures are counted and kept, then printed, then its letters are written down. Of two at the
 * same report one keeps what it counted. Says which letters may leave.
 */
export const makeReport = async (parley: Actor, { reportId, now }: Making): Promise<readonly ReportLetterId[]> => {
  const { workspaceId } = parley;
  const report = await openReport(workspaceId, reportId);
  if (report === null) return [];
  if (report.requestedAt.getTime() + makingMaxMs < now.getTime()) return failReport(parley, reportId);
  if (report.status !== "printing") await countFigures({ ...parley, zone: report.zone }, { reportId, report, now });
  const snapshot = await findSnapshot(workspaceId, reportId);
  if (snapshot === null) return [];
  await printPapers(workspaceId, { reportId, snapshot, now });
  return finish(parley, { reportId, report, now });
};

type Step = Making & { readonly report: OpenReport };

const countFigures = async (actor: Actor, { reportId, report, now }: Step): Promise<void> => {
  const { workspaceId } = actor;
  await inTransaction(async (tx) => {
    await moveReport(tx, workspaceId, { reportId, from: ["queued"], to: "counting" });
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
  });
  while (await countChanges({ workspaceId }));
  const counted = await readFigures(actor, { brandIds: report.brandIds, week: report.week }, now);
  await inTransaction(async (tx) => {
    await storeFigures(tx, workspaceId, { reportId, ...counted, now });
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
  });
};

const finish = async ({ workspaceId }: Actor, { reportId, report, now }: Step): Promise<readonly ReportLetterId[]> => {
  const { requestedById } = report;
  const tester = report.audience === "test" && requestedById !== null ? await findMemberAddress(workspaceId, requestedById) : null;
  return inTransaction(async (tx) => {
    if (!(await moveReport(tx, workspaceId, { reportId, from: ["printing"], to: "made" }))) return [];
    await dropPrintLinks(tx, workspaceId, reportId);
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
    const { groupId, locale } = report;
    if (tester !== null) return [await insertLetter(tx, workspaceId, { reportId, address: tester, locale, now })];
    return report.audience === "group" && groupId !== null ? insertLettersTo(tx, workspaceId, { reportId, groupId, locale, now }) : [];
  });
};

/** Ends a report that cannot be made; its page says so. */
export const failReport = async ({ workspaceId }: Actor, reportId: ReportId): Promise<readonly ReportLetterId[]> => {
  await inTransaction(async (tx) => {
    await moveReport(tx, workspaceId, { reportId, from: ["queued", "counting", "printing"], to: "failed" });
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
  });
  return [];
};
