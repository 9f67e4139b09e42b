import { z } from "zod";

import {
  auditDetailsSchema,
  auditEntrySchema,
  chained,
  chainedEntrySchema,
  chainStart,
  type AuditFacts,
  type ChainedEntry,
  type Link,
} from "../audit-chain-model";
import { open, seal } from "#lib/core/crypto";
import { newId, type WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

export type AuditDetails = Readonly<Record<string, unknown>>;
export type NewAudit = { readonly at: Date; readonly actorId: string; readonly action: string; readonly subjectId: string; readonly details: AuditDetails };

/** Appends an entry to the workspace's chain; commands of one workspace follow each other from here to their commit. */
export const appendAudit = async (tx: Db, workspaceId: WorkspaceId, entry: NewAudit): Promise<void> => {
  const before = await holdHead(tx, workspaceId);
  const next = chained(workspaceId, before, { id: newId("audit"), ...entry, details: auditDetailsSchema.parse(entry.details) });
  await tx.auditEntry.create({ data: { ...next, workspaceId }, select: { id: true } });
  await moveHead(tx, workspaceId, next);
};

const linkSchema = z.object({ seq: z.number(), hash: z.string() });

/** The head, held until the transaction ends. */
const holdHead = async (tx: Db, workspaceId: WorkspaceId): Promise<Link> => {
  const [head] = z.array(linkSchema).parse(
    await tx.$queryRaw`INSERT INTO audit_head AS h (workspace_id, seq, hash, seal) VALUES (${workspaceId}, ${chainStart.seq}, ${chainStart.hash}, '')
      ON CONFLICT (workspace_id) DO UPDATE SET seq = h.seq RETURNING seq, hash`,
  );
  if (head !== undefined && head.seq > 0) return head;
  return (await endUnchained(tx, workspaceId)) ? takeInEarlier(tx, workspaceId) : chainStart;
};

/** True once, where there is something from before the chain to take in: who removed the chain later gets no second one. */
const endUnchained = async (tx: Db, workspaceId: WorkspaceId): Promise<boolean> =>
  (await tx.workspace.updateMany({ where: { id: workspaceId, hasUnchainedAudit: true }, data: { hasUnchainedAudit: false } })).count === 1;

/** Begins the chain with what was written before there was one. */
export const beginChain = async (tx: Db, workspaceId: WorkspaceId): Promise<void> => moveHead(tx, workspaceId, await holdHead(tx, workspaceId));

/** Workspaces of the whole installation whose trail is older than the chain. */
export const listUnchained = async (): Promise<readonly WorkspaceId[]> =>
  (await db().workspace.findMany({ where: { hasUnchainedAudit: true }, select: { id: true } })).map(({ id }) => id);

export const isUnchained = async (tx: Db, workspaceId: WorkspaceId): Promise<boolean> =>
  (await tx.workspace.count({ where: { id: workspaceId, hasUnchainedAudit: true } })) === 1;

const moveHead = async (tx: Db, workspaceId: WorkspaceId, { seq, hash }: Link): Promise<void> => {
  await tx.auditHead.update({ where: { workspaceId }, data: { seq, hash, seal: seal({ seq, hash }, sealPurpose(workspaceId)) }, select: { seq: true } });
};

const sealPurpose = (workspaceId: WorkspaceId): string => `audit-head/${workspaceId}`;

const pageSize = 1_000;
const factColumns = { id: true, at: true, actorId: true, action: true, subjectId: true, details: true } as const;

/** What was written before there was a chain becomes its beginning, oldest first. */
const takeInEarlier = async (tx: Db, workspaceId: WorkspaceId): Promise<Link> => {
  let last = chainStart;
  for (;;) {
    const rows = await tx.auditEntry.findMany({
      where: { workspaceId, seq: null },
      select: factColumns,
      orderBy: [{ at: "asc" }, { id: "asc" }],
      take: pageSize,
    });
    const links = linked(workspaceId, last, z.array(auditEntrySchema).parse(rows));
    await tx.$executeRaw`UPDATE audit_entry e SET seq = l.seq, previous_hash = l.previous, hash = l.hash
      FROM unnest(${links.map(({ id }) => id)}::text[], ${links.map(({ seq }) => seq)}::int[], ${links.map(({ previousHash }) => previousHash)}::text[],
        ${links.map(({ hash }) => hash)}::text[]) AS l (id, seq, previous, hash) WHERE e.id = l.id AND e.workspace_id = ${workspaceId}`;
    last = links.at(-1) ?? last;
    if (rows.length < pageSize) return last;
  }
};

const linked = (workspaceId: WorkspaceId, before: Link, entries: readonly AuditFacts[]): readonly ChainedEntry[] => {
  let last = before;
  return entries.map((facts) => {
    const link = chained(workspaceId, last, facts);
    last = link;
    return link;
  });
};

/** The end of the chain as stored: null where there is none, `isGenuine` false where its seal does not hold. */
export const readHead = async (tx: Db, workspaceId: WorkspaceId): Promise<(Link & { readonly isGenuine: boolean }) | null> => {
  const row = await tx.auditHead.findUnique({ where: { workspaceId }, select: { seq: true, hash: true, seal: true } });
  return row === null ? null : { seq: row.seq, hash: row.hash, isGenuine: isGenuine(workspaceId, row) };
};

const isGenuine = (workspaceId: WorkspaceId, head: Link & { readonly seal: string }): boolean => {
  try {
    const { seq, hash } = linkSchema.parse(open(head.seal, sealPurpose(workspaceId)));
    return seq === head.seq && hash === head.hash;
  } catch {
    return false;
  }
};

/** An entry outside of the chain; null when there is none. */
export const findUnchained = async (tx: Db, workspaceId: WorkspaceId): Promise<string | null> =>
  (
    await tx.auditEntry.findFirst({
      where: { workspaceId, OR: [{ seq: null }, { seq: { lt: 1 } }] },
      select: { id: true },
      orderBy: [{ at: "asc" }, { id: "asc" }],
    })
  )?.id ?? null;

/** The chained entries in their order, a page at a time. */
export const walkChain = async function* (workspaceId: WorkspaceId, tx: Db = db()): AsyncGenerator<readonly ChainedEntry[], void, undefined> {
  let after = -1;
  for (;;) {
    const rows = await tx.auditEntry.findMany({
      where: { workspaceId, seq: { gt: after } },
      select: { ...factColumns, seq: true, previousHash: true, hash: true },
      orderBy: [{ seq: "asc" }, { id: "asc" }],
      take: pageSize,
    });
    const entries = z.array(chainedEntrySchema).parse(rows);
    if (entries.length > 0) yield entries;
    const last = entries.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.seq;
  }
};

/** One unchanging view of the whole trail, however long it is read. */
export const inOneView = async <Result>(work: (tx: Db) => Promise<Result>): Promise<Result> =>
  db().$transaction(work, { isolationLevel: "RepeatableRead", maxWait: 10_000, timeout: 600_000 });
