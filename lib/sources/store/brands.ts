import { newId, type BrandId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

export type NewBrand = { readonly slug: string; readonly name: string; readonly zone: string; readonly names: readonly string[]; readonly assignment: string };

/** Null when the slug is taken in this workspace. */
export const insertBrand = async (tx: Db, workspaceId: WorkspaceId, brand: NewBrand & { readonly createdAt: Date }): Promise<BrandId | null> => {
  const id = newId("brand");
  const { count } = await tx.brand.createMany({ data: [{ id, workspaceId, ...brand, names: [...brand.names] }], skipDuplicates: true });
  return count === 1 ? id : null;
};

/** False when the workspace has no such brand. */
export const changeBrand = async (
  tx: Db,
  workspaceId: WorkspaceId,
  change: {
    readonly id: BrandId;
    readonly name?: string | undefined;
    readonly zone?: string | undefined;
    readonly names?: readonly string[] | undefined;
    readonly assignment?: string | undefined;
  },
): Promise<boolean> => {
  const { id, name, zone, names, assignment } = change;
  const { count } = await tx.brand.updateMany({
    where: { id, workspaceId, archivedAt: null },
    data: {
      ...(name === undefined ? {} : { name }),
      ...(zone === undefined ? {} : { zone }),
      ...(names === undefined ? {} : { names: [...names] }),
      ...(assignment === undefined ? {} : { assignment }),
    },
  });
  return count === 1;
};
