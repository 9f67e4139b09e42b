import { spikeWeeks, type SpikeHour } from "./spike";
import { addDays, dayMs, dayOf, hourMs, instantOf, wallClock } from "#lib/core/time";

/** Negative items by the instant at which their clock hour began; hours without any are not in it. */
export type HourlyCounts = ReadonlyMap<number, number>;

/** A brand's hours, and since when there are any. */
export type HourlySeries = { readonly counts: HourlyCounts; readonly zone: string; readonly beginsAt: Date };

/** The beginning of the clock hour in which a moment lies, by the wall clock of a zone. */
export const hourOf = (at: Date, zone: string): Date => {
  const [, minutes = "0", seconds = "0"] = wallClock(at, zone).slice(-8).split(":");
  return new Date(at.getTime() - (Number(minutes) * 60 + Number(seconds)) * 1_000 - at.getUTCMilliseconds());
};

/** What has to be known to judge the hour that began at `hour`. */
export const spikeHourOf = (series: HourlySeries, hour: Date): SpikeHour => {
  const trailingFrom = Math.max(hour.getTime() - 7 * dayMs, hourOf(series.beginsAt, series.zone).getTime());
  const hours = Math.max(0, Math.round((hour.getTime() - trailingFrom) / hourMs));
  return {
    count: countAt(series, hour),
    sameHours: sameHoursOf(series, hour),
    trailing: { count: countBetween(series.counts, trailingFrom, hour.getTime()), hours },
  };
};

/** The same hour of the week in earlier weeks, as far as the series reaches; oldest first. */
export const sameHoursOf = (series: HourlySeries, hour: Date): readonly number[] => {
  const day = dayOf(hour, series.zone);
  const clock = wallClock(hour, series.zone).slice(-8, -3);
  const weeks = Array.from({ length: spikeWeeks }, (_, ago) => spikeWeeks - ago);
  const earlier = weeks.map((ago) => instantOf(addDays(day, -7 * ago), clock, series.zone));
  return earlier.filter((at) => at >= series.beginsAt).map((at) => countAt(series, at));
};

export const countAt = ({ counts }: Pick<HourlySeries, "counts">, hour: Date): number => counts.get(hour.getTime()) ?? 0;

const countBetween = (counts: HourlyCounts, from: number, to: number): number => {
  let sum = 0;
  for (let at = from; at < to; at += hourMs) sum += counts.get(at) ?? 0;
  return sum;
};
