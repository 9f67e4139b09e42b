import { z } from "zod";

import { chainedEntrySchema, type ChainedEntry } from "../audit-chain-model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";

export type NamedEntry = ChainedEntry & {
  /** Null for what Parley did by itself. */
  readonly actor: string | null;
};

/** Entries of the trail behind a place of its chain, in their order, with who it was by name. */
export const listChained = async (actor: Actor, { after, limit }: { readonly after: number; readonly limit: number }): Promise<readonly NamedEntry[]> => {
  requirePermission(actor, "audit:read");
  const rows = await db().$queryRaw`
    SELECT e.id, e.at, e.actor_id AS "actorId", e.action, e.subject_id AS "subjectId", e.details, e.seq, e.previous_hash AS "previousHash", e.hash, u.name AS actor
    FROM audit_entry e LEFT JOIN (member m JOIN user_account u ON u.id = m.user_id) ON m.id = e.actor_id
    WHERE e.workspace_id = ${actor.workspaceId} AND e.seq > ${after} ORDER BY e.seq LIMIT ${limit}`;
  return z.array(chainedEntrySchema.extend({ actor: z.string().nullable() })).parse(rows);
};

/** How many entries the chain has. */
export const countChained = async (actor: Actor): Promise<number> => {
  requirePermission(actor, "audit:read");
  return db().auditEntry.count({ where: { workspaceId: actor.workspaceId, seq: { gt: 0 } } });
};
