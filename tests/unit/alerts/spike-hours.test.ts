import { describe, expect, it } from "vitest";

import { chanceOf, type Chance } from "../../support/chance";
import { hourOf, hoursToJudge, spikeHourOf, type HourlyCounts, type HourlySeries } from "#lib/alerts/model/clock-hours";
import { readSpike } from "#lib/alerts/model/spike";
import { hoursToShow, readSpikeRule } from "#lib/alerts/model/spike-rule";
import { dayMs, hourMs } from "#lib/core/time";

const brand = { id: "brd_1", name: "Acme", slug: "acme" };
const zones = ["UTC", "Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"];
const changes = ["2026-03-10T12:00:00Z", "2026-03-31T12:00:00Z", "2026-04-08T12:00:00Z", "2026-11-05T12:00:00Z"];

/** Sixty days of hours up to some moment, of a brand whose history may begin on any of them; now and then one is loud. */
const aHistory = (chance: Chance): { readonly series: HourlySeries; readonly hour: Date } => {
  const zone = zones[chance.below(zones.length)] ?? "UTC";
  const hour = hourOf(new Date(Date.parse(changes[chance.below(changes.length)] ?? "") - chance.below(60) * hourMs), zone);
  const days = chance.below(4) === 0 ? chance.below(30) : chance.below(60);
  const beginsAt = new Date(hour.getTime() - days * dayMs - chance.below(dayMs));
  const mean = [0.2, 1, 6][chance.below(3)] ?? 1;
  const counts = new Map<number, number>();
  for (let at = hourOf(beginsAt, zone).getTime(); at <= hour.getTime(); at += hourMs) {
    const count = chance.poisson(at === hour.getTime() ? 3 * mean + 6 : mean);
    if (count > 0) counts.set(hourOf(new Date(at), zone).getTime(), count);
  }
  return { series: { counts, zone, beginsAt }, hour };
};

const only = (counts: HourlyCounts, hours: readonly Date[]): HourlyCounts => {
  const asked = new Set(hours.map((hour) => hour.getTime()));
  return new Map([...counts].filter(([at]) => asked.has(at)));
};

describe("the hours a spike is judged by", () => {
  it("are enough: what they say is what the whole history says, in every zone and beside every change of the clock", () => {
    const chance = chanceOf(58);
    let spikes = 0;
    for (let one = 0; one < 60; one += 1) {
      const { series, hour } = aHistory(chance);
      const judged = { ...series, counts: only(series.counts, hoursToJudge(series, hour)) };
      const whole = readSpike(spikeHourOf(series, hour));
      expect(readSpike(spikeHourOf(judged, hour))).toEqual(whole);
      const shown = { ...series, counts: only(series.counts, [...hoursToJudge(series, hour), ...hoursToShow(series, hour)]) };
      expect(readSpikeRule(brand, shown, hour)).toEqual(readSpikeRule(brand, series, hour));
      if (whole.isSpike) spikes += 1;
    }
    expect(spikes).toBeGreaterThan(5);
    expect(spikes).toBeLessThan(55);
  });

  it("are nine where the brand is old enough, and some days more where it is young", () => {
    const hour = new Date("2026-03-10T12:00:00Z");
    const since = (days: number): HourlySeries => ({ counts: new Map(), zone: "UTC", beginsAt: new Date(hour.getTime() - days * dayMs) });
    expect(hoursToJudge(since(60), hour)).toHaveLength(9);
    expect(hoursToJudge(since(21), hour)).toHaveLength(4);
    expect(hoursToJudge(since(20), hour)).toHaveLength(3 + 7 * 24);
    expect(hoursToJudge(since(1), hour)).toHaveLength(1 + 24);
  });
});
