import { addDays, dayOf, minuteMs, startOfDay } from "#lib/core/time";

/** What a rule would have told of. */
export type BackTest = {
  /** When, oldest first. ISO. */
  readonly fired: readonly string[];
  /** How often in each week, oldest first; a week by the instant at which it began. */
  readonly weeks: readonly { readonly from: string; readonly count: number }[];
};

export const backTestWeeks = 8;

/** The span that a rule is tried on: the eight weeks that end with `now`. */
export const backTestSpan = (now: Date, zone: string): { readonly from: Date; readonly to: Date } => ({
  from: startOfDay(addDays(dayOf(now, zone), 1 - 7 * backTestWeeks), zone),
  to: now,
});

/** Moments told of, once the cool-down has held back what follows too soon. `moments` come in order. */
export const afterCoolDown = (moments: readonly Date[], coolDownMinutes: number): readonly Date[] =>
  moments.reduce<readonly Date[]>((told, at) => {
    const last = told.at(-1);
    return last !== undefined && at.getTime() - last.getTime() < coolDownMinutes * minuteMs ? told : [...told, at];
  }, []);

/** The weeks of a span, each with how often the rule spoke. */
export const byWeek = (fired: readonly Date[], now: Date, zone: string): BackTest => {
  const first = dayOf(backTestSpan(now, zone).from, zone);
  const starts = Array.from({ length: backTestWeeks + 1 }, (_, week) => startOfDay(addDays(first, 7 * week), zone));
  const weeks = starts.slice(0, -1).map((from, week) => ({
    from: from.toISOString(),
    count: fired.filter((at) => at >= from && at < (starts[week + 1] ?? at)).length,
  }));
  return { fired: fired.map((at) => at.toISOString()), weeks };
};
