import type { z } from "zod";

import { placeByLikeness } from "../gather";
import { onBoard, otherBrand, requireGift, requireOpen } from "../on-board";
import { sketchOf } from "../likeness-model";
import { moveRefusal, type addToBoardSchema, type assignGiftSchema, type moveGiftSchema, type renameGiftSchema } from "../model";
import { canOwn, insertGift, readProgress, updateGift } from "../store/board";
import { findItem, findPlace, putItem, type FoundItem } from "../store/placing";
import { titleOf } from "../title-model";
import type { Actor } from "#lib/auth/actor";
import { AppError, notFound } from "#lib/core/errors";
import type { Db } from "#lib/db/transaction";

type ToAdd = z.output<typeof addToBoardSchema>;

/**
 * "This is a gift": puts an item on the board by hand, where its like is, into a group that is named, or into one of its own. An item
 * that stands there already stays. Throws `conflict` for a group that is done or of another brand.
 */
export const addToBoard = async (actor: Actor, input: ToAdd, now: Date): Promise<{ readonly suggestionId: string }> =>
  onBoard(actor, now, async (tx, placedById) => {
    const { itemId } = input;
    const item = await requireItem(tx, actor, itemId);
    const place = await findPlace(tx, actor.workspaceId, itemId);
    if (place?.suggestionId) return { value: { suggestionId: place.suggestionId }, done: null };
    const suggestionId = await placeByHand(tx, actor, { item, into: input.suggestionId, placedById, now });
    return { value: { suggestionId }, done: { action: "suggestion.add-item", subjectId: suggestionId, details: { itemId } } };
  });

const requireItem = async (tx: Db, { workspaceId }: Actor, itemId: string): Promise<FoundItem> => {
  const item = await findItem(tx, workspaceId, itemId);
  if (item === null) throw notFound("The item");
  if (item.isBrand) throw new AppError("invalid", "This is the brand's own message.", { reason: "own-item" });
  if (item.isDeleted) throw new AppError("conflict", "Its author deleted this message.", { reason: "item-deleted" });
  return item;
};

type ByHand = { readonly item: FoundItem; readonly into: ToAdd["suggestionId"]; readonly placedById: string; readonly now: Date };

const placeByHand = async (tx: Db, actor: Actor, { item, into, placedById, now }: ByHand): Promise<string> => {
  const { workspaceId } = actor;
  if (into === undefined) return placeByLikeness(tx, workspaceId, { item, placedById, now });
  const { id: itemId, brandId, text } = item;
  const suggestionId =
    into === null ? await insertGift(tx, workspaceId, { brandId, title: titleOf(text), now }) : await openGroup(tx, actor, { id: into, brandId });
  await putItem(tx, workspaceId, { itemId, suggestionId, sketch: sketchOf(text), placedById, now });
  return suggestionId;
};

const openGroup = async (tx: Db, actor: Actor, { id, brandId }: { readonly id: string; readonly brandId: string }): Promise<string> => {
  const gift = await requireGift(tx, actor, id);
  requireOpen(gift);
  if (gift.brandId !== brandId) throw otherBrand();
  return gift.id;
};

/** Gives a group another name than its first words. */
export const renameGift = async (actor: Actor, { suggestionId, title }: z.output<typeof renameGiftSchema>, now: Date): Promise<void> =>
  onBoard(actor, now, async (tx) => {
    const gift = await requireGift(tx, actor, suggestionId);
    if (gift.title === title) return { value: undefined, done: null };
    await updateGift(tx, actor.workspaceId, { id: suggestionId, change: { title } });
    return { value: undefined, done: { action: "suggestion.rename", subjectId: suggestionId, details: {} } };
  });

/** Gives a group to a member who answers for it, or to nobody. Throws `not-found` for a member of another workspace. */
export const assignGift = async (actor: Actor, { suggestionId, memberId }: z.output<typeof assignGiftSchema>, now: Date): Promise<void> =>
  onBoard(actor, now, async (tx) => {
    const { ownerId } = await requireGift(tx, actor, suggestionId);
    if (ownerId === memberId) return { value: undefined, done: null };
    if (memberId !== null && !(await canOwn(tx, actor.workspaceId, memberId))) throw notFound("The member");
    await updateGift(tx, actor.workspaceId, { id: suggestionId, change: { ownerId: memberId } });
    return { value: undefined, done: { action: "suggestion.assign", subjectId: suggestionId, details: { from: ownerId, to: memberId } } };
  });

/** Moves a group to another column. Throws `conflict` with the reason `thanks-missing` where somebody waits for thanks, `invalid` with `reason-missing` where it declines without a word. */
export const moveGift = async (actor: Actor, { suggestionId, to, reason }: z.output<typeof moveGiftSchema>, now: Date): Promise<void> =>
  onBoard(actor, now, async (tx) => {
    const { status } = await requireGift(tx, actor, suggestionId);
    const progress = await readProgress(tx, actor.workspaceId, suggestionId);
    switch (moveRefusal({ to, reason, progress })) {
      case "thanks-missing":
        throw new AppError("conflict", "Somebody who gave this has not been thanked yet.", { reason: "thanks-missing" });
      case "reason-missing":
        throw new AppError("invalid", "Say why it is declined.", { reason: "reason-missing" });
      case null:
    }
    if (status === to) return { value: undefined, done: null };
    const declineReason = to === "declined" ? reason : null;
    await updateGift(tx, actor.workspaceId, { id: suggestionId, change: { status: to, declineReason, movedAt: now } });
    return {
      value: undefined,
      done: { action: "suggestion.move", subjectId: suggestionId, details: { from: status, to, ...(declineReason === null ? {} : { reason: declineReason }) } },
    };
  });
