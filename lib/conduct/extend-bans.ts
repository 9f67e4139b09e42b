import { goOn } from "./go-on";
import { accountsOf } from "./linked-accounts";
import { dropReachChange, listBansAt, listBansOf, listReachChanges, type Reach } from "./store/reach";
import { takeUpUntried } from "./store/deeds";
import { coverAgain } from "./store/released";
import { findSanction, lockSanction, type StoredSanction } from "./store/sanctions";
import type { AuthorId, DeedId, SanctionId, WorkspaceId } from "#lib/core/ids";
import { inTransaction, type Db } from "#lib/db/transaction";

type Extension = { readonly reach: Reach; readonly now: Date };

/**
 * Takes the bans that stand to a source that was added after their approval, or to an account that was joined to the banned person's since:
 * by Parley where the platform allows it, else by a person. Safe to run again and again. Returns the deeds to be enqueued after the commit.
 */
export const extendBans = async (tx: Db, workspaceId: WorkspaceId, { reach, now }: Extension): Promise<readonly DeedId[]> => {
  const joined = "authorId" in reach ? await accountsOf(tx, workspaceId, reach.authorId) : [];
  const sanctionIds = "sourceId" in reach ? await listBansAt(tx, workspaceId, reach.sourceId) : await listBansOf(tx, workspaceId, joined);
  const deedIds: DeedId[] = [];
  for (const sanctionId of sanctionIds) {
    const ban = await holdCovering(tx, workspaceId, { sanctionId, joined, now });
    if (ban?.state !== "standing") continue;
    if ("sourceId" in reach) deedIds.push(...(await takeUpUntried(tx, workspaceId, { sanctionId, sourceId: reach.sourceId, now })));
    deedIds.push(...(await goOn(tx, ban, { writer: null, now })).deedIds);
  }
  return deedIds;
};

type Covering = { readonly sanctionId: SanctionId; readonly joined: readonly AuthorId[]; readonly now: Date };

/** Holds a ban; accounts that it had let off and that are the person's again are covered again. */
const holdCovering = async (tx: Db, workspaceId: WorkspaceId, { sanctionId, joined, now }: Covering): Promise<StoredSanction | null> => {
  const ban = await lockSanction(tx, workspaceId, sanctionId);
  const authorIds = (ban?.releasedIds ?? []).filter((id) => joined.includes(id));
  if (authorIds.length === 0) return ban;
  await coverAgain(tx, workspaceId, { sanctionId, authorIds, now });
  return findSanction(tx, workspaceId, sanctionId);
};

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
