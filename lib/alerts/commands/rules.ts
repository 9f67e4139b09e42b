import type { z } from "zod";

import { watchAlertsJob } from "../jobs";
import { noticeOf } from "../model/notice";
import { quietHoursSchema } from "../model/quiet-hours";
import { settingsOf, type addRuleSchema, type onRuleSchema, type saveRuleSchema, type setQuietSchema, type turnRuleSchema } from "../model/rule-view";
import { resolveOfRule } from "../store/alerts";
import { channelsThere } from "../store/channels";
import { countRules, findRule, hasBrand, insertRule, updateRule, type RuleFields, type StoredRule } from "../store/rules";
import { findQuiet, putQuiet } from "../store/workspace";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { AlertRuleId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit, type AuditRecord } from "#lib/team/audit";
import { withdrawNotices } from "#lib/team/notices";

const mostRules = 50;

/** Has a rule watch from now on. Throws `not-found` for a brand or channel of another workspace, `conflict` where there are fifty rules. */
export const addRule = async (actor: Actor, { kind, ...fields }: z.output<typeof addRuleSchema>, now: Date): Promise<{ readonly ruleId: AlertRuleId }> => {
  requirePermission(actor, "alerts:manage");
  const { workspaceId } = actor;
  const ruleId = await inTransaction(async (tx) => {
    await requireKnown(tx, actor, fields);
    if ((await countRules(tx, workspaceId)) >= mostRules) throw new AppError("conflict", "There are enough rules.", { reason: "alert-rules-too-many" });
    const id = await insertRule(tx, workspaceId, { kind, fields: { ...fields, settings: settingsOf(kind, fields.settings) }, now });
    await note(tx, actor, { action: "alert-rule.add", subjectId: id, details: { kind, brandId: fields.brandId, severity: fields.severity }, now });
    return id;
  });
  await nudge(watchAlertsJob, { workspaceId });
  return { ruleId };
};

/** Changes what a rule looks for and who hears of it. */
export const saveRule = async (actor: Actor, { ruleId, ...fields }: z.output<typeof saveRuleSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "alerts:manage");
  await inTransaction(async (tx) => {
    const { kind } = await requireRule(tx, actor, ruleId);
    await requireKnown(tx, actor, fields);
    await updateRule(tx, actor.workspaceId, { ruleId, change: { ...fields, settings: settingsOf(kind, fields.settings) } });
    await note(tx, actor, { action: "alert-rule.update", subjectId: ruleId, details: { kind, brandId: fields.brandId, severity: fields.severity }, now });
  });
};

/** Lets a rule rest, and what it called for with it, or has it watch again. */
export const turnRule = async (actor: Actor, { ruleId, isOn }: z.output<typeof turnRuleSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "alerts:manage");
  await inTransaction(async (tx) => {
    const rule = await requireRule(tx, actor, ruleId);
    await updateRule(tx, actor.workspaceId, { ruleId, change: { isOn } });
    if (!isOn) await endAllOf(tx, actor, { rule, now });
    await note(tx, actor, { action: isOn ? "alert-rule.resume" : "alert-rule.pause", subjectId: ruleId, details: { kind: rule.kind }, now });
  });
  await nudge(watchAlertsJob, { workspaceId: actor.workspaceId });
};

/** Ends a rule and what it called for; what it saw stays readable. */
export const removeRule = async (actor: Actor, { ruleId }: z.output<typeof onRuleSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "alerts:manage");
  await inTransaction(async (tx) => {
    const rule = await requireRule(tx, actor, ruleId);
    await endAllOf(tx, actor, { rule, now });
    await updateRule(tx, actor.workspaceId, { ruleId, change: { removedAt: now } });
    await note(tx, actor, { action: "alert-rule.remove", subjectId: ruleId, details: { kind: rule.kind }, now });
  });
};

/** When only what is critical goes out; null: nobody sleeps. */
export const setQuietHours = async (actor: Actor, { quiet }: z.output<typeof setQuietSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "alerts:manage");
  const wanted = quiet === null ? null : quietHoursSchema.parse(quiet);
  await inTransaction(async (tx) => {
    const was = await findQuiet(tx, actor.workspaceId);
    await putQuiet(tx, actor.workspaceId, wanted);
    await note(tx, actor, { action: "alert-quiet.set", subjectId: actor.workspaceId, details: { was: spanOf(was), became: spanOf(wanted) }, now });
  });
};

const spanOf = (quiet: { readonly from: number; readonly to: number } | null): string => (quiet === null ? "" : `${clockOf(quiet.from)}–${clockOf(quiet.to)}`);

const clockOf = (minute: number): string => [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

const requireRule = async (tx: Db, { workspaceId }: Actor, ruleId: AlertRuleId): Promise<StoredRule> => {
  const rule = await findRule(tx, workspaceId, ruleId);
  if (rule === null) throw notFound("The rule");
  return rule;
};

/** Its brand and its channels are the workspace's own. */
const requireKnown = async (tx: Db, { workspaceId }: Actor, { brandId, channelIds }: Pick<RuleFields, "brandId" | "channelIds">): Promise<void> => {
  if (brandId !== null && !(await hasBrand(tx, workspaceId, brandId))) throw notFound("The brand");
  if ((await channelsThere(tx, workspaceId, channelIds)).length < new Set(channelIds).size) throw notFound("The channel");
};

const endAllOf = async (tx: Db, { workspaceId, memberId }: Actor, { rule, now }: { readonly rule: StoredRule; readonly now: Date }): Promise<void> => {
  for (const alertId of await resolveOfRule(tx, workspaceId, { ruleId: rule.id, memberId, now }))
    await withdrawNotices(tx, workspaceId, { kind: noticeOf(rule.kind), path: `alerts/${alertId}` });
};

const note = async (tx: Db, actor: Actor, entry: Omit<AuditRecord, "actor">): Promise<void> => {
  await notifyLive(tx, { workspaceId: actor.workspaceId, kind: "alerts", threadIds: [] });
  await recordAudit(tx, { actor, ...entry });
};
