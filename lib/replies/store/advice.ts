import { z } from "zod";

import { advisedModeSchema } from "../advice-model";
import type { ItemId, MemberId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import type { AdvisedMode } from "#lib/playbook/advice-model";

type Mine = { readonly itemId: ItemId; readonly memberId: MemberId };

/** Writes down what a member was advised; once they have done something it stays as it was then. */
export const putAdvice = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { itemId, memberId, mode, now }: Mine & { readonly mode: AdvisedMode; readonly now: Date },
): Promise<void> => {
  await tx.$executeRaw`
    INSERT INTO advice_shown AS s (item_id, member_id, workspace_id, mode, shown_at) VALUES (${itemId}, ${memberId}, ${workspaceId}, ${mode}, ${now})
    ON CONFLICT (item_id, member_id) DO UPDATE SET mode = excluded.mode, shown_at = excluded.shown_at WHERE s.chosen IS NULL AND s.mode <> excluded.mode`;
};

const adviceSchema = z.object({ mode: advisedModeSchema, chosen: advisedModeSchema.nullable(), overrideReason: z.string().nullable() });
export type GivenAdvice = z.output<typeof adviceSchema>;

/** What a member was advised on an item, and what they chose; null: nothing yet. */
export const findAdvice = async (tx: Db, workspaceId: WorkspaceId, { itemId, memberId }: Mine): Promise<GivenAdvice | null> => {
  const row = await tx.adviceShown.findFirst({ where: { itemId, memberId, workspaceId }, select: { mode: true, chosen: true, overrideReason: true } });
  return row === null ? null : adviceSchema.parse(row);
};

type Choice = Mine & { readonly chosen: AdvisedMode; readonly overrideReason: string | null; readonly now: Date };

/** The first deed counts; a word against the advice can be given anew. */
export const putChoice = async (tx: Db, workspaceId: WorkspaceId, { itemId, memberId, chosen, overrideReason, now }: Choice): Promise<void> => {
  await tx.adviceShown.updateMany({
    where: { itemId, memberId, workspaceId, ...(overrideReason === null ? { chosen: null } : {}) },
    data: { chosen, chosenAt: now, ...(overrideReason === null ? {} : { overrideReason }) },
  });
};

/** Takes a word against the advice back. */
export const dropChoice = async (tx: Db, workspaceId: WorkspaceId, { itemId, memberId }: Mine): Promise<void> => {
  await tx.adviceShown.updateMany({
    where: { itemId, memberId, workspaceId, overrideReason: { not: null } },
    data: { chosen: null, chosenAt: null, overrideReason: null },
  });
};
