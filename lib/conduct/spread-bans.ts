import { dueDeed } from "./deed-model";
import { deliverDeedJob } from "./jobs";
import { placesOf } from "./places";
import { insertDeeds } from "./store/deeds";
import { lockSanction } from "./store/sanctions";
import type { AccountPlace } from "./store/subject";
import { listReachedPlaces, listUnreachedBans, type UnreachedBan } from "./store/unreached";
import type { DeedId, WorkspaceId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

/**
 * Carries the bans that stand to where they have not been done [G4]: to accounts that were joined to the person, and to sources that were added
 * to the brand, after a second person approved. In one workspace, or in the whole installation. Safe to run again and again.
 */
export const spreadBans = async ({ workspaceId = null, now }: { readonly workspaceId?: WorkspaceId | null; readonly now: Date }): Promise<void> => {
  for (const ban of await listUnreachedBans(workspaceId)) {
    const deedIds = await inTransaction((tx) => spread(tx, ban, now));
    for (const deedId of deedIds) await nudge(deliverDeedJob, { workspaceId: ban.workspaceId, deedId });
  }
};

const spread = async (tx: Db, ban: UnreachedBan, now: Date): Promise<readonly DeedId[]> => {
  const { workspaceId, sanctionId } = ban;
  // Many accounts live at another site of the same platform: nothing is held for them.
  if ((await unreachedPlaces(tx, ban)).length === 0) return [];
  const sanction = await lockSanction(tx, workspaceId, sanctionId);
  const places = sanction?.state === "standing" ? await unreachedPlaces(tx, ban) : [];
  if (sanction === null || places.length === 0) return [];
  const deeds = places.map((place) => ({ ...dueDeed(place, "ban"), url: place.authorUrl }));
  const deedIds = await insertDeeds(tx, sanction, { deeds, now });
  await notifyLive(tx, { workspaceId, kind: "conduct", threadIds: [] });
  const details = { places: places.map(({ sourceId, authorId }) => ({ sourceId, authorId })) };
  await recordAudit(tx, { actor: { workspaceId, memberId: null }, action: "ban.spread", subjectId: sanctionId, details, now });
  return deedIds;
};

const unreachedPlaces = async (tx: Db, { workspaceId, ...account }: UnreachedBan): Promise<readonly AccountPlace[]> => {
  const places = await placesOf(tx, workspaceId, account);
  const reached = await listReachedPlaces(tx, workspaceId, { brandId: account.brandId, authorIds: places.map(({ authorId }) => authorId) });
  return places.filter((place) => !reached.some(({ sourceId, authorId }) => sourceId === place.sourceId && authorId === place.authorId));
};
