import { addDays, dayOf, daysBetween } from "#lib/core/time";

import type { DayRange } from "./span-model";

/** The last so many days with today, or calendar days `[from, to)` such as `2026-11-21`. */
export type WantedRange = { readonly days: number } | DayRange;

export type CoverageRange = {
  readonly now: DayRange;
  /** As many days, just before. */
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

/** The days of a range and of those it is compared with; only "today" asks for a zone. */
export const coverageRange = (wanted: WantedRange, zone: string, now: Date): CoverageRange => {
  const today = dayOf(now, zone);
  const range = "from" in wanted ? wanted : { from: addDays(today, 1 - wanted.days), to: addDays(today, 1) };
  const dayCount = daysBetween(range.from, range.to).length;
  const before = { from: addDays(range.from, -dayCount), to: range.from };
  return {
    now: range,
    before,
    days: daysBetween(before.from, range.to),
    dayCount,
    eightWeeks: { from: addDays(range.to, -heatDays), to: range.to },
    today,
    weekAgo: addDays(today, -7),
  };
};
