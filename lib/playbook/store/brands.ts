import type { Db } from "#lib/db/transaction";

/** The zone of a brand's days; null when the workspace has no such brand. */
export const findBrandZone = async (tx: Db, workspaceId: string, brandId: string): Promise<string | null> => {
  const row = await tx.brand.findFirst({ where: { id: brandId, workspaceId, archivedAt: null }, select: { zone: true } });
  return row?.zone ?? null;
};
