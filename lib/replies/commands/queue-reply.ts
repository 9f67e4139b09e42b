import { coolDownOf } from "../cool-down-model";
import { methodOf } from "../method";
import type { ReplyChannel, ReplyKind, ReplyState } from "../model";
import { dropClaim, takeDraft } from "../store/composing";
import { findOpening } from "../store/openings";
import { findByRequestKey, findTarget, insertReply, lockThreadReplies, type ReplyTarget } from "../store/outbox";
import type { Actor } from "#lib/auth/actor";
import { AppError, notFound } from "#lib/core/errors";
import type { ItemId, MemberId, ReplyId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import type { Db } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/** `by-hand`: Parley cannot write there; post the text at `url` and say so with `recordByHand`. */
export type SendOutcome = { readonly replyId: ReplyId; readonly state: ReplyState; readonly url: string | null };

export type Writer = Actor & { readonly memberId: MemberId };

export type Outgoing = {
  readonly itemId: ItemId;
  readonly channel: ReplyChannel;
  readonly kind: ReplyKind;
  readonly text: string;
  /** The same key is the same reply. */
  readonly requestKey: string;
  readonly templateId?: string | null;
  /** Why it is to go before it has cooled down. */
  readonly bypassReason?: string | null;
  /** It was known to be a second answer. */
  readonly confirmSecond?: boolean;
  readonly now: Date;
};

/**
 * Puts a reply into the outbox within the caller's own transaction; enqueue `deliverReplyJob` after the commit. Asks nobody whether it is
 * a second answer, and keeps the cool-down: throws `conflict` with the reason `cooling-down`.
 */
export const queueReply = async (tx: Db, writer: Writer, outgoing: Outgoing): Promise<ReplyId> => (await queueOnce(tx, writer, outgoing)).replyId;

/** The same, with a last look at what the reply answers before it is judged; says also what became of it. */
export const queueOnce = async (
  tx: Db,
  writer: Writer,
  outgoing: Outgoing,
  refuse: (target: ReplyTarget) => Promise<void> = async () => Promise.resolve(),
): Promise<SendOutcome> => {
  const { itemId, requestKey } = outgoing;
  const found = await findTarget(tx, writer.workspaceId, itemId);
  if (found === null) throw notFound("The item");
  await lockThreadReplies(tx, found.threadId);
  const earlier = await findByRequestKey(tx, writer.workspaceId, requestKey);
  if (earlier !== null) {
    if (earlier.itemId !== itemId || earlier.memberId !== writer.memberId)
      throw new AppError("conflict", "This answer belongs to another item.", { reason: "request-key" });
    return { replyId: earlier.id, state: earlier.state, url: earlier.url };
  }
  // Read again: whoever held the lock before may have answered it.
  const target = (await findTarget(tx, writer.workspaceId, itemId)) ?? found;
  refuseImpossible(target, outgoing);
  await refuse(target);
  const isEarly = await refuseEarly(tx, writer, { ...outgoing, target });
  return put(tx, writer, { ...outgoing, target, bypassReason: isEarly ? (outgoing.bypassReason ?? null) : null });
};

const refuseImpossible = (target: ReplyTarget, { channel }: Outgoing): void => {
  if (target.isBrand) throw new AppError("invalid", "This is the brand's own message.", { reason: "own-item" });
  if (target.isDeleted) throw new AppError("conflict", "Its author deleted this message.", { reason: "item-deleted" });
  if (channel === "private" && !target.capabilities.includes("private-message"))
    throw new AppError("invalid", "This source takes no private messages.", { reason: "no-private-message" });
};

type Aimed = Outgoing & { readonly target: ReplyTarget };

/** True where it goes early, because of the reason that was given. */
const refuseEarly = async (tx: Db, { workspaceId, memberId }: Writer, { target, kind, bypassReason, now }: Aimed): Promise<boolean> => {
  const { tones, sentiment, itemId, brandId } = target;
  const settings = await methodOf(tx, workspaceId, brandId);
  const opening = await findOpening(tx, workspaceId, { itemId, memberId });
  const coolDown = coolDownOf({ tones: [...tones, sentiment], openedAt: opening?.openedAt ?? null, settings, kind, now });
  if (coolDown === null) return false;
  if (bypassReason) return true;
  throw new AppError("conflict", `This answer is cooling down. It can go at ${coolDown.until.toISOString()}, or before with a reason.`, {
    reason: "cooling-down",
  });
};

const put = async (tx: Db, actor: Writer, aimed: Aimed & { readonly bypassReason: string | null }): Promise<SendOutcome> => {
  const { target, channel, kind, text, requestKey, bypassReason, templateId = null, confirmSecond = false, now } = aimed;
  const { workspaceId, memberId } = actor;
  const { itemId } = target;
  const canSend = !target.isGone && target.capabilities.includes(channel === "private" ? "private-message" : "reply");
  const state = canSend ? "queued" : "by-hand";
  // What other domains say leaves alone what the member is writing.
  const firstDraft = kind === "answer" ? await takeDraft(tx, workspaceId, { itemId, memberId }) : null;
  if (kind === "answer") await dropClaim(tx, workspaceId, { itemId, memberId });
  const replyId = await insertReply(tx, workspaceId, { target, memberId, channel, kind, text, requestKey, state, firstDraft, templateId, bypassReason, now });
  await recordAudit(tx, { actor, action: "reply.send", subjectId: replyId, details: { itemId, state, kind, channel, confirmedSecond: confirmSecond }, now });
  if (bypassReason !== null) await recordAudit(tx, { actor, action: "reply.bypass-cool-down", subjectId: replyId, details: { itemId, reason: bypassReason }, now });
  await notifyLive(tx, { workspaceId, kind: "replies", threadIds: [target.threadId] });
  return { replyId, state, url: canSend ? null : target.url };
};
