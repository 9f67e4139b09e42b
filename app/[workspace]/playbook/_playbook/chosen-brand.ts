import type { BrandView } from "#lib/sources/brand-model";

/** The first of the brands an address names, else the first there is; null where the workspace has none. */
export const chosenBrand = (brands: readonly BrandView[], named: string | undefined): BrandView | null => {
  const slugs = (named ?? "").split(",");
  return brands.find(({ slug }) => slugs.includes(slug)) ?? brands[0] ?? null;
};
