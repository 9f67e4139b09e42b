import { db } from "#lib/db/client";

type Due = { readonly now: Date; readonly limit: number };

/** Promises of the whole installation whose day has come and that have not come back: for reconciling. */
export const listDueFollowUps = async ({ now, limit }: Due): Promise<readonly { readonly workspaceId: string; readonly followUpId: string }[]> => {
  const rows = await db().followUp.findMany({
    where: { state: "open", returnedAt: null, returnAt: { lte: now } },
    select: { id: true, workspaceId: true },
    orderBy: { returnAt: "asc" },
    take: limit,
  });
  return rows.map(({ id, workspaceId }) => ({ workspaceId, followUpId: id }));
};

/** Open cases of the whole installation whose wait for a word is over while we owe nothing: for reconciling. */
export const listSilentCases = async ({ now, limit }: Due): Promise<readonly { readonly workspaceId: string; readonly caseId: string }[]> => {
  const rows = await db().case.findMany({
    where: {
      status: "open",
      silentAt: { lte: now },
      followUps: { none: { state: "open" } },
      actions: { none: { doneAt: null, droppedAt: null } },
    },
    select: { id: true, workspaceId: true },
    orderBy: { silentAt: "asc" },
    take: limit,
  });
  return rows.map(({ id, workspaceId }) => ({ workspaceId, caseId: id }));
};
