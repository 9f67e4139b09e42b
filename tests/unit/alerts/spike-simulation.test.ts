import { describe, expect, it } from "vitest";

import { chanceOf } from "../../support/chance";
import { readSpike, spikeWeeks } from "#lib/alerts/model/spike";

const hoursOfWeek = 168;
const weeks = 520;
const monthsIn = ((weeks - spikeWeeks) * 7) / 30;

/** A weekly rhythm: quiet nights, busy afternoons, weekends at half; its mean over the week is 1. */
const rhythm = (() => {
  const shape = Array.from({ length: hoursOfWeek }, (_, hour) => {
    const ofDay = hour % 24;
    const isWeekend = Math.floor(hour / 24) >= 5;
    return (0.15 + 1.7 * Math.max(0, Math.sin((Math.PI * (ofDay - 6)) / 18))) * (isWeekend ? 0.6 : 1.15);
  });
  const mean = shape.reduce((sum, one) => sum + one, 0) / hoursOfWeek;
  return shape.map((one) => one / mean);
})();

/** How often a month a brand is called for nothing, with so many negative comments an hour on average. */
const falseAlarmsAMonth = (base: number): number => {
  const chance = chanceOf(Math.round(base * 10));
  const counts = Array.from({ length: weeks * hoursOfWeek }, (_, hour) => chance.poisson(base * (rhythm[hour % hoursOfWeek] ?? 0)));
  let alarms = 0;
  for (let hour = spikeWeeks * hoursOfWeek; hour < counts.length; hour += 1) {
    const sameHours = Array.from({ length: spikeWeeks }, (_, week) => counts[hour - (spikeWeeks - week) * hoursOfWeek] ?? 0);
    if (readSpike({ count: counts[hour] ?? 0, sameHours, trailing: { count: 0, hours: hoursOfWeek } }).isSpike) alarms += 1;
  }
  return alarms / monthsIn;
};

/** Which share of threefold hours is seen, where such an hour has so many by habit. */
const caughtOf = (base: number): number => {
  const chance = chanceOf(base);
  const tries = 20_000;
  let caught = 0;
  for (let one = 0; one < tries; one += 1) {
    const sameHours = Array.from({ length: spikeWeeks }, () => chance.poisson(base));
    if (readSpike({ count: chance.poisson(3 * base), sameHours, trailing: { count: 0, hours: hoursOfWeek } }).isSpike) caught += 1;
  }
  return caught / tries;
};

describe("negative spikes on simulated series", () => {
  it.each([0.5, 1, 2, 4, 8, 16, 20, 40])("with %d negative comments an hour call for nothing less than once a month", (base) => {
    expect(falseAlarmsAMonth(base)).toBeLessThan(1);
  });

  it.each([20, 30, 60])("see a threefold hour at a base of %d at least 95 times in a hundred", (base) => {
    expect(caughtOf(base)).toBeGreaterThanOrEqual(0.95);
  });

  // The figures of docs/alerts.md.
  it.each([
    [2, 0.15],
    [4, 0.37],
    [8, 0.75],
    [16, 0.96],
  ])("see more of the threefold hours the more there is: at a base of %d at least a share of %d", (base, share) => {
    expect(caughtOf(base)).toBeGreaterThanOrEqual(share);
  });
});
