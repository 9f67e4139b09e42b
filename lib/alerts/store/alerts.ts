import { z } from "zod";

import { alertStateSchema, type AlertState, type LastAlert } from "../model/alert-machine";
import type { Evidence } from "../model/evidence";
import { alertKindSchema, severitySchema } from "../model/kinds";
import type { AlertKind, Severity } from "../model/terms";
import { newId, type AlertId, type AlertRuleId, type MemberId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

const lastSchema = z.array(
  z.object({
    id: z.string(),
    subject: z.string(),
    state: alertStateSchema,
    severity: severitySchema,
    lastSeenAt: z.date(),
    toldAt: z.date(),
    toldSize: z.number(),
    tellings: z.number(),
  }),
);
export type LastOfSubject = LastAlert & { readonly id: AlertId; readonly subject: string; readonly tellings: number };

/** Holds all looking in a workspace until the transaction ends: of two workers that look at once the second sees what the first found. */
export const lockLooking = async (tx: Db, workspaceId: WorkspaceId): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`alerts/${workspaceId}`}, 0))`;
};

/** The last alert of a rule about each subject, as far as it stands or was told of after `since`. */
export const listLast = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { ruleId, since }: { readonly ruleId: AlertRuleId; readonly since: Date },
): Promise<readonly LastOfSubject[]> =>
  lastSchema.parse(
    await tx.$queryRaw`SELECT DISTINCT ON (subject) id, subject, state, severity, last_seen_at AS "lastSeenAt", told_at AS "toldAt", told_size AS "toldSize", tellings
      FROM alert WHERE workspace_id = ${workspaceId} AND rule_id = ${ruleId} AND (resolved_at IS NULL OR told_at > ${since})
      ORDER BY subject, resolved_at IS NULL DESC, told_at DESC`,
  );

type NewAlert = {
  readonly ruleId: AlertRuleId;
  readonly kind: AlertKind;
  readonly subject: string;
  readonly brandId: string | null;
  readonly severity: Severity;
  readonly size: number;
  readonly evidence: Evidence;
  readonly now: Date;
};

/** Null where one stands already. */
export const insertAlert = async (tx: Db, workspaceId: WorkspaceId, { size, now, ...alert }: NewAlert): Promise<AlertId | null> => {
  const id = newId("alert");
  const { count } = await tx.alert.createMany({
    data: [{ id, workspaceId, ...alert, state: "open", openedAt: now, lastSeenAt: now, toldAt: now, toldSize: size }],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
};

type Told = { readonly alertId: AlertId; readonly state: AlertState; readonly severity: Severity; readonly size: number; readonly now: Date };

/** It calls again; whoever took it up before has not taken up this. */
export const markTold = async (tx: Db, workspaceId: WorkspaceId, { alertId, state, severity, size, now }: Told): Promise<void> => {
  await tx.alert.updateMany({
    where: { id: alertId, workspaceId },
    data: { state, severity, toldAt: now, toldSize: size, tellings: { increment: 1 }, acknowledgedAt: null, acknowledgedById: null },
  });
};

/** It is still there, and these are its figures. */
export const markSeen = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { alertId, evidence, now }: { readonly alertId: AlertId; readonly evidence: Evidence; readonly now: Date },
): Promise<void> => {
  await tx.alert.updateMany({ where: { id: alertId, workspaceId }, data: { evidence, lastSeenAt: now } });
};

type Moved = {
  readonly alertId: AlertId;
  readonly from: readonly AlertState[];
  readonly to: AlertState;
  readonly memberId: MemberId | null;
  readonly now: Date;
};

/** False when it has moved on meanwhile, or the workspace has no such alert. */
export const moveAlert = async (tx: Db, workspaceId: WorkspaceId, { alertId, from, to, memberId, now }: Moved): Promise<boolean> => {
  const { count } = await tx.alert.updateMany({
    where: { id: alertId, workspaceId, state: { in: [...from] } },
    data: { state: to, ...stamps(to, memberId, now) },
  });
  return count === 1;
};

const stamps = (to: AlertState, memberId: MemberId | null, now: Date) => {
  switch (to) {
    case "acknowledged":
      return { acknowledgedAt: now, acknowledgedById: memberId };
    case "resolved":
      return { resolvedAt: now, resolvedById: memberId };
    case "open":
    case "escalated":
      return { acknowledgedAt: null, acknowledgedById: null };
  }
};

/** What stands of a rule is over with it. */
export const resolveOfRule = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { ruleId, memberId, now }: { readonly ruleId: AlertRuleId; readonly memberId: MemberId | null; readonly now: Date },
): Promise<readonly AlertId[]> => {
  const standing = await tx.alert.findMany({ where: { workspaceId, ruleId, resolvedAt: null }, select: { id: true } });
  await tx.alert.updateMany({ where: { workspaceId, ruleId, resolvedAt: null }, data: { state: "resolved", resolvedAt: now, resolvedById: memberId } });
  return standing.map(({ id }) => id);
};

/** What kind of alert it is; null where the workspace has no such alert. */
export const findAlertKind = async (tx: Db, workspaceId: WorkspaceId, alertId: AlertId): Promise<AlertKind | null> => {
  const row = await tx.alert.findFirst({ where: { id: alertId, workspaceId }, select: { kind: true } });
  return row === null ? null : alertKindSchema.parse(row.kind);
};
