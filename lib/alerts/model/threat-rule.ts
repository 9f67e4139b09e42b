import type { BrandName, Reading } from "./evidence";

/** An item that threatens somebody and is still to be dealt with. */
export type Threat = { readonly itemId: string; readonly postedAt: Date; /** False where the tagger doubts its own word. */ readonly isSure: boolean };

/** Each threat is a matter of its own; one the tagger is unsure of is to be looked at, and is not as bad. */
export const readThreats = (brand: BrandName, threats: readonly Threat[]): readonly Reading[] =>
  threats.map(({ itemId, postedAt, isSure }) => ({
    subject: itemId,
    brandId: brand.id,
    isGrave: isSure,
    isDoubtful: !isSure,
    size: 1,
    evidence: { kind: "threat", brand, itemId, postedAt: postedAt.toISOString(), isSure },
  }));
