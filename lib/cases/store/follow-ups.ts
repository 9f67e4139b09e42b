import { z } from "zod";

import type { CaseId, FollowUpId, ItemId, MemberId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

export type NewFollowUp = {
  readonly id: FollowUpId;
  readonly caseId: CaseId;
  readonly brandId: string;
  readonly itemId: ItemId;
  readonly ownerId: MemberId | null;
  readonly words: string;
  readonly dueAt: Date;
  readonly returnAt: Date;
  /** Null: its day is still to come. */
  readonly returnedAt: Date | null;
  readonly now: Date;
};

export const insertFollowUp = async (tx: Db, workspaceId: WorkspaceId, { now, ...followUp }: NewFollowUp): Promise<void> => {
  await tx.followUp.create({ data: { workspaceId, ...followUp, promisedAt: now }, select: { id: true } });
};

type Which = { readonly caseId: CaseId; readonly followUpId: FollowUpId };

/** What was promised; null when it is no open promise of this case. */
export const endFollowUp = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { caseId, followUpId, ...end }: Which & { readonly state: "kept" | "moved" | "withdrawn"; readonly endedAt: Date },
): Promise<{ readonly words: string; readonly dueAt: Date } | null> => {
  const [ended] = await tx.followUp.updateManyAndReturn({
    where: { id: followUpId, caseId, workspaceId, state: "open" },
    data: end,
    select: { words: true, dueAt: true },
  });
  return ended ?? null;
};

const returnedSchema = z.object({ itemId: z.string(), ownerId: z.string().nullable(), words: z.string(), dueAt: z.date() });
export type ReturnedFollowUp = z.output<typeof returnedSchema>;

/** Whose promise it is; null when the workspace has none such. */
export const findCaseOf = async (tx: Db, workspaceId: WorkspaceId, followUpId: FollowUpId): Promise<CaseId | null> =>
  (await tx.followUp.findFirst({ where: { id: followUpId, workspaceId }, select: { caseId: true } }))?.caseId ?? null;

/** Marks a promise whose day has come as returned, once: of two who try one gets it, the other null. */
export const markReturned = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { followUpId, caseId, now }: { readonly followUpId: FollowUpId; readonly caseId: CaseId; readonly now: Date },
): Promise<ReturnedFollowUp | null> => {
  const [returned] = await tx.followUp.updateManyAndReturn({
    where: { id: followUpId, caseId, workspaceId, state: "open", returnedAt: null, returnAt: { lte: now } },
    data: { returnedAt: now },
    select: { itemId: true, ownerId: true, words: true, dueAt: true },
  });
  return returned === undefined ? null : returnedSchema.parse(returned);
};

const itemSchema = z.array(z.object({ itemId: z.string() }));

/** The customer's last words in a case: with them a promise comes back. */
export const findLastItem = async (tx: Db, workspaceId: WorkspaceId, caseId: CaseId): Promise<ItemId | null> => {
  const rows = itemSchema.parse(
    await tx.$queryRaw`
      SELECT i.id AS "itemId" FROM item i WHERE i.workspace_id = ${workspaceId} AND NOT i.is_brand
        AND i.thread_id = ANY (ARRAY(SELECT thread_id FROM case_item WHERE case_id = ${caseId})) AND i.author_id = ANY (ARRAY(SELECT author_id FROM case_item WHERE case_id = ${caseId}))
      ORDER BY i.posted_at DESC, i.id DESC LIMIT 1`,
  );
  return rows[0]?.itemId ?? null;
};

/** True when the customer wrote in the case's conversations after that moment. */
export const hasSpokenSince = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { caseId, since }: { readonly caseId: CaseId; readonly since: Date },
): Promise<boolean> => {
  const rows = z.array(z.object({ spoke: z.boolean() })).parse(
    await tx.$queryRaw`
      SELECT EXISTS (SELECT FROM item i WHERE i.workspace_id = ${workspaceId} AND NOT i.is_brand AND i.posted_at > ${since}
        AND i.thread_id = ANY (ARRAY(SELECT thread_id FROM case_item WHERE case_id = ${caseId}))
        AND i.author_id = ANY (ARRAY(SELECT author_id FROM case_item WHERE case_id = ${caseId}))) AS spoke`,
  );
  return rows[0]?.spoke === true;
};

/** Wakes an item that was put out of sight. */
export const wakeItem = async (tx: Db, workspaceId: WorkspaceId, itemId: ItemId): Promise<string | null> => {
  const item = await tx.item.findFirst({ where: { id: itemId, workspaceId }, select: { threadId: true } });
  await tx.item.updateMany({ where: { id: itemId, workspaceId, snoozedUntil: { not: null } }, data: { snoozedUntil: null } });
  return item?.threadId ?? null;
};
