import { recordOwnReply } from "../record-own-reply";
import { earliestOf, isSameAnswer } from "../same-answer";
import { listUnclaimedWords, standInId, type Shown } from "../store/by-hand";
import { findDelivery, type Delivery } from "../store/delivery";
import { findReply } from "../store/outbox";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { ReplyId } from "#lib/core/ids";
import { inTransaction } from "#lib/db/transaction";
import { settleThreadsJob } from "#lib/items/jobs";
import { nudge } from "#lib/queue/enqueue";
import { openSource } from "#lib/sources/queries/open-source";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { recordAudit } from "#lib/team/audit";

/** "I have posted it there myself": the text of a `by-hand` reply joins the thread as the brand's answer, or is the one that was read there already. Throws `conflict` for any other reply. */
export const recordByHand = async (actor: Actor, { replyId }: { readonly replyId: ReplyId }, now: Date): Promise<void> => {
  requirePermission(actor, "replies:send");
  const { workspaceId } = actor;
  const reply = await findDelivery(workspaceId, replyId);
  if (reply === null) throw notFound("The reply");
  if (reply.state !== "by-hand") throw new AppError("conflict", "This reply goes out by itself.", { reason: "not-by-hand" });
  const source = await openSource(workspaceId, reply.sourceId);
  const url = await inTransaction(async (tx) => {
    await recordAudit(tx, { actor, action: "reply.record-by-hand", subjectId: replyId, details: {}, now });
    return (await findReply(tx, workspaceId, replyId))?.url ?? null;
  });
  const shown = await findShown(reply, now);
  // Where the platform has not shown it yet its id is not known; ours keeps a second press from counting twice, and is given up for the platform's.
  const place = shown ?? { externalId: standInId(replyId), url, postedAt: now, isHeld: false };
  const arrival = { attempt: reply.attempts, outcome: "sent" as const, externalId: place.externalId, url: place.url ?? url, at: place.postedAt, now };
  const threadIds = await recordOwnReply({ reply, source, tagger: shippedTagger(), arrival, isPending: place.isHeld });
  await nudge(settleThreadsJob, { workspaceId, threadIds: [...threadIds] });
};

/** The answer, where a poll was faster than the member who posted it. */
const findShown = async (reply: Delivery, now: Date): Promise<Shown | null> => {
  const words = await listUnclaimedWords(reply.workspaceId, { threadId: reply.threadId, since: earliestOf(reply) });
  return words.find((seen) => isSameAnswer({ ...reply, sentAt: now }, seen)) ?? null;
};
