import { walkChain } from "./store/audit-chain";
import type { ChainedEntry } from "./audit-chain-model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { csvLine } from "#lib/core/csv";

export const auditFormats = ["csv", "jsonl"] as const;
export type AuditFormat = (typeof auditFormats)[number];

/** The trail in the order of its chain, with all that verifying it elsewhere takes; as CSV nothing in it is a formula to a spreadsheet. */
export const exportAudit = (actor: Actor, format: AuditFormat): AsyncGenerator<string, void, undefined> => {
  requirePermission(actor, "audit:read");
  return linesOf(actor, format);
};

const linesOf = async function* ({ workspaceId }: Actor, format: AuditFormat): AsyncGenerator<string, void, undefined> {
  if (format === "csv") yield csvLine(["seq", "at", "actor", "action", "subject", "details", "id", "previous_hash", "hash"]);
  for await (const entries of walkChain(workspaceId)) yield entries.map(format === "csv" ? csvOf : jsonOf).join("");
};

const csvOf = ({ seq, at, actorId, action, subjectId, details, id, previousHash, hash }: ChainedEntry): string =>
  csvLine([String(seq), at.toISOString(), actorId, action, subjectId, JSON.stringify(details), id, previousHash, hash]);

const jsonOf = (entry: ChainedEntry): string => `${JSON.stringify(entry)}\n`;
