import type { BrandName } from "../../model/evidence";
import type { RuleSettings } from "../../model/kinds";
import type { WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

/** What a rule looks at, and when. */
export type Look = { readonly workspaceId: WorkspaceId; readonly brandId: string | null; readonly settings: RuleSettings; readonly now: Date };

export type WatchedBrand = { readonly brand: BrandName; readonly zone: string };

/** The brands a rule watches: the one it names, else all that are not archived. */
export const listWatchedBrands = async ({ workspaceId, brandId }: Pick<Look, "workspaceId" | "brandId">): Promise<readonly WatchedBrand[]> => {
  const rows = await db().brand.findMany({
    where: { workspaceId, archivedAt: null, ...(brandId === null ? {} : { id: brandId }) },
    select: { id: true, name: true, slug: true, zone: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ zone, ...brand }) => ({ brand, zone }));
};
