import { goOn } from "./go-on";
import { accountsOf } from "./linked-accounts";
import { dropReachChange, listBansAt, listBansOf, listReachChanges, type Reach } from "./store/reach";
import { lockSanction } from "./store/sanctions";
import type { DeedId, SanctionId, WorkspaceId } from "#lib/core/ids";
import { inTransaction, type Db } from "#lib/db/transaction";

type Extension = { readonly reach: Reach; readonly now: Date };

/**
 * Takes the bans that stand to a source that was added after their approval, or to an account that was joined to the banned person's since,
 * wherever the platform allows it. Safe to run again and again. Returns the deeds to be enqueued after the commit.
 */
export const extendBans = async (tx: Db, workspaceId: WorkspaceId, { reach, now }: Extension): Promise<readonly DeedId[]> => {
  const deedIds: DeedId[] = [];
  for (const sanctionId of await bansWithin(tx, workspaceId, reach)) {
    const ban = await lockSanction(tx, workspaceId, sanctionId);
    if (ban?.state === "standing") deedIds.push(...(await goOn(tx, ban, { writer: null, now })).deedIds);
  }
  return deedIds;
};

const bansWithin = async (tx: Db, workspaceId: WorkspaceId, reach: Reach): Promise<readonly SanctionId[]> =>
  "sourceId" in reach ? listBansAt(tx, workspaceId, reach.sourceId) : listBansOf(tx, workspaceId, await accountsOf(tx, workspaceId, reach.authorId));

/** Does so for all that changed in a workspace, each change once; returns the deeds to be enqueued. */
export const extendNotedBans = async ({ workspaceId, now }: { readonly workspaceId: WorkspaceId; readonly now: Date }): Promise<readonly DeedId[]> => {
  const deedIds: DeedId[] = [];
  for (const { id, reach } of await listReachChanges(workspaceId)) {
    const extended = await inTransaction(async (tx) => {
      const due = await extendBans(tx, workspaceId, { reach, now });
      await dropReachChange(tx, workspaceId, id);
      return due;
    });
    deedIds.push(...extended);
  }
  return deedIds;
};
