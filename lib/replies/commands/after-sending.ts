import { deliverReplyJob } from "../jobs";
import { guardingKinds, isUnverified } from "../model";
import { dropFailed, findReply, hasTwin, lockThreadReplies, requeue, type StoredReply } from "../store/outbox";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { ReplyId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

type OnReply = { readonly replyId: ReplyId };

/**
 * Tries a failed reply again; where its last try ended without a word it is looked for first. Throws `conflict` `not-failed`, `sanctions-own`
 * for what a sanction says, and `message-followed` for thanks that others followed.
 */
export const retryReply = async (actor: Actor, { replyId }: OnReply, now: Date): Promise<void> => {
  requirePermission(actor, "replies:send");
  const { workspaceId } = actor;
  await inTransaction(async (tx) => {
    const reply = await failedReply(tx, actor, replyId);
    refuseSanctions(reply);
    await lockThreadReplies(tx, reply.threadId);
    if (reply.kind === "thanks" && (await hasTwin(tx, workspaceId, reply))) throw followed();
    await requeueFailed(tx, actor, { replyId, now });
  });
  await nudge(deliverReplyJob, { workspaceId, replyId });
};

/** The same within the transaction of whoever the reply belongs to, who has judged that it may go; enqueue `deliverReplyJob` after the commit. Throws `conflict` `not-failed`. */
export const requeueFailed = async (tx: Db, actor: Actor, { replyId, now }: OnReply & { readonly now: Date }): Promise<void> => {
  const { workspaceId } = actor;
  const reply = await failedReply(tx, actor, replyId);
  const isTaken = await requeue(tx, workspaceId, { replyId, state: mustLookFirst(reply) ? "unknown" : "queued", now });
  if (!isTaken) throw notFailed();
  await recordAudit(tx, { actor, action: "reply.retry", subjectId: replyId, details: { itemId: reply.itemId }, now });
  await notifyLive(tx, { workspaceId, kind: "replies", threadIds: [reply.threadId] });
};

/**
 * Takes a failed reply away; its text is gone from the desk, the audit trail keeps that it was there. Throws `conflict` `not-failed`, and
 * `sanctions-own` for what a sanction says: that stays, as the memory of what may have arrived.
 */
export const discardFailedReply = async (actor: Actor, { replyId }: OnReply, now: Date): Promise<void> => {
  requirePermission(actor, "replies:send");
  await inTransaction(async (tx) => {
    const reply = await failedReply(tx, actor, replyId);
    refuseSanctions(reply);
    if (!(await dropFailed(tx, actor.workspaceId, replyId))) throw notFailed();
    await recordAudit(tx, { actor, action: "reply.discard", subjectId: replyId, details: { itemId: reply.itemId }, now });
    await notifyLive(tx, { workspaceId: actor.workspaceId, kind: "replies", threadIds: [reply.threadId] });
  });
};

/** Where Parley cannot look, the person has been told to look themselves, and says with the retry that it is not there. */
const mustLookFirst = ({ tries, failure }: StoredReply): boolean => tries[0]?.outcome === "unknown" && !isUnverified(failure);

const failedReply = async (tx: Db, actor: Actor, replyId: ReplyId): Promise<StoredReply> => {
  const reply = await findReply(tx, actor.workspaceId, replyId);
  if (reply === null) throw notFound("The reply");
  if (reply.state !== "failed") throw notFailed();
  return reply;
};

const refuseSanctions = ({ kind }: StoredReply): void => {
  if (guardingKinds.includes(kind)) throw new AppError("conflict", "This belongs to a sanction.", { reason: "sanctions-own" });
};

const followed = (): AppError => new AppError("conflict", "Another message followed this one.", { reason: "message-followed" });

const notFailed = (): AppError => new AppError("conflict", "This reply has not failed.", { reason: "not-failed" });
