import { z } from "zod";

import { undoingKinds, type DeedState } from "../deed-model";
import { evidenceHash, type Archived } from "../evidence-model";
import { sanctionKindSchema, sanctionNumber, sanctionStateSchema, type Ending, type SanctionKind } from "../model";
import type { Person } from "./person";
import type { Subject } from "./subject";
import { newId, type MemberId, type ReplyId, type SanctionId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import type { CitedClause } from "#lib/playbook/rule-model";
import { fillTemplate } from "#lib/playbook/template-model";

const standingSchema = z.object({
  id: z.string(),
  workspaceId: z.string(),
  brandId: z.string(),
  authorId: z.string(),
  kind: sanctionKindSchema,
  state: sanctionStateSchema,
  itemId: z.string(),
  sourceId: z.string(),
  clauseNumber: z.string(),
  message: z.string(),
  replyId: z.string().nullable(),
  days: z.number().nullable(),
  until: z.date().nullable(),
  requestedById: z.string(),
  decidedById: z.string().nullable(),
  decidedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  releasedIds: z.array(z.string()),
});
export type StoredSanction = z.output<typeof standingSchema>;

const columns = Object.fromEntries(Object.keys(standingSchema.shape).map((column) => [column, true]));

/** Null when the workspace has none such. */
export const findSanction = async (tx: Db, workspaceId: WorkspaceId, id: SanctionId): Promise<StoredSanction | null> => {
  const row = await tx.sanction.findFirst({ where: { id, workspaceId }, select: columns });
  return row === null ? null : standingSchema.parse(row);
};

/** The sanction that a reply speaks for; null when it speaks for none. */
export const findSanctionSaying = async (tx: Db, workspaceId: WorkspaceId, replyId: ReplyId): Promise<StoredSanction | null> => {
  const row = await tx.sanction.findFirst({ where: { replyId, workspaceId }, select: columns });
  return row === null ? null : standingSchema.parse(row);
};

/**
 * Held until the transaction ends: of two who end or go on with it, the second sees what the first did. A ban is held with all others of its
 * brand: they share the places where they keep accounts out, and whoever lets go of a place last has to know.
 */
export const lockSanction = async (tx: Db, workspaceId: WorkspaceId, id: SanctionId): Promise<StoredSanction | null> => {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('conduct/bans/' || brand_id, 0)) FROM sanction WHERE id = ${id} AND workspace_id = ${workspaceId} AND kind = 'ban'`;
  await tx.$queryRaw`SELECT id FROM sanction WHERE id = ${id} AND workspace_id = ${workspaceId} FOR UPDATE`;
  return findSanction(tx, workspaceId, id);
};

/** What stands or waits about a person at a brand. */
export const listOpenSanctions = async (tx: Db, workspaceId: WorkspaceId, { brandId, authorIds }: Person): Promise<readonly StoredSanction[]> =>
  z.array(standingSchema).parse(
    await tx.sanction.findMany({
      where: { workspaceId, brandId, authorId: { in: [...authorIds] }, state: { in: ["requested", "standing"] } },
      select: columns,
    }),
  );

export type NewSanction = {
  readonly kind: SanctionKind;
  readonly subject: Subject;
  readonly clause: CitedClause;
  readonly isThreat: boolean;
  readonly message: string;
  /** How long a ban is to last; null: for good. */
  readonly days: number | null;
  readonly requestedById: MemberId;
  readonly now: Date;
};

/** Its own number is known only now: the words that leave it open are filled with it. */
export const insertSanction = async (tx: Db, workspaceId: WorkspaceId, { subject, clause, now, ...sanction }: NewSanction): Promise<StoredSanction> => {
  const id = newId("sanction");
  const { brandId, authorId, itemId, sourceId } = subject;
  const { bookId, version: clauseVersion, number: clauseNumber, kind: clauseKind } = clause;
  const state = sanction.kind === "ban" ? "requested" : "standing";
  const message = fillTemplate(sanction.message, { case: sanctionNumber(id) }).text;
  const row = await tx.sanction.create({
    data: {
      ...{ id, workspaceId, brandId, authorId, itemId, sourceId },
      ...{ bookId, clauseVersion, clauseNumber, clauseKind },
      ...{ ...sanction, state, message, requestedAt: now },
    },
    select: columns,
  });
  return standingSchema.parse(row);
};

/** Keeps the items as they are now; returns their hashes. */
export const archiveEvidence = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { sanctionId, subjects, now }: { readonly sanctionId: SanctionId; readonly subjects: readonly Subject[]; readonly now: Date },
): Promise<readonly string[]> => {
  const kept = subjects.map(({ itemId, text, authorName, authorExternalId, threadId, threadTitle, url, postedAt }): Archived => ({
    ...{ itemId, text, authorName, authorExternalId, threadId, threadTitle, url, postedAt },
    archivedAt: now,
  }));
  const rows = kept.map((evidence) => ({ id: newId("evidence"), workspaceId, sanctionId, ...evidence, hash: evidenceHash(evidence) }));
  await tx.evidence.createMany({ data: rows });
  return rows.map(({ hash }) => hash);
};

export const attachReply = async (tx: Db, workspaceId: WorkspaceId, { id, replyId }: { readonly id: SanctionId; readonly replyId: ReplyId }): Promise<void> => {
  await tx.sanction.updateMany({ where: { id, workspaceId }, data: { replyId } });
};

type Decision = {
  readonly id: SanctionId;
  readonly state: "standing" | "refused";
  readonly memberId: MemberId;
  readonly reason: string | null;
  readonly until: Date | null;
  readonly now: Date;
};

/** False when it does not wait for a decision any more. */
export const decideSanction = async (tx: Db, workspaceId: WorkspaceId, { id, state, memberId, reason, until, now }: Decision): Promise<boolean> => {
  const { count } = await tx.sanction.updateMany({
    where: { id, workspaceId, state: "requested" },
    data: { state, decidedById: memberId, decidedAt: now, decisionReason: reason, until },
  });
  return count === 1;
};

/** A request is taken back by whoever made it; false when it does not wait any more, or is another's. */
export const withdrawRequested = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { id, memberId, reason, now }: { readonly id: SanctionId; readonly memberId: MemberId; readonly reason: string; readonly now: Date },
): Promise<boolean> => {
  const { count } = await tx.sanction.updateMany({
    where: { id, workspaceId, state: "requested", requestedById: memberId },
    data: { state: "ended", endedAt: now, endedBecause: "withdrawn", endedById: memberId, endedReason: reason },
  });
  return count === 1;
};

type End = { readonly id: SanctionId; readonly because: Ending; readonly memberId: MemberId | null; readonly reason: string | null; readonly now: Date };

/** What can be dropped: no worker has it in hand. */
export const untaken: readonly DeedState[] = ["queued", "unknown", "by-hand"];

/** Ends a sanction and drops what was still to be done for it; false when it does not stand. */
export const endStanding = async (tx: Db, workspaceId: WorkspaceId, { id, because, memberId, reason, now }: End): Promise<boolean> => {
  const { count } = await tx.sanction.updateMany({
    where: { id, workspaceId, state: "standing" },
    data: { state: "ended", endedAt: now, endedBecause: because, endedById: memberId, endedReason: reason },
  });
  if (count === 1)
    await tx.sanctionDeed.updateMany({
      where: { sanctionId: id, workspaceId, kind: { notIn: [...undoingKinds] }, state: { in: [...untaken] } },
      data: { state: "dropped", nextTryAt: null, finishedAt: now },
    });
  return count === 1;
};
