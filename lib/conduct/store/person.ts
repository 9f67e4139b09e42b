import type { AuthorId, BrandId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** A person at a brand: one account, or several that are known to be theirs. */
export type Person = { readonly brandId: BrandId; readonly authorIds: readonly AuthorId[] };

/** What is decided about one person at one brand is decided one after the other; in the order of ids, so that no two wait for each other. */
export const lockPerson = async (tx: Db, { brandId, authorIds }: Person): Promise<void> => {
  for (const authorId of authorIds.toSorted()) await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`conduct/${brandId}/${authorId}`}, 0))`;
};

/** What an account calls itself. */
export const nameOf = async (tx: Db, workspaceId: WorkspaceId, id: AuthorId): Promise<string> =>
  (await tx.author.findFirstOrThrow({ where: { id, workspaceId }, select: { name: true } })).name;
