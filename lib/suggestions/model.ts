import { z } from "zod";

import type { Sentiment } from "#lib/tagging/model";

export const giftStatuses = ["new", "planned", "doing", "done", "declined"] as const;
export const giftStatusSchema = z.enum(giftStatuses);
export type GiftStatus = z.infer<typeof giftStatusSchema>;

/** How far the thanks to one author have come; `unreachable`: all they wrote here is gone, or its thread is closed for good. */
export const thanksStates = ["thanked", "unreachable", "under-way", "by-hand", "failed", "open"] as const;
export const thanksStateSchema = z.enum(thanksStates);
export type ThanksState = z.infer<typeof thanksStateSchema>;

/** Authors of a group, and how many of them are thanked or cannot be. */
export type ThanksProgress = { readonly authors: number; readonly thanked: number; readonly unreachable: number };

/** How many of them are still to be thanked: thanks that are merely on their way are none yet. */
export const waitingFor = ({ authors, thanked, unreachable }: ThanksProgress): number => Math.max(0, authors - thanked - unreachable);

/** True once everybody who can be thanked has been. */
export const isThanked = (progress: ThanksProgress): boolean => waitingFor(progress) === 0;

type Move = { readonly to: GiftStatus; readonly reason: string | null; readonly progress: ThanksProgress };

/** Why a group may not move there; null where it may. */
export const moveRefusal = ({ to, reason, progress }: Move): "thanks-missing" | "reason-missing" | null => {
  if (to === "done" && !isThanked(progress)) return "thanks-missing";
  return to === "declined" && reason === null ? "reason-missing" : null;
};

const id = z.string().max(100);
const itemIds = z.array(id).min(1).max(200);
const reasonSchema = z.string().trim().min(3).max(500);

export const onGiftSchema = z.object({ suggestionId: id });
export const addToBoardSchema = z.object({ itemId: id, /** Null: a group of its own. Left out: where its like is. */ suggestionId: id.nullable().optional() });
export const renameGiftSchema = onGiftSchema.extend({ title: z.string().trim().min(1).max(120) });
export const assignGiftSchema = onGiftSchema.extend({ memberId: id.nullable() });
export const moveGiftSchema = onGiftSchema.extend({ to: giftStatusSchema, reason: reasonSchema.nullable().default(null) });
export const mergeGiftsSchema = onGiftSchema.extend({ /** The group that stays. */ intoId: id });
export const splitGiftSchema = onGiftSchema.extend({ itemIds });
export const onBoardItemSchema = z.object({ itemId: id });
export const thankAuthorSchema = onBoardItemSchema.extend({
  text: z.string().trim().min(1).max(4000),
  templateId: id.nullable().default(null),
  bypassReason: reasonSchema.nullable().default(null),
});

export type Owner = { readonly id: string; readonly name: string; readonly initials: string };

/** One line of the board. */
export type GiftRow = {
  readonly id: string;
  readonly title: string;
  readonly status: GiftStatus;
  readonly brandName: string;
  readonly owner: Owner | null;
  readonly items: number;
  readonly progress: ThanksProgress;
  readonly movedAt: string;
};

export type GiftQuote = {
  readonly itemId: string;
  /** Null: its author deleted it. */
  readonly text: string | null;
  readonly sentiment: Sentiment;
  readonly sourceName: string;
  readonly postedAt: string;
};

/** Who gave it, in their own words, and how far the thanks have come. */
export type GiftAuthor = {
  readonly id: string;
  readonly name: string;
  readonly state: ThanksState;
  /** The thanks in the outbox, where there are any. */
  readonly replyId: string | null;
  readonly quotes: readonly GiftQuote[];
};

export type GiftView = GiftRow & {
  readonly declineReason: string | null;
  readonly authors: readonly GiftAuthor[];
  /** Other groups of the brand that are not done, the most alike first. */
  readonly others: readonly { readonly id: string; readonly title: string; readonly isAlike: boolean }[];
};
