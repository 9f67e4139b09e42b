import { addDays, dayOf, daysBetween, startOfDay } from "#lib/core/time";

/** The last so many days with today, or calendar days `[from, to)` such as `2026-11-21`. */
export type WantedRange = { readonly days: number } | { readonly from: string; readonly to: string };

/** A span of whole days of one zone, as instants. */
export type Span = { readonly from: Date; readonly to: Date };
export type DaySpan = Span & { readonly day: string };

export type OverviewRange = {
  readonly zone: string;
  readonly now: Span;
  /** As many days, just before. */
  readonly before: Span;
  /** Every day of both, oldest first. */
  readonly days: readonly DaySpan[];
  readonly dayCount: number;
  /** The eight weeks that end with the range. */
  readonly eightWeeks: Span;
};

const heatDays = 56;

/** Puts a range into instants of a zone; days keep their own length through a change of the clock. */
export const overviewRange = (wanted: WantedRange, zone: string, now: Date): OverviewRange => {
  const { from, to } = calendarRange(wanted, dayOf(now, zone));
  const dayCount = daysBetween(from, to).length;
  const beforeFrom = addDays(from, -dayCount);
  const span = (first: string, end: string): Span => ({ from: startOfDay(first, zone), to: startOfDay(end, zone) });
  return {
    zone,
    now: span(from, to),
    before: span(beforeFrom, from),
    days: daysBetween(beforeFrom, to).map((day) => ({ day, ...span(day, addDays(day, 1)) })),
    dayCount,
    eightWeeks: span(addDays(to, -heatDays), to),
  };
};

const calendarRange = (wanted: WantedRange, today: string): { readonly from: string; readonly to: string } => {
  if ("from" in wanted) return wanted;
  const to = addDays(today, 1);
  return { from: addDays(to, -wanted.days), to };
};
