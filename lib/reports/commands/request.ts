import type { z } from "zod";

import { makeReportJob } from "../jobs";
import type { makeReportSchema, onGroupSchema } from "../model";
import { lastWeekOver } from "../model/week";
import { getGroup, listZones } from "../queries/groups";
import { insertReport } from "../store/reports";
import type { Actor, Locale } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";
import type { ReportGroupId, ReportId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

type Requested = { readonly reportId: ReportId };

/** Has the report of the last whole week made at once, for its page alone: of a group's brands, or of all. Throws `not-found` for a group that is not there. */
export const requestReport = async (actor: Actor, { groupId }: z.output<typeof makeReportSchema>, now: Date): Promise<Requested> => {
  requirePermission(actor, "reports:manage");
  const { locale, brandIds } = groupId === null ? { locale: actor.locale, brandIds: [] } : await getGroup(actor, groupId);
  return request(actor, { groupId, audience: "page", locale, brandIds }, now);
};

/** Sends the actor alone what a group would get, made at once. Throws `not-found`. */
export const requestTest = async (actor: Actor, { groupId }: z.output<typeof onGroupSchema>, now: Date): Promise<Requested> => {
  const { locale, brandIds } = await getGroup(actor, groupId);
  return request(actor, { groupId, audience: "test", locale, brandIds }, now);
};

type Asked = { readonly groupId: ReportGroupId | null; readonly audience: "page" | "test"; readonly locale: Locale; readonly brandIds: readonly string[] };

const request = async (actor: Actor, asked: Asked, now: Date): Promise<Requested> => {
  const { workspaceId, memberId, zone } = actor;
  if (memberId === null) throw new AppError("forbidden", "Only a member can do this.", { reason: "forbidden" });
  const week = lastWeekOver(now, await listZones(workspaceId, asked.brandIds));
  const reportId = await inTransaction(async (tx) => {
    const id = await insertReport(tx, workspaceId, { ...asked, zone, week, requestedById: memberId, now });
    if (id === null) throw new AppError("conflict", "This report is there already.");
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
    await recordAudit(tx, { actor, action: "report.make", subjectId: id, details: { week: week.from }, now });
    return id;
  });
  await nudge(makeReportJob, { workspaceId, reportId });
  return { reportId };
};
