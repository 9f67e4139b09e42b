import { insertNotices, type NewNotice } from "./store/notices";
import type { Actor } from "#lib/auth/actor";
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
