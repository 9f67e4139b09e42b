import { markNoticesRead } from "../store/notices";
import type { Actor } from "#lib/auth/actor";
import { inTransaction } from "#lib/db/transaction";

/** "I have seen them": everything left for the actor so far is read. */
export const readNotices = async (actor: Actor, _input: unknown, now: Date): Promise<void> => {
  const { memberId, workspaceId } = actor;
  if (memberId !== null) await inTransaction(async (tx) => markNoticesRead(tx, workspaceId, { memberId, now }));
};
