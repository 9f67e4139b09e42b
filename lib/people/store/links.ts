import { z } from "zod";

import { displacementReasons, type Candidate, type DisplacementReason } from "../displacement-model/candidates";
import { linkStates, type LinkState } from "../link-model";
import { newId, type AuthorId, type MemberId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

export const reasonsSchema = z.array(
  z.object({
    reason: z.enum(displacementReasons),
    params: z.record(z.string(), z.union([z.number(), z.string()])),
    weight: z.number(),
    itemIds: z.array(z.string()),
  }),
);

const linkSchema = z.object({ id: z.string(), authorId: z.string(), otherId: z.string(), state: z.enum(linkStates), decidedAt: z.date().nullable() });
export type KeptLink = z.output<typeof linkSchema>;

const columns = { id: true, authorId: true, otherId: true, state: true, decidedAt: true } as const;

export const findLink = async (tx: Db, workspaceId: WorkspaceId, id: string): Promise<KeptLink | null> => {
  const row = await tx.authorLink.findFirst({ where: { id, workspaceId }, select: columns });
  return row === null ? null : linkSchema.parse(row);
};

type Decision = { readonly state: Exclude<LinkState, "suggested">; readonly memberId: MemberId; readonly now: Date };

/** False when somebody has decided since it was read. */
export const decideLink = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { link: { id, state, decidedAt }, ...decision }: Decision & { readonly link: KeptLink },
): Promise<boolean> => (await tx.authorLink.updateMany({ where: { id, workspaceId, state, decidedAt }, data: decided(decision) })).count === 1;

/** Takes back what was confirmed of an account. */
export const refuseConfirmed = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { authorId, ...decision }: Omit<Decision, "state"> & { readonly authorId: AuthorId },
): Promise<void> => {
  await tx.authorLink.updateMany({
    where: { workspaceId, state: "confirmed", OR: [{ authorId }, { otherId: authorId }] },
    data: decided({ ...decision, state: "refused" }),
  });
};

type Pair = { readonly authorId: AuthorId; readonly otherId: AuthorId };

/** Keeps that two accounts are one person's by a member's own word, whatever was said of the two before. Returns the link. */
export const confirmPair = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { authorId, otherId, ...said }: Pair & Omit<Decision, "state">,
): Promise<KeptLink["id"]> => {
  const either = {
    OR: [
      { authorId, otherId },
      { authorId: otherId, otherId: authorId },
    ],
  };
  const decision = decided({ ...said, state: "confirmed" });
  const known = await tx.authorLink.findFirst({ where: { workspaceId, ...either }, select: { id: true }, orderBy: { id: "asc" } });
  const id = known?.id ?? newId("authorLink");
  if (known !== null) await tx.authorLink.updateMany({ where: { id, workspaceId }, data: decision });
  else
    await tx.authorLink.create({
      data: { id, workspaceId, authorId, otherId, score: 0, reasons: [], suggestedAt: said.now, ...decision },
      select: { id: true },
    });
  return id;
};

const decided = ({ state, memberId, now }: Decision) => ({ state, decidedById: memberId, decidedAt: now });

type Suggestions = { readonly authorId: AuthorId; readonly candidates: readonly Candidate[]; readonly now: Date };

/** Proposes accounts to a human; of a pair that is known nothing changes. Says how many are new. */
export const insertSuggestions = async (tx: Db, workspaceId: WorkspaceId, { authorId, candidates, now }: Suggestions): Promise<number> => {
  const { count } = await tx.authorLink.createMany({
    data: candidates.map(({ id, score, reasons }) => ({
      ...{ id: newId("authorLink"), workspaceId, authorId, otherId: id, state: "suggested", score },
      ...{ reasons: asKept(reasons), suggestedAt: now },
    })),
    skipDuplicates: true,
  });
  return count;
};

const asKept = (reasons: readonly DisplacementReason[]) => reasons.map((reason) => ({ ...reason, params: { ...reason.params }, itemIds: [...reason.itemIds] }));

/** A question that a member left open, between one of somebody's accounts and another's. */
export type OpenQuestion = { readonly id: string; readonly otherId: AuthorId; readonly reasons: readonly DisplacementReason[] };

const openSchema = z.array(z.object({ id: z.string(), otherId: z.string(), reasons: reasonsSchema }));

export const listLeftOpen = async (tx: Db, workspaceId: WorkspaceId, accounts: readonly AuthorId[]): Promise<readonly OpenQuestion[]> =>
  openSchema.parse(
    await tx.$queryRaw`
      SELECT id, CASE WHEN author_id = ANY(${[...accounts]}::text[]) THEN other_id ELSE author_id END AS "otherId", reasons FROM author_link
      WHERE workspace_id = ${workspaceId} AND state = 'unsure' AND (author_id = ANY(${[...accounts]}::text[]) OR other_id = ANY(${[...accounts]}::text[])) ORDER BY id`,
  );

/** Puts a question anew that was left open, with what speaks for it now; false when somebody has decided meanwhile. */
export const askAgain = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { id, candidate, now }: { readonly id: string; readonly candidate: Candidate; readonly now: Date },
): Promise<boolean> => {
  const { score, reasons } = candidate;
  const data = { state: "suggested", score, reasons: asKept(reasons), suggestedAt: now, decidedById: null, decidedAt: null };
  return (await tx.authorLink.updateMany({ where: { id, workspaceId, state: "unsure" }, data })).count === 1;
};
