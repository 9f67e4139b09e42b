import { asJobOutcome } from "../outcome";
import { afterReplyEnded, afterThreadsChanged } from "../pipeline";
import { sourceIfThere } from "../source-if-there";
import { connectorFor } from "#lib/connectors/registry";
import { Postponed } from "#lib/queue/outcome";
import { handlerOf } from "#lib/queue/run-worker";
import { deliverReply, failUndeliverable } from "#lib/replies/deliver";
import { deliverReplyJob } from "#lib/replies/jobs";
import { findReplySource } from "#lib/replies/queries";
import { embeddedFor } from "#lib/tagging/embedded-for";

/** Takes one reply a step further on its way out; what is not there yet comes back to this job by itself. */
export const deliverQueuedReply = handlerOf(deliverReplyJob, ({ workspaceId, replyId }, { now }) => asJobOutcome(deliver(workspaceId, replyId, now)));

const deliver = async (workspaceId: string, replyId: string, now: Date): Promise<void> => {
  const sourceId = await findReplySource(workspaceId, replyId);
  if (sourceId === null) return;
  const source = await sourceIfThere(workspaceId, sourceId);
  if (source === null) {
    await failUndeliverable({ workspaceId, replyId, now });
    return afterReplyEnded(workspaceId, replyId);
  }
  const outcome = await deliverReply({
    workspaceId,
    replyId,
    source,
    connector: connectorFor(source.platform),
    context: source.context,
    tagger: await embeddedFor(workspaceId),
    now,
  });
  if (outcome.kind === "sent") await afterThreadsChanged(workspaceId, outcome.threadIds);
  if (outcome.kind === "sent" || outcome.kind === "failed") await afterReplyEnded(workspaceId, replyId);
  // An absent reply is due again at once; a job of its own keeps each step short.
  if (outcome.kind === "later") throw new Postponed(Math.max(0, outcome.at.getTime() - now.getTime()));
};
