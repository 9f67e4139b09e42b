import type { z } from "zod";

import { boardMember } from "../on-board";
import type { onGiftSchema, thankAuthorSchema } from "../model";
import { listToThank, proposeThanks } from "../queries/thanks";
import { lockBoard } from "../store/board";
import { findPlace, listThanksTo, noteThanks } from "../store/placing";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { queueReply } from "#lib/replies/commands/queue-reply";
import { deliverReplyJob } from "#lib/replies/jobs";

/**
 * Thanks the author of an item on the board, once for each group, as a reply of the outbox: the brand's cool-down and tone check hold.
 * Throws `conflict` with the reason `thanked-already`, `cooling-down` or `draft-blocked`.
 */
export const thankAuthor = async (
  actor: Actor,
  { itemId, text, templateId, bypassReason }: z.output<typeof thankAuthorSchema>,
  now: Date,
): Promise<{ readonly replyId: string }> => {
  requirePermission(actor, "replies:send");
  const memberId = boardMember(actor);
  const { workspaceId } = actor;
  const replyId = await inTransaction(async (tx) => {
    await lockBoard(tx, workspaceId);
    const place = await findPlace(tx, workspaceId, itemId);
    if (!place?.suggestionId) throw notFound("The item");
    const earlier = await listThanksTo(tx, workspaceId, { itemId, suggestionId: place.suggestionId });
    if (earlier.some((state) => state !== "failed"))
      throw new AppError("conflict", "Its author has been thanked for this already.", { reason: "thanked-already" });
    // What failed is followed by another; what was asked for twice is one.
    const requestKey = `thanks/${itemId}/${place.thanksReplyId ?? "first"}`;
    const id = await queueReply(tx, { ...actor, memberId }, { itemId, channel: "public", kind: "thanks", text, requestKey, templateId, bypassReason, now });
    await noteThanks(tx, workspaceId, { itemId, replyId: id });
    await notifyLive(tx, { workspaceId, kind: "suggestions", threadIds: [] });
    return id;
  });
  await nudge(deliverReplyJob, { workspaceId, replyId });
  return { replyId };
};

/** What became of a round of thanks: `refused` had no fitting template, are cooling down or were held back by the tone check. */
export type ThanksRound = { readonly thanked: number; readonly refused: readonly { readonly itemId: string; readonly reason: string }[] };

/** Thanks everybody in a group who waits for it, each in their own language with the brand's template. What one refuses keeps no other waiting. */
export const thankEverybody = async (actor: Actor, { suggestionId }: z.output<typeof onGiftSchema>, now: Date): Promise<ThanksRound> => {
  const outcomes: (string | null)[] = [];
  const itemIds = await listToThank(actor, suggestionId);
  for (const itemId of itemIds) outcomes.push(await thankByTemplate(actor, itemId, now));
  return {
    thanked: outcomes.filter((reason) => reason === null).length,
    refused: itemIds.flatMap((itemId, place) => {
      const reason = outcomes[place] ?? null;
      return reason === null ? [] : [{ itemId, reason }];
    }),
  };
};

/** Null where it went; otherwise why not. */
const thankByTemplate = async (actor: Actor, itemId: string, now: Date): Promise<string | null> => {
  const proposal = await proposeThanks(actor, { itemId });
  if (proposal.templateId === null || !proposal.isWhole) return "no-thanks-template";
  try {
    await thankAuthor(actor, { itemId, text: proposal.text, templateId: proposal.templateId, bypassReason: null }, now);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return error.reason ?? "conflict";
    throw error;
  }
};
