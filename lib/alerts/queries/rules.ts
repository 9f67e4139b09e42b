import { alertKindSchema, severitySchema, settingsSchema } from "../model/kinds";
import { channelKindSchema, sendFailureSchema, type ChannelView, type RuleView } from "../model/rule-view";
import type { QuietHours } from "../model/quiet-hours";
import { ruleColumns } from "../store/rules";
import { findQuiet } from "../store/workspace";
import { localeSchema, type Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";

/** The rules of a workspace, in the order in which they were made. */
export const listRuleViews = async (actor: Actor): Promise<readonly RuleView[]> => {
  requirePermission(actor, "desk:read");
  const { workspaceId } = actor;
  const [rows, brands] = await Promise.all([
    db().alertRule.findMany({
      where: { workspaceId, removedAt: null },
      select: {
        ...ruleColumns,
        alerts: { select: { openedAt: true }, orderBy: { openedAt: "desc" }, take: 1 },
      },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
    db().brand.findMany({ where: { workspaceId }, select: { id: true, name: true } }),
  ]);
  return rows.map(({ brandId, alerts, ...row }) => ({
    ...row,
    kind: alertKindSchema.parse(row.kind),
    severity: severitySchema.parse(row.severity),
    settings: settingsSchema.parse(row.settings),
    brand: brands.find(({ id }) => id === brandId) ?? null,
    lastOpenedAt: alerts[0]?.openedAt.toISOString() ?? null,
  }));
};

/** The channels of a workspace, in the order in which they were made; nothing of their secrets. */
export const listChannels = async (actor: Actor): Promise<readonly ChannelView[]> => {
  requirePermission(actor, "alerts:manage");
  const rows = await db().alertChannel.findMany({
    where: { workspaceId: actor.workspaceId, removedAt: null },
    select: { id: true, kind: true, name: true, locale: true, shown: true, lastSentAt: true, failedAt: true, failure: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ failedAt, failure, lastSentAt, ...row }) => ({
    ...row,
    kind: channelKindSchema.parse(row.kind),
    locale: localeSchema.parse(row.locale),
    lastSentAt: lastSentAt?.toISOString() ?? null,
    failure: failedAt === null ? null : { why: sendFailureSchema.catch("away").parse(failure), at: failedAt.toISOString() },
  }));
};

/** When the workspace sleeps. */
export const getQuiet = async (actor: Actor): Promise<QuietHours | null> => findQuiet(db(), actor.workspaceId);
