import { nextTime, weekToTell } from "./model/week";
import { findTerms, listDueGroups, listZones, type DueGroup } from "./queries/groups";
import { advanceGroup } from "./store/groups";
import { insertReport } from "./store/reports";
import type { ReportId, WorkspaceId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";

const limit = 200;

/**
 * Begins the report of each group of the installation whose time has come, once a week however many look: the clock of the group and its
 * report move together. Where a brand's week is not over yet, the next look comes again. What was missed while nobody looked is one report,
 * of the last whole week.
 */
export const startDueReports = async (now: Date): Promise<readonly { readonly workspaceId: WorkspaceId; readonly reportId: ReportId }[]> => {
  const begun: { readonly workspaceId: WorkspaceId; readonly reportId: ReportId }[] = [];
  for (const group of await listDueGroups({ now, limit })) {
    const reportId = await start(group, now);
    if (reportId !== null) begun.push({ workspaceId: group.workspaceId, reportId });
  }
  return begun;
};

const start = async ({ workspaceId, groupId, nextAt, workspaceZone }: DueGroup, now: Date): Promise<ReportId | null> => {
  const terms = await findTerms(workspaceId, groupId);
  if (terms === null) return null;
  const { locale, brandIds } = terms;
  const week = weekToTell(now, { zone: terms.zone, brandZones: await listZones(workspaceId, brandIds) });
  if (week === null) return null;
  return inTransaction(async (tx) => {
    if (!(await advanceGroup(tx, workspaceId, { groupId, from: nextAt, to: nextTime(terms, now) }))) return null;
    const report = { groupId, audience: "group" as const, locale, zone: workspaceZone, brandIds, week, requestedById: null, now };
    const reportId = await insertReport(tx, workspaceId, report);
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
    return reportId;
  });
};
