import { nearestGroup, sketchOf } from "./likeness-model";
import { dropEmptyGifts, insertGift, lockBoard } from "./store/board";
import { dropUntagged, listCandidates, listUngathered, listWithChanged, putItem, takeChanged, type FoundItem } from "./store/placing";
import { titleOf } from "./title-model";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";

const pageSize = 50;

type Gathering = { readonly workspaceId: string; readonly now: Date };

/**
 * Puts what the tagger calls a suggestion where its like is, or into a group of its own; what a person placed or took off stays as they
 * said. Running twice is running once. True where there is more to gather.
 */
export const gatherSuggestions = async ({ workspaceId, now }: Gathering): Promise<boolean> =>
  inTransaction(async (tx) => {
    await lockBoard(tx, workspaceId);
    const changed = await takeChanged(tx, workspaceId, pageSize);
    if (changed.length === 0) return false;
    const dropped = await dropUntagged(tx, workspaceId, changed);
    if (dropped > 0) await dropEmptyGifts(tx, workspaceId);
    const found = await listUngathered(tx, workspaceId, changed);
    for (const item of found) await placeByLikeness(tx, workspaceId, { item, placedById: null, now });
    if (dropped + found.length > 0) await notifyLive(tx, { workspaceId, kind: "suggestions", threadIds: [], count: found.length });
    return changed.length === pageSize;
  });

type Placing = { readonly item: FoundItem; readonly placedById: string | null; readonly now: Date };

/** Puts an item where its like is; says which group that is. The board is locked by the caller. */
export const placeByLikeness = async (tx: Db, workspaceId: string, { item, placedById, now }: Placing): Promise<string> => {
  const { id: itemId, brandId, text } = item;
  const sketch = sketchOf(text);
  const near = nearestGroup(sketch, await listCandidates(tx, workspaceId, { brandId, sketch }));
  const suggestionId = near ?? (await insertGift(tx, workspaceId, { brandId, title: titleOf(text), now }));
  await putItem(tx, workspaceId, { itemId, suggestionId, sketch, placedById, now });
  return suggestionId;
};

/** Workspaces of the whole installation with something to gather that came before a moment: for reconciling. */
export const listWorkspacesToGather = async (before: Date): Promise<readonly { readonly workspaceId: string }[]> => listWithChanged(before);
