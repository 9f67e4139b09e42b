import type { z } from "zod";

import { onBoard, otherBrand, requireGift, requireOpen } from "../on-board";
import type { mergeGiftsSchema, onBoardItemSchema, splitGiftSchema } from "../model";
import { dropEmptyGifts, insertGift, updateGift } from "../store/board";
import { countItems, findItem, findPlace, moveItems } from "../store/placing";
import { titleOf } from "../title-model";
import type { Actor } from "#lib/auth/actor";
import { AppError, notFound } from "#lib/core/errors";

/** "These ask for the same": all of one group joins another, which keeps its name and column. What comes later and is like either joins them. */
export const mergeGifts = async (actor: Actor, { suggestionId, intoId }: z.output<typeof mergeGiftsSchema>, now: Date): Promise<void> =>
  onBoard(actor, now, async (tx, placedById) => {
    if (suggestionId === intoId) throw new AppError("invalid", "A suggestion cannot join itself.", { reason: "invalid" });
    const [from, into] = [await requireGift(tx, actor, suggestionId), await requireGift(tx, actor, intoId)];
    if (from.brandId !== into.brandId) throw otherBrand();
    requireOpen(into);
    await moveItems(tx, actor.workspaceId, { from: from.id, to: into.id, placedById });
    if (into.ownerId === null && from.ownerId !== null) await updateGift(tx, actor.workspaceId, { id: into.id, change: { ownerId: from.ownerId } });
    await dropEmptyGifts(tx, actor.workspaceId);
    return { value: undefined, done: { action: "suggestion.merge", subjectId: into.id, details: { from: from.id } } };
  });

/** "These ask for something else": some items of a group become one of their own. What comes later and is like them joins them there. Throws `invalid` where none would stay. */
export const splitGift = async (
  actor: Actor,
  { suggestionId, itemIds }: z.output<typeof splitGiftSchema>,
  now: Date,
): Promise<{ readonly suggestionId: string }> =>
  onBoard(actor, now, async (tx, placedById) => {
    const { workspaceId } = actor;
    const from = await requireGift(tx, actor, suggestionId);
    requireOpen(from);
    const first = await findItem(tx, workspaceId, itemIds[0] ?? "");
    if (first === null) throw notFound("The item");
    const id = await insertGift(tx, workspaceId, { brandId: from.brandId, title: titleOf(first.text), now });
    const moved = await moveItems(tx, workspaceId, { itemIds, from: from.id, to: id, placedById });
    if (moved !== new Set(itemIds).size) throw notFound("The item");
    if ((await countItems(tx, workspaceId, from.id)) === 0) throw new AppError("invalid", "Something has to stay.", { reason: "split-all" });
    return { value: { suggestionId: id }, done: { action: "suggestion.split", subjectId: from.id, details: { into: id, items: moved } } };
  });

/** "This is no suggestion": the item leaves the board and is not gathered again. */
export const takeOffBoard = async (actor: Actor, { itemId }: z.output<typeof onBoardItemSchema>, now: Date): Promise<void> =>
  onBoard(actor, now, async (tx, placedById) => {
    const place = await findPlace(tx, actor.workspaceId, itemId);
    if (!place?.suggestionId) throw notFound("The item");
    requireOpen(await requireGift(tx, actor, place.suggestionId));
    await moveItems(tx, actor.workspaceId, { itemIds: [itemId], from: place.suggestionId, to: null, placedById });
    await dropEmptyGifts(tx, actor.workspaceId);
    return { value: undefined, done: { action: "suggestion.remove-item", subjectId: place.suggestionId, details: { itemId } } };
  });
