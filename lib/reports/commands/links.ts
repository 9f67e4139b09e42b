import type { z } from "zod";

import { linkEnd, type onLinkSchema, type shareReportSchema } from "../model";
import { getReport } from "../queries/reports";
import { insertLink, revokeLink } from "../store/links";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";
import { newToken, sha256 } from "#lib/core/crypto";
import { env } from "#lib/core/env";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/** Where the report behind a token stands for whoever has it. */
export const sharedAddress = (token: string): string => `${env().PARLEY_URL}/reports/${token}`;

/** A way to one report for whoever has its address, which is told this once. Throws `not-found`, `conflict` while the report is not made. */
export const shareReport = async (
  actor: Actor,
  { reportId, days }: z.output<typeof shareReportSchema>,
  now: Date,
): Promise<{ readonly linkId: string; readonly url: string }> => {
  requirePermission(actor, "reports:manage");
  const { status, week } = await getReport(actor, reportId);
  if (status !== "made") throw new AppError("conflict", "This report is not made yet.", { reason: "report-not-made" });
  const { workspaceId, memberId } = actor;
  const token = newToken();
  const expiresAt = linkEnd(days, now);
  const linkId = await inTransaction(async (tx) => {
    const id = await insertLink(tx, workspaceId, { reportId, purpose: "share", tokenHash: sha256(token), createdById: memberId, expiresAt, now });
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
    await recordAudit(tx, { actor, action: "report.share", subjectId: reportId, details: { week: week.from, expiresAt: expiresAt.toISOString() }, now });
    return id;
  });
  return { linkId, url: sharedAddress(token) };
};

/** Ends a link at once. Throws `conflict` where it has ended already. */
export const endLink = async (actor: Actor, { linkId }: z.output<typeof onLinkSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "reports:manage");
  const { workspaceId } = actor;
  await inTransaction(async (tx) => {
    const reportId = await revokeLink(tx, workspaceId, { linkId, now });
    if (reportId === null) throw new AppError("conflict", "This link has ended already.", { reason: "link-ended" });
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
    await recordAudit(tx, { actor, action: "report.unshare", subjectId: reportId, details: {}, now });
  });
};
