import type { z } from "zod";

import { deliverReplyJob } from "../jobs";
import type { ReplyState, sendReplySchema } from "../model";
import { dropClaim, dropDraft, findOthersClaim } from "../store/composing";
import { findByRequestKey, findTarget, insertReply, listStandingReplies, lockThreadReplies, readThreadVersion, type ReplyTarget } from "../store/outbox";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { MemberId, ReplyId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

/** `by-hand`: Parley cannot write there; post the text at `url` and say so with `recordByHand`. */
export type SendOutcome = { readonly replyId: ReplyId; readonly state: ReplyState; readonly url: string | null };

type Input = z.output<typeof sendReplySchema>;
type Writer = Actor & { readonly memberId: MemberId };

/**
 * Puts an answer into the outbox; the same `requestKey` is the same reply. Throws `conflict` with the reason `already-answered`,
 * `being-answered` or `thread-changed` unless `confirmSecond` says that this is known.
 */
export const sendReply = async (actor: Actor, input: Input, now: Date): Promise<SendOutcome> => {
  requirePermission(actor, "replies:send");
  const { memberId, workspaceId } = actor;
  if (memberId === null) throw new AppError("forbidden", "Only a member can answer.", { reason: "forbidden" });
  const outcome = await inTransaction(async (tx) => queueOnce(tx, { ...actor, memberId }, { ...input, now }));
  if (outcome.state === "queued") await nudge(deliverReplyJob, { workspaceId, replyId: outcome.replyId });
  return outcome;
};

const queueOnce = async (tx: Db, actor: Writer, input: Input & { readonly now: Date }): Promise<SendOutcome> => {
  const target = await findTarget(tx, actor.workspaceId, input.itemId);
  if (target === null) throw notFound("The item");
  await lockThreadReplies(tx, target.threadId);
  const earlier = await findByRequestKey(tx, actor.workspaceId, input.requestKey);
  if (earlier !== null) {
    if (earlier.itemId !== input.itemId || earlier.memberId !== actor.memberId)
      throw new AppError("conflict", "This answer belongs to another item.", { reason: "request-key" });
    return { replyId: earlier.id, state: earlier.state, url: earlier.url };
  }
  refuseImpossible(target, input);
  if (!input.confirmSecond) await refuseSecond(tx, actor, input);
  return queue(tx, actor, { ...input, target });
};

const refuseImpossible = (target: ReplyTarget, { channel }: Input): void => {
  if (target.isBrand) throw new AppError("invalid", "This is the brand's own message.", { reason: "own-item" });
  if (target.isDeleted) throw new AppError("conflict", "Its author deleted this message.", { reason: "item-deleted" });
  if (channel === "private" && !target.capabilities.includes("private-message"))
    throw new AppError("invalid", "This source takes no private messages.", { reason: "no-private-message" });
};

/** The item is read again here: whoever held the lock before may have answered it. */
const refuseSecond = async (tx: Db, actor: Writer, input: Input & { readonly now: Date }): Promise<void> => {
  const { itemId, now, threadVersion } = input;
  const standing = await listStandingReplies(tx, actor.workspaceId, itemId);
  const target = await findTarget(tx, actor.workspaceId, itemId);
  if (target === null) throw notFound("The item");
  const isDone = standing.some(({ state }) => state === "sent" || state === "by-hand");
  if (isDone || target.answeredAt !== null) throw new AppError("conflict", "This has been answered already.", { reason: "already-answered" });
  if (standing.length > 0) throw new AppError("conflict", "An answer to this is on its way.", { reason: "being-answered" });
  const holder = await findOthersClaim(tx, actor.workspaceId, { itemId, memberId: actor.memberId, now });
  if (holder !== null) throw new AppError("conflict", `${holder.name} is writing an answer to this.`, { reason: "being-answered" });
  const version = await readThreadVersion(tx, actor.workspaceId, target.threadId);
  if (version !== threadVersion) throw new AppError("conflict", "The conversation changed while you were writing.", { reason: "thread-changed" });
};

const queue = async (tx: Db, actor: Writer, input: Input & { readonly now: Date; readonly target: ReplyTarget }): Promise<SendOutcome> => {
  const { target, channel, text, requestKey, now, itemId } = input;
  const { workspaceId, memberId } = actor;
  const canSend = !target.isGone && target.capabilities.includes(channel === "private" ? "private-message" : "reply");
  const state = canSend ? "queued" : "by-hand";
  const replyId = await insertReply(tx, workspaceId, { target, memberId, channel, text, requestKey, state, now });
  await dropDraft(tx, workspaceId, { itemId, memberId });
  await dropClaim(tx, workspaceId, { itemId, memberId });
  await recordAudit(tx, { actor, action: "reply.send", subjectId: replyId, details: { itemId, state, confirmedSecond: input.confirmSecond }, now });
  await notifyLive(tx, { workspaceId, kind: "replies", threadIds: [target.threadId] });
  return { replyId, state, url: canSend ? null : target.url };
};
