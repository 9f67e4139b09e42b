import { methodSettingsSchema, type MethodSettings } from "../method-model";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

/** Null when the workspace has no such brand. */
export const readMethod = async (workspaceId: string, brandId: string, tx: Db = db()): Promise<MethodSettings | null> => {
  const row = await tx.brand.findFirst({ where: { id: brandId, workspaceId }, select: { method: true } });
  return row === null ? null : methodSettingsSchema.parse(row.method);
};

/** False when the workspace has no such brand. */
export const putMethod = async (
  tx: Db,
  workspaceId: string,
  { brandId, method }: { readonly brandId: string; readonly method: MethodSettings },
): Promise<boolean> => {
  const { count } = await tx.brand.updateMany({ where: { id: brandId, workspaceId, archivedAt: null }, data: { method } });
  return count === 1;
};
