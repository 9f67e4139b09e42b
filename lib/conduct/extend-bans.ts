import { goOn } from "./go-on";
import { accountsOf } from "./linked-accounts";
import { dropReachChange, listBansAt, listBansOf, listReachChanges, type Reach } from "./store/reach";
import { takeUpUntried } from "./store/deeds";
import { coverAgain } from "./store/released";
import { findSanction, lockSanction, type StoredSanction } from "./store/sanctions";
import type { DeedId, SanctionId, WorkspaceId } from "#lib/core/ids";
import { inTransaction, type Db } from "#lib/db/transaction";

type Extension = { readonly reach: Reach; readonly now: Date };

/**
 * Takes the bans that stand to a source that is new, is back or can ban since, or to an account that was joined to the banned person's: by Parley
 * where the platform allows it, else by a person. Each ban by itself, so that many hold nobody up; safe to run again and again. Returns the deeds to be enqueued.
 */
export const extendBans = async (workspaceId: WorkspaceId, extension: Extension): Promise<readonly DeedId[]> => {
  const deedIds: DeedId[] = [];
  for (const sanctionId of await inTransaction((tx) => listReached(tx, workspaceId, extension.reach)))
    deedIds.push(...(await inTransaction((tx) => extendBan(tx, workspaceId, { ...extension, sanctionId }))));
  return deedIds;
};

const listReached = async (tx: Db, workspaceId: WorkspaceId, reach: Reach): Promise<readonly SanctionId[]> =>
  "sourceId" in reach ? listBansAt(tx, workspaceId, reach.sourceId) : listBansOf(tx, workspaceId, await accountsOf(tx, workspaceId, reach.authorId));

const extendBan = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { sanctionId, reach, now }: Extension & { readonly sanctionId: SanctionId },
): Promise<readonly DeedId[]> => {
  const ban = await holdCovering(tx, workspaceId, { sanctionId, reach, now });
  if (ban?.state !== "standing") return [];
  const takenUp = "sourceId" in reach ? await takeUpUntried(tx, workspaceId, { sanctionId, sourceId: reach.sourceId, now }) : [];
  return [...takenUp, ...(await goOn(tx, ban, { writer: null, now })).deedIds];
};

type Covering = Extension & { readonly sanctionId: SanctionId };

/** Holds a ban; accounts that it had let off and that are the person's again are covered again. */
const holdCovering = async (tx: Db, workspaceId: WorkspaceId, { sanctionId, reach, now }: Covering): Promise<StoredSanction | null> => {
  const ban = await lockSanction(tx, workspaceId, sanctionId);
  const joined = "authorId" in reach ? await accountsOf(tx, workspaceId, reach.authorId) : [];
  const authorIds = (ban?.releasedIds ?? []).filter((id) => joined.includes(id));
  if (authorIds.length === 0) return ban;
  await coverAgain(tx, workspaceId, { sanctionId, authorIds, now });
  return findSanction(tx, workspaceId, sanctionId);
};

/** Does so for all that changed in a workspace, each change once; returns the deeds to be enqueued. */
export const extendNotedBans = async ({ workspaceId, now }: { readonly workspaceId: WorkspaceId; readonly now: Date }): Promise<readonly DeedId[]> => {
  const deedIds: DeedId[] = [];
  for (const { id, reach } of await listReachChanges(workspaceId)) {
    deedIds.push(...(await extendBans(workspaceId, { reach, now })));
    // Last of all: until then whoever dies here is followed by another.
    await inTransaction((tx) => dropReachChange(tx, workspaceId, id));
  }
  return deedIds;
};
