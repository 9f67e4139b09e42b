import { addDays } from "#lib/core/time";

/** The Monday of the week in which a day lies. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** Calendar days `[from, to)`, as `2026-11-21`. */
export type DayRange = { readonly from: string; readonly to: string };

/** The same days as whole weeks, by their Mondays, and the days before and after them. */
export const weeksAndDays = ({ from, to }: DayRange): { readonly weeks: readonly string[]; readonly days: readonly string[] } => {
  const weeks: string[] = [];
  const days: string[] = [];
  for (let day = from; day < to;) {
    const isWeek = mondayOf(day) === day && addDays(day, 7) <= to;
    (isWeek ? weeks : days).push(day);
    day = addDays(day, isWeek ? 7 : 1);
  }
  return { weeks, days };
};
