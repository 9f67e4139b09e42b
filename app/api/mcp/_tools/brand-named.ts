import type { Actor } from "#lib/auth/actor";
import { notFound } from "#lib/core/errors";
import type { BrandView } from "#lib/sources/brand-model";
import { listBrands } from "#lib/sources/queries/brands";

/** The brand of that slug. Throws `not-found`, also for one of another workspace. */
export const brandNamed = async (actor: Actor, slug: string): Promise<BrandView> => {
  const brand = (await listBrands(actor)).find((one) => one.slug === slug);
  if (brand === undefined) throw notFound("The brand");
  return brand;
};
