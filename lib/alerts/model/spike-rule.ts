import { countAt, hourOf, hoursUntil, sameHours, sameHoursOf, spikeHourOf, type HourlySeries } from "./clock-hours";
import type { BrandName, Reading } from "./evidence";
import { isGraveSpike, readSpike } from "./spike";
import { hourMs, minuteMs } from "#lib/core/time";

/** What is posted in an hour's last moments is read a little later. */
const settlingMs = 3 * minuteMs;

/** The hour that has closed and had time to be read; what came later still is seen by the looks that follow, as long as the next hour lasts. */
export const closedHour = (now: Date, zone: string): Date => {
  const settled = new Date(now.getTime() - settlingMs);
  return hourOf(new Date(hourOf(settled, zone).getTime() - 1), zone);
};

/** A spike in the hour that began at `hour`; null where there is none. Row "negative spike" of docs/metrics.md. */
export const readSpikeRule = (brand: BrandName, series: HourlySeries, hour: Date): Reading | null => {
  const known = spikeHourOf(series, hour);
  const reading = readSpike(known);
  if (!reading.isSpike) return null;
  const { expected, variance, law, probability } = reading;
  const { count, sameHours } = known;
  return {
    subject: brand.id,
    brandId: brand.id,
    isGrave: isGraveSpike(known, reading),
    // An hour of the same spike is no news.
    size: 1,
    evidence: {
      kind: "spike",
      brand,
      zone: series.zone,
      hour: hour.toISOString(),
      count,
      expected,
      variance,
      law,
      probability,
      sameHours: [...sameHours],
      day: dayBefore(series, hour),
    },
  };
};

const hoursShown = 24;

/** The hours whose counts stand in the evidence of an hour. */
export const hoursToShow = (span: Pick<HourlySeries, "zone" | "beginsAt">, hour: Date): readonly Date[] =>
  hoursUntil(hour, hoursShown).flatMap((at) => [at, ...sameHours(span, at)]);

const dayBefore = (series: HourlySeries, hour: Date) =>
  hoursUntil(hour, hoursShown).map((at) => ({ hour: at.toISOString(), count: countAt(series, at), usual: meanOf(sameHoursOf(series, at)) }));

const meanOf = (counts: readonly number[]): number => (counts.length === 0 ? 0 : counts.reduce((sum, count) => sum + count, 0) / counts.length);

/** The hours of `[from, to)` that would have counted as spikes, by their end. */
export const pastSpikes = (series: HourlySeries, from: Date, to: Date): readonly Date[] => {
  const fired: Date[] = [];
  for (let at = hourOf(from, series.zone).getTime(); at + hourMs <= to.getTime(); at += hourMs)
    if (countAt(series, new Date(at)) > 0 && readSpike(spikeHourOf(series, new Date(at))).isSpike) fired.push(new Date(at + hourMs));
  return fired;
};
