import { addDays, dayOf, daysBetween } from "#lib/core/time";

import type { DayRange } from "./span-model";

/** The last so many days with today, or calendar days `[from, to)` such as `2026-11-21`. */
export type WantedRange = { readonly days: number } | DayRange;

/** With what a range is compared: as many days just before it, the same days a year before, or nothing. */
export const comparisons = ["before", "year", "none"] as const;
export type Comparison = (typeof comparisons)[number];

export type CoverageRange = {
  readonly now: DayRange;
  /** What it is compared with; no day at all where it is compared with nothing. */
  readonly before: DayRange;
  /** Every day of both, oldest first. */
  readonly days: readonly string[];
  readonly dayCount: number;
  /** The eight weeks that end with the range. */
  readonly eightWeeks: DayRange;
  /** The day of the zone, and the one a week before it. */
  readonly today: string;
  readonly weekAgo: string;
};

const heatDays = 56;

/** Whose today it is, and what the range is compared with. */
export type RangeSetting = { readonly zone: string; readonly now: Date; readonly compare?: Comparison };

/** The days of a range and of those it is compared with; only "today" asks for a zone. */
export const coverageRange = (wanted: WantedRange, { zone, now, compare = "before" }: RangeSetting): CoverageRange => {
  const today = dayOf(now, zone);
  const range = "from" in wanted ? wanted : { from: addDays(today, 1 - wanted.days), to: addDays(today, 1) };
  const dayCount = daysBetween(range.from, range.to).length;
  const before = comparedWith(range, compare);
  return {
    now: range,
    before,
    days: [...daysBetween(before.from, before.to), ...daysBetween(range.from, range.to)],
    dayCount,
    eightWeeks: { from: addDays(range.to, -heatDays), to: range.to },
    today,
    weekAgo: addDays(today, -7),
  };
};

const comparedWith = ({ from, to }: DayRange, compare: Comparison): DayRange => {
  switch (compare) {
    case "before":
      return { from: addDays(from, -daysBetween(from, to).length), to: from };
    case "year":
      return { from: yearBefore(from), to: yearBefore(to) };
    case "none":
      return { from, to: from };
  }
};

/** The same day of the year before; of the 29th of February the 1st of March. */
const yearBefore = (day: string): string => {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCFullYear(at.getUTCFullYear() - 1);
  return at.toISOString().slice(0, 10);
};
