import type { CaseLevel } from "./model/case-machine";
import type { Actor } from "#lib/auth/actor";
import type { MemberId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import { notifyMembers } from "#lib/team/notices";
import { listMembersWhoMay } from "#lib/team/queries/members-who-may";

type Told = { readonly number: number; readonly title: string; readonly ownerId: MemberId | null; readonly now: Date };

export const pathOfCase = (number: number): string => `cases/${number}`;

/** A case was put into somebody's hands. */
export const tellOwner = async (tx: Db, actor: Actor, { number, title, ownerId, now }: Told): Promise<void> =>
  notifyMembers(tx, actor, { memberIds: [ownerId], kind: "case-assigned", path: pathOfCase(number), params: { title, by: actor.name }, now });

/** A case was raised: whoever decides hears of it, its owner too. */
export const tellOfEscalation = async (tx: Db, actor: Actor, { number, title, ownerId, level, now }: Told & { readonly level: CaseLevel }): Promise<void> =>
  notifyMembers(tx, actor, {
    memberIds: [...(await listMembersWhoMay(tx, actor.workspaceId, "conduct:decide")), ownerId],
    kind: "case-escalated",
    path: pathOfCase(number),
    params: { title, by: actor.name, level },
    now,
  });
