import { appendAudit, type AuditDetails } from "./store/audit-chain";
import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/transaction";

export type AuditRecord = {
  readonly actor: Pick<Actor, "workspaceId" | "memberId" | "tokenId">;
  /** Verb and noun: `reply.send`, `source.add`. */
  readonly action: string;
  readonly subjectId: string;
  /** Facts, never what people wrote. */
  readonly details: AuditDetails;
  readonly now: Date;
};

/**
 * Writes down who did what, in the same transaction as the deed, as the next link of the workspace's chain. The chain is held until the
 * transaction ends: call it last, after whatever else has to be waited for.
 */
export const recordAudit = async (tx: Db, { actor, action, subjectId, details, now }: AuditRecord): Promise<void> =>
  appendAudit(tx, actor.workspaceId, { at: now, actorId: actor.memberId ?? "system", action, subjectId, details: throughToken(actor, details) });

/** What a program did stands in the trail under its maker's name, and says so. */
const throughToken = ({ tokenId }: AuditRecord["actor"], details: AuditDetails): AuditDetails => (tokenId === undefined ? details : { ...details, tokenId });
