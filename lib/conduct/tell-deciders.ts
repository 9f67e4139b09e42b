import { nameOf } from "./store/person";
import type { StoredSanction } from "./store/sanctions";
import type { Actor } from "#lib/auth/actor";
import type { SanctionId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import { notifyMembers, withdrawNotices } from "#lib/team/notices";
import { listMembersWhoMay } from "#lib/team/queries/members-who-may";

/** What waits for a decision, by the key of its words. */
type Waiting = "ban-requested" | "appeal-recorded";

/** Where a sanction stands among those that wait. */
const pathOf = (sanctionId: SanctionId): string => `people/approvals#${sanctionId}`;

type Told = {
  readonly waiting: Waiting;
  readonly sanction: Pick<StoredSanction, "id" | "authorId" | "requestedById">;
  readonly now: Date;
};

/** Everybody who may decide about it hears that it waits; whoever asked for the sanction decides nothing about it. */
export const tellDeciders = async (tx: Db, actor: Actor, { waiting, sanction, now }: Told): Promise<void> => {
  const { id, authorId, requestedById } = sanction;
  const deciders = await listMembersWhoMay(tx, actor.workspaceId, "conduct:decide");
  const memberIds = deciders.filter((memberId) => memberId !== requestedById);
  const params = { name: await nameOf(tx, actor.workspaceId, authorId), by: actor.name };
  await notifyMembers(tx, actor, { memberIds, kind: waiting, path: pathOf(id), params, now });
};

/** It waits no longer: nobody is called to it any more. */
export const untellDeciders = async (tx: Db, workspaceId: WorkspaceId, over: { readonly waiting: Waiting; readonly sanctionId: SanctionId }): Promise<void> =>
  withdrawNotices(tx, workspaceId, { kind: over.waiting, path: pathOf(over.sanctionId) });
