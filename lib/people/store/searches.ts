import type { AuthorId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

export const noteSearch = async (tx: Db, workspaceId: WorkspaceId, { authorId, now }: { readonly authorId: AuthorId; readonly now: Date }): Promise<void> => {
  await tx.reappearanceSearch.upsert({
    where: { authorId, workspaceId },
    update: { searchedAt: now },
    create: { authorId, workspaceId, searchedAt: now },
    select: { authorId: true },
  });
};

/** Those of the authors who were looked for since a moment. */
export const listSearched = async (tx: Db, { authorIds, since }: { readonly authorIds: readonly AuthorId[]; readonly since: Date }): Promise<ReadonlySet<string>> =>
  new Set(
    (await tx.reappearanceSearch.findMany({ where: { authorId: { in: [...authorIds] }, searchedAt: { gt: since } }, select: { authorId: true } })).map(
      ({ authorId }) => authorId,
    ),
  );
