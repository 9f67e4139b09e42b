import type { z } from "zod";

import { queueOnce, type SendOutcome, type Writer } from "./queue-reply";
import { deliverReplyJob } from "../jobs";
import type { sendReplySchema } from "../model";
import { findOthersClaim } from "../store/composing";
import { listStandingReplies, readThreadVersion, type ReplyTarget } from "../store/outbox";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";
import { inTransaction, type Db } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";

type Input = z.output<typeof sendReplySchema>;

/**
 * Puts an answer into the outbox; the same `requestKey` is the same reply. Throws `conflict` with the reason `look-first` where the author
 * was not looked at, `cooling-down` where it comes too early without a reason, and `already-answered`, `being-answered` or `thread-changed`
 * unless `confirmSecond` says that this is known.
 */
export const sendReply = async (actor: Actor, input: Input, now: Date): Promise<SendOutcome> => {
  requirePermission(actor, "replies:send");
  const { memberId, workspaceId } = actor;
  if (memberId === null) throw new AppError("forbidden", "Only a member can answer.", { reason: "forbidden" });
  const writer = { ...actor, memberId };
  const outcome = await inTransaction(async (tx) => {
    const refuse = async (target: ReplyTarget): Promise<void> => {
      if (!input.confirmSecond) await refuseSecond(tx, writer, { ...input, target, now });
    };
    return queueOnce(tx, writer, { ...input, kind: "answer", refuse, now });
  });
  if (outcome.state === "queued") await nudge(deliverReplyJob, { workspaceId, replyId: outcome.replyId });
  return outcome;
};

type Aimed = Pick<Input, "itemId" | "threadVersion"> & { readonly target: ReplyTarget; readonly now: Date };

const refuseSecond = async (tx: Db, { workspaceId, memberId }: Writer, { itemId, threadVersion, target, now }: Aimed): Promise<void> => {
  const standing = await listStandingReplies(tx, workspaceId, itemId);
  const isDone = standing.some(({ state }) => state === "sent" || state === "by-hand");
  if (isDone || (target.answeredAt !== null && !target.isHeldOff))
    throw new AppError("conflict", "This has been answered already.", { reason: "already-answered" });
  if (standing.length > 0) throw new AppError("conflict", "An answer to this is on its way.", { reason: "being-answered" });
  const holder = await findOthersClaim(tx, workspaceId, { itemId, memberId, now });
  if (holder !== null) throw new AppError("conflict", `${holder.name} is writing an answer to this.`, { reason: "being-answered" });
  const version = await readThreadVersion(tx, workspaceId, target.threadId);
  if (version !== threadVersion) throw new AppError("conflict", "The conversation changed while you were writing.", { reason: "thread-changed" });
};
