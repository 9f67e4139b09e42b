import { listMembersWhoMay } from "./queries/members-who-may";
import { deleteNotices, insertNotices, listUnread, type NewNotice } from "./store/notices";
import type { Actor } from "#lib/auth/actor";
import type { WorkspaceId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import type { Db } from "#lib/db/transaction";

type Told = Omit<NewNotice, "memberIds"> & {
  /** Ids that are null are nobody's; the actor needs no telling. */
  readonly memberIds: readonly (string | null)[];
};

/** Leaves word for members, in the transaction of the deed: each of them once, and never whoever did it. */
export const notifyMembers = async (tx: Db, actor: Pick<Actor, "workspaceId" | "memberId">, { memberIds, ...notice }: Told): Promise<void> => {
  const told = [...new Set(memberIds)].filter((id) => id !== null).filter((id) => id !== actor.memberId);
  if (told.length === 0) return;
  await insertNotices(tx, actor.workspaceId, { ...notice, memberIds: told });
  await notifyLive(tx, { workspaceId: actor.workspaceId, kind: "notices", threadIds: [] });
};

type Over = Pick<NewNotice, "kind" | "path">;

/** Takes back what was left for whoever it was, read or not: the matter it leads to is over. */
export const withdrawNotices = async (tx: Db, workspaceId: WorkspaceId, over: Over): Promise<void> => {
  if ((await deleteNotices(tx, workspaceId, over)) > 0) await notifyLive(tx, { workspaceId, kind: "notices", threadIds: [] });
};

/** Leaves word for whoever decides, unless it lies unread before them. `told`: so many hear of it now; `know`: so many had it before them already. */
export const notifyDeciders = async (
  tx: Db,
  actor: Pick<Actor, "workspaceId" | "memberId">,
  notice: Omit<Told, "memberIds">,
): Promise<{ readonly told: number; readonly know: number }> => {
  const others = (await listMembersWhoMay(tx, actor.workspaceId, "conduct:decide")).filter((id) => id !== actor.memberId);
  const unread = new Set(await listUnread(tx, actor.workspaceId, notice));
  const memberIds = others.filter((id) => !unread.has(id));
  await notifyMembers(tx, actor, { ...notice, memberIds });
  return { told: memberIds.length, know: others.length - memberIds.length };
};
