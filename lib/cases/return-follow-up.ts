import { bringBack } from "./bring-back";
import { insertEvent } from "./store/parts";
import { lockCase, type HeldCase } from "./store/cases";
import { findCaseOf, markReturned } from "./store/follow-ups";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import type { FollowUpId, WorkspaceId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";

/**
 * A promise whose day has come lies in the inbox from now on: its comment is woken, its owner hears of it. Happens once, however many
 * try; false where there was nothing to bring back.
 */
export const returnFollowUp = async (actor: Actor, { followUpId }: { readonly followUpId: FollowUpId }, now: Date): Promise<boolean> => {
  requirePermission(actor, "cases:work");
  const { workspaceId } = actor;
  return inTransaction(async (tx) => {
    const held = await holdCaseOf(tx, workspaceId, followUpId);
    if (held === null) return false;
    const returned = await markReturned(tx, workspaceId, { followUpId, caseId: held.id, now });
    if (returned === null) return false;
    const threadId = await bringBack(tx, actor, { file: held, followUp: returned, now });
    const details = { due: returned.dueAt.toISOString() };
    await insertEvent(tx, workspaceId, {
      caseId: held.id,
      memberId: null,
      kind: "promise-returned",
      round: held.state.round,
      words: returned.words,
      details,
      now,
    });
    await notifyLive(tx, { workspaceId, kind: "cases", threadIds: threadId === null ? held.threadIds : [threadId] });
    return true;
  });
};

/** The case before its promise, as every other command locks them. A promise that joined another case meanwhile is found by the next try. */
const holdCaseOf = async (tx: Db, workspaceId: WorkspaceId, followUpId: FollowUpId): Promise<HeldCase | null> => {
  const caseId = await findCaseOf(tx, workspaceId, followUpId);
  return caseId === null ? null : lockCase(tx, workspaceId, caseId);
};
