import { addDays, dayOf, instantOf } from "#lib/core/time";
import { mondayOf, type DayRange } from "#lib/coverage/span-model";

/** The last week, Monday to Sunday, that is over in every one of these zones. */
export const lastWeekOver = (now: Date, zones: readonly string[]): DayRange => {
  const today = zones.map((zone) => dayOf(now, zone)).toSorted()[0] ?? dayOf(now, "UTC");
  const to = mondayOf(today);
  return { from: addDays(to, -7), to };
};

type Zones = { readonly zone: string; readonly brandZones: readonly string[] };

/**
 * The week that a group is told: the last that is over by its own clock, so that each comes once whatever the clocks of its brands do; null
 * until it is over by theirs too.
 */
export const weekToTell = (now: Date, { zone, brandZones }: Zones): DayRange | null => {
  const week = lastWeekOver(now, [zone]);
  return lastWeekOver(now, [zone, ...brandZones]).to < week.to ? null : week;
};

/** The Mondays of the eight weeks that end with this one, oldest first. */
export const eightMondays = ({ from }: DayRange): readonly string[] => Array.from({ length: 8 }, (_, place) => addDays(from, 7 * (place - 7)));

export type Schedule = {
  /** 1 is Monday. */
  readonly weekday: number;
  readonly hour: number;
  readonly zone: string;
};

/** The first time of a schedule after a moment; an hour that the clock skips comes at the end of the gap. */
export const nextTime = ({ weekday, hour, zone }: Schedule, after: Date): Date => {
  const monday = mondayOf(dayOf(after, zone));
  const time = `${String(hour).padStart(2, "0")}:00`;
  const times = [0, 7].map((days) => instantOf(addDays(monday, days + weekday - 1), time, zone));
  return times.find((at) => at > after) ?? instantOf(addDays(monday, 14 + weekday - 1), time, zone);
};
