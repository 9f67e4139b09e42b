import { dayMs } from "#lib/core/time";

export const spans = [30, 60, 90] as const;

/** What a ban cost in so many days. */
export type BanCostRow = {
  readonly days: (typeof spans)[number];
  /** Items of the person in as many days before the ban. */
  readonly before: number;
  /** Items of confirmed re-appearances since; so far, where the days are not over. */
  readonly after: number;
  /** docs/metrics.md, displacement: after ÷ before, 0…; null where nothing was before. */
  readonly share: number | null;
  readonly endsAt: string;
  readonly isOver: boolean;
};

type Counts = { readonly before: readonly number[]; readonly after: readonly number[] };

/** The figures of displacement beside a ban, from counts in the order of `spans`. */
export const banCost = ({ before, after }: Counts, bannedAt: Date, now: Date): readonly BanCostRow[] =>
  spans.map((days, place): BanCostRow => {
    const endsAt = new Date(bannedAt.getTime() + days * dayMs);
    const [was, is] = [before[place] ?? 0, after[place] ?? 0];
    return { days, before: was, after: is, share: was === 0 ? null : is / was, endsAt: endsAt.toISOString(), isOver: now >= endsAt };
  });
