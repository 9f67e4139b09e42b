import { newId, type MemberId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

export type NewNotice = {
  readonly memberIds: readonly MemberId[];
  /** A key of the `notices` messages. */
  readonly kind: string;
  /** Where it leads: a path inside the workspace. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly now: Date;
};

export const insertNotices = async (tx: Db, workspaceId: WorkspaceId, { memberIds, now, params, ...notice }: NewNotice): Promise<void> => {
  await tx.notice.createMany({
    data: memberIds.map((memberId) => ({ id: newId("notice"), workspaceId, memberId, ...notice, params: { ...params }, at: now })),
  });
};

/** The members for whom word of this kind and about this place lies unread. */
export const listUnread = async (tx: Db, workspaceId: WorkspaceId, { kind, path }: Pick<NewNotice, "kind" | "path">): Promise<readonly MemberId[]> => {
  const rows = await tx.notice.findMany({ where: { workspaceId, kind, path, readAt: null }, select: { memberId: true }, distinct: ["memberId"] });
  return rows.map(({ memberId }) => memberId);
};

export const markNoticesRead = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { memberId, now }: { readonly memberId: MemberId; readonly now: Date },
): Promise<void> => {
  await tx.notice.updateMany({ where: { workspaceId, memberId, readAt: null }, data: { readAt: now } });
};

/** Every member's notices of a kind that lead to one place; says how many there were. */
export const deleteNotices = async (tx: Db, workspaceId: WorkspaceId, { kind, path }: Pick<NewNotice, "kind" | "path">): Promise<number> =>
  (await tx.notice.deleteMany({ where: { workspaceId, kind, path } })).count;
