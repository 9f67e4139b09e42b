import type { BrandName, Reading } from "./evidence";

/** An item that threatens somebody and is still to be dealt with. */
export type Threat = { readonly itemId: string; readonly postedAt: Date };

/** Each threat is a matter of its own. */
export const readThreats = (brand: BrandName, threats: readonly Threat[]): readonly Reading[] =>
  threats.map(({ itemId, postedAt }) => ({
    subject: itemId,
    brandId: brand.id,
    isGrave: true,
    size: 1,
    evidence: { kind: "threat", brand, itemId, postedAt: postedAt.toISOString() },
  }));
