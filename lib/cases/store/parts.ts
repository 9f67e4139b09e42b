import { z } from "zod";

import type { CaseEventKind } from "../model";
import { newId, type CaseId, type ItemId, type MemberId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

const partSchema = z.array(z.object({ itemId: z.string(), brandId: z.string(), threadId: z.string(), authorId: z.string(), isBrand: z.boolean() }));
export type CasePart = z.output<typeof partSchema>[number];

/** The items as a case needs them, oldest first; those of another workspace are not there. */
export const findParts = async (tx: Db, workspaceId: WorkspaceId, itemIds: readonly ItemId[]): Promise<readonly CasePart[]> =>
  partSchema.parse(
    await tx.$queryRaw`SELECT id AS "itemId", brand_id AS "brandId", thread_id AS "threadId", author_id AS "authorId", is_brand AS "isBrand"
      FROM item WHERE workspace_id = ${workspaceId} AND id = ANY (${[...itemIds]}) ORDER BY posted_at, id`,
  );

type Into = { readonly caseId: CaseId; readonly now: Date };

/** How many of them are new to the case. */
export const insertParts = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { caseId, now, parts }: Into & { readonly parts: readonly CasePart[] },
): Promise<number> => {
  const { count } = await tx.caseItem.createMany({
    data: parts.map(({ itemId, threadId, authorId }) => ({ caseId, itemId, workspaceId, threadId, authorId, addedAt: now })),
    skipDuplicates: true,
  });
  return count;
};

export type NewCaseEvent = {
  readonly caseId: CaseId;
  readonly memberId: MemberId | null;
  readonly kind: CaseEventKind;
  readonly round: number;
  readonly words?: string;
  readonly details?: Readonly<Record<string, string>>;
  readonly now: Date;
};

export const insertEvent = async (tx: Db, workspaceId: WorkspaceId, { now, words = "", details = {}, ...event }: NewCaseEvent): Promise<void> => {
  await tx.caseEvent.create({ data: { id: newId("caseEvent"), workspaceId, ...event, words, details: { ...details }, at: now }, select: { id: true } });
};

const lastEventSchema = z.object({ kind: z.string(), memberId: z.string().nullable(), at: z.date(), details: z.record(z.string(), z.string()).catch({}) });

export const findLastEvent = async (tx: Db, workspaceId: WorkspaceId, caseId: CaseId): Promise<z.output<typeof lastEventSchema> | null> => {
  const row = await tx.caseEvent.findFirst({
    where: { workspaceId, caseId },
    select: { kind: true, memberId: true, at: true, details: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  return row === null ? null : lastEventSchema.parse(row);
};

export const insertAction = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { now, ...action }: Into & { readonly round: number; readonly what: string; readonly who: string },
): Promise<string> => {
  const id = newId("caseAction");
  await tx.caseAction.create({ data: { id, workspaceId, ...action, createdAt: now }, select: { id: true } });
  return id;
};

type ActionEnd = { readonly caseId: CaseId; readonly actionId: string };

/** What it was; null when it is not an open action of this case. An action belongs to the round in which it is done. */
export const endAction = async (
  tx: Db,
  workspaceId: WorkspaceId,
  {
    caseId,
    actionId,
    ...end
  }: ActionEnd & ({ readonly doneAt: Date; readonly doneById: MemberId | null; readonly round: number } | { readonly droppedAt: Date }),
): Promise<{ readonly what: string; readonly who: string } | null> => {
  const [action] = await tx.caseAction.updateManyAndReturn({
    where: { id: actionId, caseId, workspaceId, doneAt: null, droppedAt: null },
    data: end,
    select: { what: true, who: true },
  });
  return action ?? null;
};

/** Everything that hangs on one case hangs on another from now on. */
export const moveParts = async (tx: Db, workspaceId: WorkspaceId, { from, to }: { readonly from: CaseId; readonly to: CaseId }): Promise<void> => {
  await tx.$executeRaw`INSERT INTO case_item (case_id, item_id, workspace_id, thread_id, author_id, added_at)
    SELECT ${to}, item_id, workspace_id, thread_id, author_id, added_at FROM case_item WHERE case_id = ${from} AND workspace_id = ${workspaceId} ON CONFLICT DO NOTHING`;
  await tx.caseAction.updateMany({ where: { workspaceId, caseId: from, doneAt: null, droppedAt: null }, data: { caseId: to } });
  await tx.followUp.updateMany({ where: { workspaceId, caseId: from, state: "open" }, data: { caseId: to } });
};

/** False when they were linked before. */
export const insertLink = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { one, other, now }: { readonly one: CaseId; readonly other: CaseId; readonly now: Date },
): Promise<boolean> => {
  const [caseId, otherId] = one < other ? [one, other] : [other, one];
  const { count } = await tx.caseLink.createMany({ data: [{ caseId, otherId, workspaceId, linkedAt: now }], skipDuplicates: true });
  return count === 1;
};

/** True for a member of the workspace who can work on cases. */
export const canOwn = async (tx: Db, workspaceId: WorkspaceId, memberId: MemberId): Promise<boolean> =>
  (await tx.member.count({ where: { id: memberId, workspaceId, removedAt: null, role: { not: "viewer" } } })) === 1;
