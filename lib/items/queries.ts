import { db } from "#lib/db/client";

/** Threads of the whole installation that changed before a moment and were not settled, longest first: what a lost queue forgot. */
export const listUnsettledThreads = async ({
  before,
  limit,
}: {
  readonly before: Date;
  readonly limit: number;
}): Promise<readonly { readonly workspaceId: string; readonly threadId: string }[]> => {
  const rows = await db().thread.findMany({
    where: { unsettledSince: { lte: before } },
    select: { workspaceId: true, id: true },
    orderBy: { unsettledSince: "asc" },
    take: limit,
  });
  return rows.map(({ workspaceId, id }) => ({ workspaceId, threadId: id }));
};
