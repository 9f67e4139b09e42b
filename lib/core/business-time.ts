import { addDays, dayOf, instantOf, startOfDay } from "./time";

/** Minutes of the wall clock since midnight, `[from, to)`; `to` is 1440 at most, the end of the day. */
export type OpenInterval = { readonly from: number; readonly to: number };

/** When somebody is there to answer, by the wall clock of a zone. */
export type BusinessHours = {
  /** IANA name. */
  readonly zone: string;
  /** Seven, Monday first; a weekday without intervals is closed. Intervals come in order and do not overlap. */
  readonly weekdays: readonly (readonly OpenInterval[])[];
  /** Days that are closed whatever their weekday, as `2026-12-25`. */
  readonly holidays: readonly string[];
};

const minutesOfDay = 1440;

/** Whether such hours are ever open; a promise within hours that are not would never fall due. */
export const isEverOpen = ({ weekdays }: BusinessHours): boolean => weekdays.some((intervals) => intervals.some(({ from, to }) => from < to));

/**
 * The instant at which so many milliseconds of business time have passed. Outside hours the clock waits for the next opening; hours that the
 * clock skips or repeats count as they are lived. Throws RangeError for hours that are never open.
 */
export const addBusinessTime = (from: Date, ms: number, hours: BusinessHours): Date => {
  if (!isEverOpen(hours)) throw new RangeError("These hours are never open.");
  let left = ms;
  for (let day = dayOf(from, hours.zone); ; day = addDays(day, 1))
    for (const { opens, closes } of spansOf(day, hours)) {
      const starts = Math.max(opens, from.getTime());
      if (starts >= closes) continue;
      if (left <= closes - starts) return new Date(starts + left);
      left -= closes - starts;
    }
};

/** Milliseconds of business time in `[from, to)`: how much of it lies within the hours. */
export const businessTimeBetween = (from: Date, to: Date, hours: BusinessHours): number => {
  let sum = 0;
  const end = to.getTime();
  const lastDay = dayOf(to, hours.zone);
  for (let day = dayOf(from, hours.zone); day <= lastDay; day = addDays(day, 1))
    for (const { opens, closes } of spansOf(day, hours)) sum += Math.max(0, Math.min(closes, end) - Math.max(opens, from.getTime()));
  return sum;
};

type Span = { readonly opens: number; readonly closes: number };

const known = new WeakMap<BusinessHours, Map<string, readonly Span[]>>();

/** The open spans of one calendar day as instants. Asked for every item of a page, so each day is worked out once. */
const spansOf = (day: string, hours: BusinessHours): readonly Span[] => {
  const days = known.get(hours) ?? new Map<string, readonly Span[]>();
  known.set(hours, days);
  const spans = days.get(day) ?? workedOut(day, hours);
  days.set(day, spans);
  return spans;
};

const workedOut = (day: string, { zone, weekdays, holidays }: BusinessHours): readonly Span[] => {
  if (holidays.includes(day)) return [];
  const at = (minute: number): number => (minute === minutesOfDay ? startOfDay(addDays(day, 1), zone) : instantOf(day, clockOf(minute), zone)).getTime();
  return (weekdays[weekdayOf(day)] ?? []).map(({ from, to }) => ({ opens: at(from), closes: at(to) }));
};

const clockOf = (minute: number): string => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** 0 is Monday. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
