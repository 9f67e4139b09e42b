import { insertAudit, type AuditDetails } from "./store";
import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/transaction";

export type AuditRecord = {
  readonly actor: Pick<Actor, "workspaceId" | "memberId">;
  /** Verb and noun: `reply.send`, `source.add`. */
  readonly action: string;
  readonly subjectId: string;
  /** Facts, never what people wrote. */
  readonly details: AuditDetails;
  readonly now: Date;
};

/** Writes down who did what, in the same transaction as the deed. */
export const recordAudit = async (tx: Db, { actor, action, subjectId, details, now }: AuditRecord): Promise<void> =>
  insertAudit(tx, actor.workspaceId, { at: now, actorId: actor.memberId ?? "system", action, subjectId, details });
