import { hasLaw, spikeWeeks, type SpikeHour } from "./spike";
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

type Span = Pick<HourlySeries, "zone" | "beginsAt">;

/** What has to be known to judge the hour that began at `hour`. */
export const spikeHourOf = (series: HourlySeries, hour: Date): SpikeHour => {
  const trailing = trailingHours(series, hour);
  return {
    count: countAt(series, hour),
    sameHours: sameHoursOf(series, hour),
    trailing: { count: trailing.reduce((sum, at) => sum + countAt(series, at), 0), hours: trailing.length },
  };
};

/** The hours by whose counts the hour that began at `hour` is judged: of a brand that is old enough for a law not those of the days before. */
export const hoursToJudge = (span: Span, hour: Date): readonly Date[] => {
  const earlier = sameHours(span, hour);
  return [hour, ...earlier, ...(hasLaw(earlier) ? [] : trailingHours(span, hour))];
};

/** So many hours that end with `hour`, oldest first. */
export const hoursUntil = (hour: Date, count: number): readonly Date[] =>
  Array.from({ length: count }, (_, place) => new Date(hour.getTime() - (count - 1 - place) * hourMs));

/** The same hour of the week in earlier weeks, as far as the history reaches; oldest first. */
export const sameHours = ({ zone, beginsAt }: Span, hour: Date): readonly Date[] => {
  const day = dayOf(hour, zone);
  const clock = wallClock(hour, zone).slice(-8, -3);
  const weeks = Array.from({ length: spikeWeeks }, (_, ago) => spikeWeeks - ago);
  return weeks.map((ago) => instantOf(addDays(day, -7 * ago), clock, zone)).filter((at) => at >= beginsAt);
};

/** Their counts. */
export const sameHoursOf = (series: HourlySeries, hour: Date): readonly number[] => sameHours(series, hour).map((at) => countAt(series, at));

export const countAt = ({ counts }: Pick<HourlySeries, "counts">, hour: Date): number => counts.get(hour.getTime()) ?? 0;

/** Those of the seven days before, as far as the history reaches. */
const trailingHours = ({ zone, beginsAt }: Span, hour: Date): readonly Date[] => {
  const from = Math.max(hour.getTime() - 7 * dayMs, hourOf(beginsAt, zone).getTime());
  return Array.from({ length: Math.max(0, Math.ceil((hour.getTime() - from) / hourMs)) }, (_, place) => new Date(from + place * hourMs));
};
