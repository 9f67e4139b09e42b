import type { BrandName, Reading } from "./evidence";
import { dayMs } from "#lib/core/time";

export type OverdueCase = { readonly number: number; readonly title: string; readonly dueAt: Date };

const casesShown = 5;
const graveAfterMs = 3 * dayMs;

/** The cases of a brand whose day has passed, the longest overdue first; null where there are none. */
export const readOverdueCases = (brand: BrandName, cases: readonly OverdueCase[], now: Date): Reading | null => {
  const [longest] = cases;
  if (longest === undefined) return null;
  const shown = cases.slice(0, casesShown).map(({ number, title, dueAt }) => ({ number, title, dueAt: dueAt.toISOString() }));
  return {
    subject: brand.id,
    brandId: brand.id,
    isGrave: now.getTime() - longest.dueAt.getTime() >= graveAfterMs,
    size: cases.length,
    evidence: { kind: "case-overdue", brand, count: cases.length, cases: shown },
  };
};
