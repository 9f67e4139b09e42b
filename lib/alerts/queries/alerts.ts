import { z } from "zod";

import { findSaid, isAbout, listSaid } from "./to-say";
import { alertStateSchema, tellingSchema } from "../model/alert-machine";
import type { AlertDetails, AlertMessageView, AlertView, Said } from "../model/alert-view";
import { evidenceSchema } from "../model/evidence";
import { severitySchema } from "../model/kinds";
import { channelKindSchema, sendFailureSchema } from "../model/rule-view";
import { severities } from "../model/terms";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import type { AlertId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { listMemberNames } from "#lib/team/queries/member-names";

const rowSchema = z.object({
  id: z.string(),
  severity: severitySchema,
  state: alertStateSchema,
  evidence: evidenceSchema,
  openedAt: z.date(),
  lastSeenAt: z.date(),
  acknowledgedAt: z.date().nullable(),
  acknowledgedById: z.string().nullable(),
  resolvedAt: z.date().nullable(),
  resolvedById: z.string().nullable(),
});

const columns = {
  id: true,
  severity: true,
  state: true,
  evidence: true,
  openedAt: true,
  lastSeenAt: true,
  acknowledgedAt: true,
  acknowledgedById: true,
  resolvedAt: true,
  resolvedById: true,
} as const;

type Names = ReadonlyMap<string, string>;

/** What stands now: the worst first, of equals the newest. */
export const listStanding = async (actor: Actor): Promise<readonly AlertView[]> =>
  (await list(actor, { isStanding: true, limit: 200 })).toSorted((one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity));

/** What was over lately, newest first. */
export const listOver = async (actor: Actor, { limit }: { readonly limit: number }): Promise<readonly AlertView[]> => list(actor, { isStanding: false, limit });

const list = async (actor: Actor, { isStanding, limit }: { readonly isStanding: boolean; readonly limit: number }): Promise<readonly AlertView[]> => {
  requirePermission(actor, "desk:read");
  const rows = await db().alert.findMany({
    where: { workspaceId: actor.workspaceId, resolvedAt: isStanding ? null : { not: null } },
    select: columns,
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  const alerts = z.array(rowSchema).parse(rows);
  const evidence = alerts.map((alert) => alert.evidence);
  const [names, said] = await Promise.all([listMemberNames(actor), listSaid(actor.workspaceId, evidence)]);
  return alerts.map((alert) => ({ ...viewOf(alert, names), said: beginningOf(said.find(({ itemId }) => isAbout(alert.evidence, itemId))) }));
};

/** So much of a comment fits no line any more. */
const beginningMax = 240;

const beginningOf = (said: Said | undefined): Said | null => (said === undefined ? null : { ...said, text: said.text.slice(0, beginningMax) });

const viewOf = (row: z.output<typeof rowSchema>, names: Names): Omit<AlertView, "said"> => {
  const { id, severity, state, evidence, openedAt, lastSeenAt } = row;
  return {
    id,
    severity,
    state,
    evidence,
    openedAt: openedAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    acknowledged: byWhom(row.acknowledgedAt, row.acknowledgedById, names),
    resolved: byWhom(row.resolvedAt, row.resolvedById, names),
  };
};

const byWhom = (at: Date | null, memberId: string | null, names: Names): AlertView["resolved"] =>
  at === null ? null : { at: at.toISOString(), by: names.get(memberId ?? "") ?? null };

/** One alert with why it called and who heard of it. Throws `not-found`. */
export const getAlert = async (actor: Actor, alertId: AlertId): Promise<AlertDetails> => {
  requirePermission(actor, "desk:read");
  const found = await db().alert.findFirst({ where: { id: alertId, workspaceId: actor.workspaceId }, select: columns });
  if (found === null) throw notFound("The alert");
  const row = rowSchema.parse(found);
  const [names, messages, said] = await Promise.all([listMemberNames(actor), listMessages(actor, alertId), findSaid(actor.workspaceId, row.evidence)]);
  return { ...viewOf(row, names), messages, said };
};

const listMessages = async ({ workspaceId }: Actor, alertId: AlertId): Promise<readonly AlertMessageView[]> => {
  const rows = await db().alertMessage.findMany({
    where: { workspaceId, alertId },
    select: {
      id: true,
      because: true,
      dueAt: true,
      sentAt: true,
      droppedAt: true,
      tries: true,
      failure: true,
      channel: { select: { kind: true, name: true } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 200,
  });
  return rows.map(({ id, because, dueAt, sentAt, droppedAt, tries, failure, channel }) => ({
    id,
    channel: { kind: channelKindSchema.parse(channel.kind), name: channel.name },
    because: tellingSchema.parse(because),
    dueAt: dueAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    tries,
    failure: sendFailureSchema.nullable().catch(null).parse(failure),
    isDropped: droppedAt !== null,
  }));
};
