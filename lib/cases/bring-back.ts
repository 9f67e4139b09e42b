import { wakeItem } from "./store/follow-ups";
import { pathOfCase } from "./tell-members";
import type { Actor } from "#lib/auth/actor";
import type { ItemId, MemberId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import { notifyMembers } from "#lib/team/notices";

type Returning = {
  readonly file: { readonly number: number; readonly title: string };
  readonly followUp: { readonly itemId: ItemId; readonly ownerId: MemberId | null; readonly dueAt: Date };
  readonly now: Date;
};

/** Wakes the comment of a promise whose day is today and tells its owner; says in which thread it stands. */
export const bringBack = async (tx: Db, actor: Actor, { file: { number, title }, followUp, now }: Returning): Promise<string | null> => {
  const { itemId, ownerId, dueAt } = followUp;
  const params = { title, due: dueAt.toISOString() };
  await notifyMembers(tx, actor, { memberIds: [ownerId], kind: "promise-returned", path: pathOfCase(number), params, now });
  return wakeItem(tx, actor.workspaceId, itemId);
};
