import { breakAt, breakAtEnd, chainStart, type ChainBreak, type ChainVerdict, type Link } from "./audit-chain-model";
import { findUnchained, inOneView, isUnchained, readHead, walkChain } from "./store/audit-chain";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import type { WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** Recomputes the whole chain of the actor's workspace: whole, or broken with the first place that is not as it was written. */
export const verifyAudit = async ({ workspaceId, ...actor }: Actor): Promise<ChainVerdict> => {
  requirePermission({ ...actor, workspaceId }, "audit:read");
  return inOneView((tx) => verdictOf(tx, workspaceId));
};

const verdictOf = async (tx: Db, workspaceId: WorkspaceId): Promise<ChainVerdict> => {
  const walked = await walk(tx, workspaceId);
  if ("fault" in walked) return { kind: "broken", ...walked };
  const head = await readHead(tx, workspaceId);
  const unchained = await findUnchained(tx, workspaceId);
  if (head === null && walked.seq === 0) return beforeChain(await isUnchained(tx, workspaceId), unchained);
  if (unchained !== null) return { kind: "broken", fault: "added", seq: walked.seq + 1, entryId: unchained };
  if (head?.isGenuine !== true) return { kind: "broken", fault: "head", seq: walked.seq, entryId: null };
  const broken = breakAtEnd(walked, head);
  return broken === null ? { kind: "whole", head: { seq: head.seq, hash: head.hash } } : { kind: "broken", ...broken };
};

/** A trail without a chain: older than it, or still empty; else somebody took the chain away. */
const beforeChain = (isOlder: boolean, unchained: string | null): ChainVerdict => {
  if (isOlder) return { kind: "not-begun" };
  return unchained === null ? { kind: "whole", head: chainStart } : { kind: "broken", fault: "head", seq: 0, entryId: unchained };
};

/** The last link, or where the walk first stumbled. */
const walk = async (tx: Db, workspaceId: WorkspaceId): Promise<Link | ChainBreak> => {
  let last = chainStart;
  for await (const entries of walkChain(workspaceId, tx)) {
    for (const entry of entries) {
      const broken = breakAt(workspaceId, last, entry);
      if (broken !== null) return broken;
      last = entry;
    }
  }
  return { seq: last.seq, hash: last.hash };
};
