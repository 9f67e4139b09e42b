import { db } from "#lib/db/client";

/** Every workspace of the installation with a brand: its promises are watched. */
export const listWatchedWorkspaces = async (): Promise<readonly { readonly workspaceId: string }[]> =>
  db().brand.findMany({ where: { archivedAt: null }, distinct: ["workspaceId"], select: { workspaceId: true } });
