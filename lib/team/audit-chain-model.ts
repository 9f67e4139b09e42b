import { z } from "zod";

import { sha256 } from "#lib/core/crypto";

/** Facts as JSON can hold them. */
export const auditDetailsSchema = z.record(z.string(), z.json());

/** An entry as it is hashed: everything that may not change. */
export const auditEntrySchema = z.object({
  id: z.string(),
  at: z.date(),
  actorId: z.string(),
  action: z.string(),
  subjectId: z.string(),
  details: auditDetailsSchema,
});
export type AuditFacts = z.infer<typeof auditEntrySchema>;

export const chainedEntrySchema = auditEntrySchema.extend({ seq: z.number(), previousHash: z.string(), hash: z.string() });
export type ChainedEntry = z.infer<typeof chainedEntrySchema>;

/** A place in the chain and what stands there. */
export type Link = { readonly seq: number; readonly hash: string };

/** Before the first entry. */
export const chainStart: Link = { seq: 0, hash: "0".repeat(64) };

/** The entry as the next link after `before`. */
export const chained = (workspaceId: string, before: Link, facts: AuditFacts): ChainedEntry => {
  const place = { seq: before.seq + 1, previousHash: before.hash };
  return { ...facts, ...place, hash: entryHash(workspaceId, { ...facts, ...place }) };
};

/** SHA-256 over a fixed order of fields, the details with their keys in order: however a database keeps JSON, the hash is the same. */
const entryHash = (workspaceId: string, { seq, previousHash, id, at, actorId, action, subjectId, details }: Omit<ChainedEntry, "hash">): string =>
  sha256(JSON.stringify([workspaceId, seq, previousHash, id, at.toISOString(), actorId, action, subjectId, inOrder(details)]));

const inOrder = (value: z.core.util.JSONType): z.core.util.JSONType => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
};

/**
 * changed: the entry does not hash to what it says · missing: an entry is not there · misplaced: it does not follow the one before ·
 * added: it was never written by the desk · cut-off: the end is not there · head: the stored end of the chain was forged or lost.
 */
export type ChainFault = "changed" | "missing" | "misplaced" | "added" | "cut-off" | "head";

/** Where a chain breaks: at which place, and at which entry where one stands there. */
export type ChainBreak = { readonly fault: ChainFault; readonly seq: number; readonly entryId: string | null };

/** What is wrong with an entry as the one after `before`; null when it is the next link. */
export const breakAt = (workspaceId: string, before: Link, entry: ChainedEntry): ChainBreak | null => {
  const expected = before.seq + 1;
  if (entry.seq < expected) return { fault: "added", seq: entry.seq, entryId: entry.id };
  if (entry.seq > expected) return { fault: "missing", seq: expected, entryId: null };
  if (entryHash(workspaceId, entry) !== entry.hash) return { fault: "changed", seq: entry.seq, entryId: entry.id };
  return entry.previousHash === before.hash ? null : { fault: "misplaced", seq: entry.seq, entryId: entry.id };
};

/** What is wrong with the end of a chain whose last entry is `last`; null when it ends where the head says. */
export const breakAtEnd = (last: Link, head: Link): ChainBreak | null => {
  if (last.seq < head.seq) return { fault: "cut-off", seq: last.seq + 1, entryId: null };
  return last.hash === head.hash ? null : { fault: "head", seq: head.seq, entryId: null };
};

export type ChainVerdict =
  | { readonly kind: "whole"; readonly head: Link }
  /** Entries from before there was a chain; the workers are about to take them in. */
  | { readonly kind: "not-begun" }
  | ({ readonly kind: "broken" } & ChainBreak);
