import { z } from "zod";

import { giftStatusSchema, type GiftStatus, type ThanksProgress } from "../model";
import { Prisma } from "#db";
import { newId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** Who stands where on a board changes one after the other: gathering, merging and splitting never cross. */
export const lockBoard = async (tx: Db, workspaceId: string): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`suggestions/${workspaceId}`}, 0))`;
};

const storedSchema = z.object({
  id: z.string(),
  brandId: z.string(),
  title: z.string(),
  status: giftStatusSchema,
  declineReason: z.string().nullable(),
  ownerId: z.string().nullable(),
});
export type StoredGift = z.output<typeof storedSchema>;

export const findGift = async (tx: Db, workspaceId: string, id: string): Promise<StoredGift | null> => {
  const row = await tx.suggestion.findFirst({
    where: { id, workspaceId },
    select: { id: true, brandId: true, title: true, status: true, declineReason: true, ownerId: true },
  });
  return row === null ? null : storedSchema.parse(row);
};

type NewGift = { readonly brandId: string; readonly title: string; readonly now: Date };

export const insertGift = async (tx: Db, workspaceId: string, { brandId, title, now }: NewGift): Promise<string> => {
  const id = newId("suggestion");
  await tx.suggestion.create({ data: { id, workspaceId, brandId, title, createdAt: now, movedAt: now }, select: { id: true } });
  return id;
};

type Change = {
  readonly title?: string;
  readonly ownerId?: string | null;
  readonly status?: GiftStatus;
  readonly declineReason?: string | null;
  readonly movedAt?: Date;
};

export const updateGift = async (tx: Db, workspaceId: string, { id, change }: { readonly id: string; readonly change: Change }): Promise<void> => {
  await tx.suggestion.updateMany({ where: { id, workspaceId }, data: change });
};

/** Groups that nothing stands in any more go. */
export const dropEmptyGifts = async (tx: Db, workspaceId: string): Promise<void> => {
  await tx.suggestion.deleteMany({ where: { workspaceId, items: { none: {} } } });
};

/** After these words of the platform there is nobody left to thank there. */
const endings = ["item-deleted", "item-gone", "thread-closed", "gone-for-good"];

/** One row for each author in each group of the workspace: `suggestion_id`, `author_id` and how far their thanks have come. */
export const authorStates = (workspaceId: string, condition: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT si.suggestion_id, i.author_id,
    CASE WHEN bool_or(r.state = 'sent') THEN 'thanked'
      WHEN bool_and(i.deleted_at IS NOT NULL OR i.visibility IN ('spam', 'deleted') OR s.removed_at IS NOT NULL
        OR (r.state = 'failed' AND coalesce(r.failure->>'reason', '') = ANY (${endings}))) THEN 'unreachable'
      WHEN bool_or(r.state IN ('queued', 'sending', 'unknown')) THEN 'under-way'
      WHEN bool_or(r.state = 'by-hand') THEN 'by-hand'
      WHEN bool_or(r.state = 'failed') THEN 'failed'
      ELSE 'open' END AS state
  FROM suggestion_item si JOIN item i ON i.id = si.item_id AND i.workspace_id = si.workspace_id
    JOIN source s ON s.id = i.source_id LEFT JOIN reply r ON r.id = si.thanks_reply_id
  WHERE si.workspace_id = ${workspaceId} AND si.suggestion_id IS NOT NULL AND ${condition}
  GROUP BY si.suggestion_id, i.author_id`;

const progressSchema = z.array(z.object({ authors: z.number(), thanked: z.number(), unreachable: z.number() })).min(1);

export const readProgress = async (tx: Db, workspaceId: string, suggestionId: string): Promise<ThanksProgress> => {
  const rows = progressSchema.parse(
    await tx.$queryRaw`SELECT count(*)::int AS authors, (count(*) FILTER (WHERE state = 'thanked'))::int AS thanked,
        (count(*) FILTER (WHERE state = 'unreachable'))::int AS unreachable
      FROM (${authorStates(workspaceId, Prisma.sql`si.suggestion_id = ${suggestionId}`)}) AS states`,
  );
  return rows[0] ?? { authors: 0, thanked: 0, unreachable: 0 };
};

/** True for a member of the workspace who can act. */
export const canOwn = async (tx: Db, workspaceId: string, memberId: string): Promise<boolean> =>
  (await tx.member.count({ where: { id: memberId, workspaceId, removedAt: null, role: { not: "viewer" } } })) === 1;
