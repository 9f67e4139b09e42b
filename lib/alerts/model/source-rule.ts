import type { BrandName, EvidenceOf, Reading } from "./evidence";
import { hourMs } from "#lib/core/time";
import { illAfterFailures, type SourceStatus } from "#lib/sources/model";

export type SourceFacts = {
  readonly id: string;
  readonly name: string;
  readonly brand: BrandName;
  readonly status: SourceStatus;
  readonly failures: number;
  readonly lastErrorAt: Date | null;
  readonly lastSuccessAt: Date | null;
  /** When something last came, and how many items came in a span as long as the silence since, at the same hours of the last four weeks. */
  readonly lastItemAt: Date | null;
  readonly earlierSpans: readonly number[];
};

const leastProbability = 0.001;

/** A source that is gone, fails again and again, or is silent where it is never silent for so long; null for one that is well. */
export const readSource = (facts: SourceFacts, { silentHours }: { readonly silentHours: number }, now: Date): Reading | null => {
  const what = illnessOf(facts, silentHours, now);
  if (what === null) return null;
  const { id, name, brand, failures } = facts;
  const since = (what === "silent" ? facts.lastItemAt : (facts.lastSuccessAt ?? facts.lastErrorAt)) ?? now;
  const expected = what === "silent" ? meanOf(facts.earlierSpans) : null;
  const evidence = { kind: "source", brand, sourceId: id, name, what, since: since.toISOString(), expected, failures } as const;
  return { subject: id, brandId: brand.id, isGrave: what === "gone", size: 1, evidence };
};

const illnessOf = (facts: SourceFacts, silentHours: number, now: Date): EvidenceOf<"source">["what"] | null => {
  if (facts.status === "gone") return "gone";
  if (facts.status !== "active") return null;
  if (facts.failures >= illAfterFailures) return "failing";
  return isSilent(facts, silentHours, now) ? "silent" : null;
};

/** Nothing came in a span in which, by the last weeks, something comes but once in a thousand times. */
const isSilent = ({ lastItemAt, earlierSpans }: SourceFacts, silentHours: number, now: Date): boolean => {
  if (lastItemAt === null || now.getTime() - lastItemAt.getTime() < silentHours * hourMs) return false;
  return earlierSpans.every((count) => count > 0) && Math.exp(-meanOf(earlierSpans)) < leastProbability;
};

const meanOf = (counts: readonly number[]): number => (counts.length === 0 ? 0 : counts.reduce((sum, count) => sum + count, 0) / counts.length);
