import { z } from "zod";

import { alertKindSchema, severitySchema, settingsSchema, type RuleSettings } from "../model/kinds";
import type { Severity } from "../model/terms";
import { newId, type AlertRuleId, type BrandId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

const ruleSchema = z.object({
  id: z.string(),
  kind: alertKindSchema,
  brandId: z.string().nullable(),
  settings: settingsSchema,
  severity: severitySchema,
  coolDownMinutes: z.number(),
  escalateMinutes: z.number().nullable(),
  channelIds: z.array(z.string()),
  isInApp: z.boolean(),
  isOn: z.boolean(),
});
export type StoredRule = z.infer<typeof ruleSchema>;

/** The columns of a rule. */
export const ruleColumns = {
  id: true,
  kind: true,
  brandId: true,
  settings: true,
  severity: true,
  coolDownMinutes: true,
  escalateMinutes: true,
  channelIds: true,
  isInApp: true,
  isOn: true,
} as const;

/** Every rule that was not removed, in the order in which they were made. */
export const listRules = async (tx: Db, workspaceId: WorkspaceId): Promise<readonly StoredRule[]> =>
  z
    .array(ruleSchema)
    .parse(await tx.alertRule.findMany({ where: { workspaceId, removedAt: null }, select: ruleColumns, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }));

export const findRule = async (tx: Db, workspaceId: WorkspaceId, ruleId: AlertRuleId): Promise<StoredRule | null> => {
  const row = await tx.alertRule.findFirst({ where: { id: ruleId, workspaceId, removedAt: null }, select: ruleColumns });
  return row === null ? null : ruleSchema.parse(row);
};

/** What can be changed of a rule. */
export type RuleFields = {
  readonly brandId: BrandId | null;
  readonly settings: RuleSettings;
  readonly severity: Severity;
  readonly coolDownMinutes: number;
  readonly escalateMinutes: number | null;
  readonly channelIds: readonly string[];
  readonly isInApp: boolean;
};

export const insertRule = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { kind, fields, now }: { readonly kind: string; readonly fields: RuleFields; readonly now: Date },
): Promise<AlertRuleId> => {
  const id = newId("alertRule");
  const { settings, channelIds, ...rest } = fields;
  await tx.alertRule.create({
    data: { id, workspaceId, kind, ...rest, settings: { ...settings }, channelIds: [...channelIds], createdAt: now },
    select: { id: true },
  });
  return id;
};

type RuleChange = Partial<RuleFields> & { readonly isOn?: boolean; readonly removedAt?: Date };

/** False when the workspace has no such rule. */
export const updateRule = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { ruleId, change }: { readonly ruleId: AlertRuleId; readonly change: RuleChange },
): Promise<boolean> => {
  const { settings, channelIds, ...rest } = change;
  const data = {
    ...rest,
    ...(settings === undefined ? {} : { settings: { ...settings } }),
    ...(channelIds === undefined ? {} : { channelIds: [...channelIds] }),
  };
  return (await tx.alertRule.updateMany({ where: { id: ruleId, workspaceId, removedAt: null }, data })).count === 1;
};

/** Takes a channel that is gone out of every rule. */
export const forgetChannel = async (tx: Db, workspaceId: WorkspaceId, channelId: string): Promise<void> => {
  await tx.$executeRaw`UPDATE alert_rule SET channel_ids = array_remove(channel_ids, ${channelId}) WHERE workspace_id = ${workspaceId} AND ${channelId} = ANY (channel_ids)`;
};

export const countRules = async (tx: Db, workspaceId: WorkspaceId): Promise<number> => tx.alertRule.count({ where: { workspaceId, removedAt: null } });

export const hasBrand = async (tx: Db, workspaceId: WorkspaceId, brandId: BrandId): Promise<boolean> =>
  (await tx.brand.count({ where: { id: brandId, workspaceId, archivedAt: null } })) === 1;
