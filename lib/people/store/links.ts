import { z } from "zod";

import type { Candidate } from "../displacement-model/candidates";
import { newId, type AuthorId, type MemberId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

const linkSchema = z.object({ id: z.string(), authorId: z.string(), otherId: z.string(), state: z.enum(["suggested", "confirmed", "refused"]) });
export type KeptLink = z.output<typeof linkSchema>;

export const findLink = async (tx: Db, workspaceId: WorkspaceId, id: string): Promise<KeptLink | null> => {
  const row = await tx.authorLink.findFirst({ where: { id, workspaceId }, select: { id: true, authorId: true, otherId: true, state: true } });
  return row === null ? null : linkSchema.parse(row);
};

type Decision = { readonly state: "confirmed" | "refused"; readonly memberId: MemberId; readonly now: Date };

/** False when somebody has decided meanwhile. */
export const decideLink = async (tx: Db, workspaceId: WorkspaceId, { id, from, ...decision }: Decision & Pick<KeptLink, "id"> & { readonly from: KeptLink["state"] }): Promise<boolean> =>
  (await tx.authorLink.updateMany({ where: { id, workspaceId, state: from }, data: decided(decision) })).count === 1;

/** Takes back what was confirmed of an account. */
export const refuseConfirmed = async (tx: Db, workspaceId: WorkspaceId, { authorId, ...decision }: Omit<Decision, "state"> & { readonly authorId: AuthorId }): Promise<void> => {
  await tx.authorLink.updateMany({
    where: { workspaceId, state: "confirmed", OR: [{ authorId }, { otherId: authorId }] },
    data: decided({ ...decision, state: "refused" }),
  });
};

const decided = ({ state, memberId, now }: Decision) => ({ state, decidedById: memberId, decidedAt: now });

type Suggestions = { readonly authorId: AuthorId; readonly candidates: readonly Candidate[]; readonly now: Date };

/** Proposes accounts to a human; of a pair that is known nothing changes. Says how many are new. */
export const insertSuggestions = async (tx: Db, workspaceId: WorkspaceId, { authorId, candidates, now }: Suggestions): Promise<number> => {
  const { count } = await tx.authorLink.createMany({
    data: candidates.map(({ id, score, reasons }) => ({
      id: newId("authorLink"),
      workspaceId,
      authorId,
      otherId: id,
      state: "suggested",
      score,
      reasons: reasons.map((reason) => ({ ...reason, params: { ...reason.params }, itemIds: [...reason.itemIds] })),
      suggestedAt: now,
    })),
    skipDuplicates: true,
  });
  return count;
};
