import type { z } from "zod";

import type { AlertState } from "../model/alert-machine";
import { noticeOf } from "../model/notice";
import type { onAlertSchema } from "../model/rule-view";
import { findAlertKind, moveAlert } from "../store/alerts";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";
import { withdrawNotices } from "#lib/team/notices";

type OnAlert = z.output<typeof onAlertSchema>;

/** "I am on it": nobody is called to it any more unless it grows worse. */
export const acknowledgeAlert = async (actor: Actor, input: OnAlert, now: Date): Promise<void> =>
  move(actor, input, { from: ["open", "escalated"], to: "acknowledged", action: "alert.acknowledge", now });

/** Takes "I am on it" back. */
export const reopenAlert = async (actor: Actor, input: OnAlert, now: Date): Promise<void> =>
  move(actor, input, { from: ["acknowledged"], to: "open", action: "alert.reopen", now });

/** "It is dealt with", whatever the figures still say; the rule's cool-down begins with its last word. */
export const resolveAlert = async (actor: Actor, input: OnAlert, now: Date): Promise<void> =>
  move(actor, input, { from: ["open", "escalated", "acknowledged"], to: "resolved", action: "alert.resolve", now });

type Move = { readonly from: readonly AlertState[]; readonly to: AlertState; readonly action: string; readonly now: Date };

const move = async (actor: Actor, { alertId }: OnAlert, { from, to, action, now }: Move): Promise<void> => {
  requirePermission(actor, "alerts:acknowledge");
  const { workspaceId, memberId } = actor;
  await inTransaction(async (tx) => {
    const kind = await findAlertKind(tx, workspaceId, alertId);
    if (kind === null) throw notFound("The alert");
    if (!(await moveAlert(tx, workspaceId, { alertId, from, to, memberId, now })))
      throw new AppError("conflict", "This alert has moved on meanwhile.", { reason: "alert-moved-on" });
    if (to !== "open") await withdrawNotices(tx, workspaceId, { kind: noticeOf(kind), path: `alerts/${alertId}` });
    await notifyLive(tx, { workspaceId, kind: "alerts", threadIds: [] });
    await recordAudit(tx, { actor, action, subjectId: alertId, details: { kind }, now });
  });
};
