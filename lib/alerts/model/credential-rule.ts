import type { BrandName, Reading } from "./evidence";
import { dayMs } from "#lib/core/time";

/** A source whose credential the platform refuses. */
export type RefusedCredential = { readonly sourceId: string; readonly name: string; readonly brand: BrandName };
/** An API token that ends. */
export type EndingToken = { readonly tokenId: string; readonly name: string; readonly expiresAt: Date };

export const readRefusedCredential = ({ sourceId, name, brand }: RefusedCredential): Reading => ({
  subject: sourceId,
  brandId: brand.id,
  isGrave: true,
  size: 1,
  evidence: { kind: "credential", what: "source", id: sourceId, name, brand, expiresAt: null },
});

/** A token that ends within so many days; null for one that lasts, or has ended already. */
export const readEndingToken = ({ tokenId, name, expiresAt }: EndingToken, { days }: { readonly days: number }, now: Date): Reading | null => {
  const leftMs = expiresAt.getTime() - now.getTime();
  if (leftMs <= 0 || leftMs > days * dayMs) return null;
  const evidence = { kind: "credential", what: "token", id: tokenId, name, brand: null, expiresAt: expiresAt.toISOString() } as const;
  return { subject: tokenId, brandId: null, isGrave: leftMs <= 2 * dayMs, size: 1, evidence };
};
