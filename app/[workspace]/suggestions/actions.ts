"use server";

import { action } from "#lib/auth/action";
import { retryReply } from "#lib/replies/commands/after-sending";
import { recordByHand } from "#lib/replies/commands/record-by-hand";
import { onReplySchema } from "#lib/replies/model";
import { addToBoard, assignGift, moveGift, renameGift } from "#lib/suggestions/commands/gifts";
import { mergeGifts, splitGift, takeOffBoard } from "#lib/suggestions/commands/groups";
import { thankAuthor, thankEverybody } from "#lib/suggestions/commands/thank";
import {
  addToBoardSchema,
  assignGiftSchema,
  mergeGiftsSchema,
  moveGiftSchema,
  onBoardItemSchema,
  onGiftSchema,
  renameGiftSchema,
  splitGiftSchema,
  thankAuthorSchema,
} from "#lib/suggestions/model";
import { proposeThanks } from "#lib/suggestions/queries/thanks";

export const addItem = action(addToBoardSchema, "suggestions:manage", addToBoard);
export const rename = action(renameGiftSchema, "suggestions:manage", renameGift);
export const assign = action(assignGiftSchema, "suggestions:manage", assignGift);
export const move = action(moveGiftSchema, "suggestions:manage", moveGift);
export const merge = action(mergeGiftsSchema, "suggestions:manage", mergeGifts);
export const split = action(splitGiftSchema, "suggestions:manage", splitGift);
export const takeOff = action(onBoardItemSchema, "suggestions:manage", takeOffBoard);

export const proposeWords = action(onBoardItemSchema, "replies:send", proposeThanks);
export const thank = action(thankAuthorSchema, "replies:send", thankAuthor);
export const thankAll = action(onGiftSchema, "replies:send", thankEverybody);
export const tryThanksAgain = action(onReplySchema, "replies:send", retryReply);
export const recordThanksByHand = action(onReplySchema, "replies:send", recordByHand);
