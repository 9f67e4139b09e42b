import type { GroupView } from "../model";
import { newId, type ReportGroupId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

export type GroupTerms = Pick<GroupView, "name" | "locale" | "zone" | "weekday" | "hour" | "brandIds">;
type NewGroup = GroupTerms & { readonly createdById: string; readonly nextAt: Date; readonly now: Date };

export const insertGroup = async (tx: Db, workspaceId: WorkspaceId, { now, brandIds, ...group }: NewGroup): Promise<ReportGroupId> => {
  const id = newId("reportGroup");
  await tx.reportGroup.create({ data: { id, workspaceId, ...group, brandIds: [...brandIds], createdAt: now }, select: { id: true } });
  return id;
};

type Change = Partial<GroupTerms> & { readonly pausedAt?: Date | null; readonly removedAt?: Date; readonly nextAt?: Date };
type Changed = { readonly groupId: ReportGroupId; readonly change: Change };

/** False where the group is not there (any more). */
export const updateGroup = async (tx: Db, workspaceId: WorkspaceId, { groupId, change }: Changed): Promise<boolean> => {
  const { brandIds, ...rest } = change;
  const { count } = await tx.reportGroup.updateMany({
    where: { id: groupId, workspaceId, removedAt: null },
    data: { ...rest, ...(brandIds === undefined ? {} : { brandIds: [...brandIds] }) },
  });
  return count === 1;
};

/** Whoever of the group is not named goes, but for those who asked for no more: their wish stays. */
export const replaceRecipients = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { groupId, addresses }: { readonly groupId: ReportGroupId; readonly addresses: readonly string[] },
): Promise<void> => {
  await tx.reportRecipient.deleteMany({ where: { workspaceId, groupId, leftAt: null, address: { notIn: [...addresses] } } });
  await tx.reportRecipient.createMany({
    data: addresses.map((address) => ({ id: newId("reportRecipient"), workspaceId, groupId, address })),
    skipDuplicates: true,
  });
};

/** Moves a group's clock on; false where somebody else has. */
export const advanceGroup = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { groupId, from, to }: { readonly groupId: ReportGroupId; readonly from: Date; readonly to: Date },
): Promise<boolean> => {
  const { count } = await tx.reportGroup.updateMany({
    where: { id: groupId, workspaceId, nextAt: from, pausedAt: null, removedAt: null },
    data: { nextAt: to },
  });
  return count === 1;
};

/** Writes down that the reader of an address asked for no more; null where there is no such recipient, or the wish is known. */
export const leaveGroup = async (
  tx: Db,
  { recipientId, now }: { readonly recipientId: string; readonly now: Date },
): Promise<{ readonly workspaceId: WorkspaceId; readonly groupId: ReportGroupId } | null> => {
  const [left] = await tx.reportRecipient.updateManyAndReturn({
    where: { id: recipientId, leftAt: null },
    data: { leftAt: now },
    select: { workspaceId: true, groupId: true },
  });
  return left ?? null;
};
