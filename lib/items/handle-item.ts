import { settleThreadsJob } from "./jobs";
import { noteItemRead } from "./store/author-changes";
import { lockItem, markUnsettled, type HandledItem } from "./store/desk";
import type { Actor } from "#lib/auth/actor";
import { AppError, notFound } from "#lib/core/errors";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit, type AuditRecord } from "#lib/team/audit";
import type { MemberId } from "#lib/core/ids";

type Deed = {
  readonly itemId: string;
  /** Noun and verb for the audit trail; where it depends on what was done, told by what the trail keeps. */
  readonly action: string | ((details: AuditRecord["details"]) => string);
  readonly kind: "closed" | "assigned" | "tagged";
  /** The deed changes who waits: the thread is settled anew. */
  readonly resettles: boolean;
  readonly now: Date;
};

/**
 * One deed of a person on one item: found in the actor's workspace and locked, changed by `change` (which returns what the audit
 * trail keeps, or null when there was nothing to do), written down and told to open pages. Throws `not-found`.
 */
export const handleItem = async (actor: Actor, deed: Deed, change: (tx: Db, item: HandledItem) => Promise<AuditRecord["details"] | null>): Promise<void> => {
  const { workspaceId } = actor;
  const threadId = await inTransaction(async (tx) => {
    const item = await lockItem(tx, workspaceId, deed.itemId);
    if (item === null) throw notFound("The item");
    const details = await change(tx, item);
    if (details === null) return null;
    if (deed.kind === "tagged") await noteItemRead(tx, workspaceId, { itemId: item.id, now: deed.now });
    if (deed.resettles) await markUnsettled(tx, workspaceId, { threadId: item.threadId, now: deed.now });
    const action = typeof deed.action === "string" ? deed.action : deed.action(details);
    await recordAudit(tx, { actor, action, subjectId: item.id, details, now: deed.now });
    await notifyLive(tx, { workspaceId, kind: deed.kind, threadIds: [item.threadId] });
    return item.threadId;
  });
  if (threadId !== null && deed.resettles) await nudge(settleThreadsJob, { workspaceId, threadIds: [threadId] });
};

/** The member who acts; a script or Parley itself is refused. */
export const actingMember = (actor: Actor): MemberId => {
  if (actor.memberId === null) throw new AppError("forbidden", "Only a member can do this.", { reason: "forbidden" });
  return actor.memberId;
};
