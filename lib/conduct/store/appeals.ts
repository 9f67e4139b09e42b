import { z } from "zod";

import { appealStates } from "../appeal-model";
import { newId, type AppealId, type MemberId, type SanctionId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

const appealSchema = z.object({ id: z.string(), sanctionId: z.string(), state: z.enum(appealStates) });
export type StoredAppeal = z.output<typeof appealSchema>;

export const findAppeal = async (tx: Db, workspaceId: WorkspaceId, id: AppealId): Promise<StoredAppeal | null> => {
  const row = await tx.appeal.findFirst({ where: { id, workspaceId }, select: { id: true, sanctionId: true, state: true } });
  return row === null ? null : appealSchema.parse(row);
};

export const hasOpenAppeal = async (tx: Db, workspaceId: WorkspaceId, sanctionId: SanctionId): Promise<boolean> =>
  (await tx.appeal.count({ where: { workspaceId, sanctionId, state: "open" } })) > 0;

type NewAppeal = { readonly sanctionId: SanctionId; readonly text: string; readonly recordedById: MemberId; readonly now: Date };

export const insertAppeal = async (tx: Db, workspaceId: WorkspaceId, { now, ...appeal }: NewAppeal): Promise<AppealId> => {
  const id = newId("appeal");
  await tx.appeal.create({ data: { id, workspaceId, ...appeal, receivedAt: now, state: "open" }, select: { id: true } });
  return id;
};

type Decision = { readonly id: AppealId; readonly isGranted: boolean; readonly memberId: MemberId; readonly reason: string; readonly now: Date };

/** False when it was decided meanwhile. */
export const closeAppeal = async (tx: Db, workspaceId: WorkspaceId, { id, isGranted, memberId, reason, now }: Decision): Promise<boolean> => {
  const { count } = await tx.appeal.updateMany({
    where: { id, workspaceId, state: "open" },
    data: { state: isGranted ? "granted" : "rejected", decidedById: memberId, decidedAt: now, decisionReason: reason },
  });
  return count === 1;
};
