import { describe, expect, it } from "vitest";

import { chanceOf } from "../../support/chance";
import { afterCoolDown, byWeek } from "#lib/alerts/model/back-test";
import { readOverdueCases } from "#lib/alerts/model/case-rule";
import { hourOf, sameHoursOf, spikeHourOf, type HourlySeries } from "#lib/alerts/model/clock-hours";
import { readEndingToken } from "#lib/alerts/model/credential-rule";
import { pastPileOns, readPileOns, type HeatedItem } from "#lib/alerts/model/pile-on-rule";
import { pastPromises, readPromises } from "#lib/alerts/model/promise-rule";
import { readSource, type SourceFacts } from "#lib/alerts/model/source-rule";
import { readSpike } from "#lib/alerts/model/spike";
import { closedHour, pastSpikes, readSpikeRule } from "#lib/alerts/model/spike-rule";
import { negativeBinomialTail, poissonTail } from "#lib/alerts/model/tails";
import { dayMs, hourMs, minuteMs } from "#lib/core/time";

const now = new Date("2026-03-10T12:00:00Z");
const before = (ms: number): Date => new Date(now.getTime() - ms);
const brand = { id: "brd_1", name: "Acme", slug: "acme" };

/** The tail as one minus the sum of what is below: exact enough for small means. */
const plainPoisson = (x: number, mean: number): number => {
  let term = Math.exp(-mean);
  let below = 0;
  for (let k = 0; k < x; k += 1) {
    below += term;
    term *= mean / (k + 1);
  }
  return 1 - below;
};

describe("tails", () => {
  it("of Poisson's law are what one minus the rest is", () => {
    for (const mean of [0.1, 1, 4, 20]) for (const x of [1, 3, 8, 25]) expect(poissonTail(x, mean)).toBeCloseTo(plainPoisson(x, mean), 10);
    expect(poissonTail(0, 3)).toBe(1);
    expect(poissonTail(5, 0)).toBe(0);
  });

  it("of the negative binomial law come to Poisson's where the variance comes to the mean, and are fatter above", () => {
    for (const x of [5, 10, 20]) {
      expect(negativeBinomialTail(x, { mean: 6, variance: 6.000_01 })).toBeCloseTo(poissonTail(x, 6), 4);
      expect(negativeBinomialTail(x + 7, { mean: 6, variance: 12 })).toBeGreaterThan(poissonTail(x + 7, 6));
    }
  });

  it("shrink as the count grows, and stay between none and all", () => {
    const chance = chanceOf(7);
    for (let one = 0; one < 300; one += 1) {
      const mean = 0.05 + 80 * chance.number();
      const law = { mean, variance: mean * (1.01 + 4 * chance.number()) };
      const x = chance.below(150);
      for (const tail of [(k: number) => poissonTail(k, mean), (k: number) => negativeBinomialTail(k, law)]) {
        expect(tail(x + 1)).toBeLessThanOrEqual(tail(x) + 1e-12);
        expect(tail(x)).toBeGreaterThanOrEqual(0);
        expect(tail(x)).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe("a negative spike", () => {
  const young = { sameHours: [1, 2], trailing: { count: 168, hours: 168 } };

  it("takes Poisson's law up to a variance as great as the mean, and the wider law above", () => {
    const trailing = { count: 0, hours: 168 };
    expect(readSpike({ count: 9, sameHours: [2, 2, 2, 2, 2, 2, 2, 2], trailing }).law).toBe("poisson");
    expect(readSpike({ count: 9, sameHours: [0, 0, 0, 0, 0, 0, 0, 16], trailing })).toMatchObject({ law: "negative-binomial", isSpike: false });
  });

  it("takes at least five, however rare they are", () => {
    const habit = { sameHours: [0, 0, 0], trailing: { count: 0, hours: 168 } };
    expect(readSpike({ count: 4, ...habit }).isSpike).toBe(false);
    expect(readSpike({ count: 5, ...habit })).toMatchObject({ isSpike: true, probability: 0 });
  });

  it("takes three times the mean of seven days and at least ten while the history is younger than three weeks", () => {
    expect(readSpike({ count: 9, ...young }).isSpike).toBe(false);
    expect(readSpike({ count: 10, ...young })).toMatchObject({ isSpike: true, law: "young", expected: 1, probability: null });
    expect(readSpike({ count: 14, sameHours: [], trailing: { count: 840, hours: 168 } }).isSpike).toBe(false);
    expect(readSpike({ count: 15, sameHours: [], trailing: { count: 840, hours: 168 } }).isSpike).toBe(true);
  });

  it("more is never less of a spike", () => {
    const chance = chanceOf(11);
    for (let one = 0; one < 200; one += 1) {
      const sameHours = Array.from({ length: 3 + chance.below(6) }, () => chance.poisson(8));
      const habit = { sameHours, trailing: { count: 0, hours: 168 } };
      const count = chance.below(60);
      if (readSpike({ count, ...habit }).isSpike) expect(readSpike({ count: count + 1, ...habit }).isSpike).toBe(true);
    }
  });
});

const seriesOf = (counts: Readonly<Record<string, number>>, zone = "UTC", beginsAt = "2025-01-01T00:00:00Z"): HourlySeries => ({
  counts: new Map(Object.entries(counts).map(([at, count]) => [Date.parse(at), count])),
  zone,
  beginsAt: new Date(beginsAt),
});

describe("clock hours", () => {
  it("are those of the brand's wall clock, half hours and summer time included", () => {
    expect(hourOf(new Date("2026-03-10T12:50:00.123Z"), "Asia/Kolkata").toISOString()).toBe("2026-03-10T12:30:00.000Z");
    // Berlin put its clocks forward on 29 March: nine o'clock was 08:00 UTC before and is 07:00 since.
    const series = seriesOf({ "2026-03-24T08:00:00Z": 4, "2026-03-24T07:00:00Z": 9 }, "Europe/Berlin");
    expect(sameHoursOf(series, new Date("2026-03-31T07:00:00Z")).at(-1)).toBe(4);
  });

  it("before the history began are not counted as empty", () => {
    const series = seriesOf({}, "UTC", "2026-02-20T00:00:00Z");
    expect(sameHoursOf(series, now)).toHaveLength(2);
    expect(spikeHourOf(seriesOf({}, "UTC", "2026-03-10T02:00:00Z"), now).trailing).toEqual({ count: 0, hours: 10 });
  });

  it("are judged three minutes after they close", () => {
    expect(closedHour(new Date("2026-03-10T12:02:59Z"), "UTC").toISOString()).toBe("2026-03-10T10:00:00.000Z");
    expect(closedHour(new Date("2026-03-10T12:03:00Z"), "UTC").toISOString()).toBe("2026-03-10T11:00:00.000Z");
  });

  it("make a spike with its numbers and the day before, and the same when the past is tried", () => {
    const series = seriesOf({ "2026-03-10T11:00:00Z": 12, "2026-03-10T10:00:00Z": 2 });
    const hour = new Date("2026-03-10T11:00:00Z");
    const reading = readSpikeRule(brand, series, hour);
    expect(reading).toMatchObject({ subject: "brd_1", evidence: { count: 12, expected: 0, sameHours: [0, 0, 0, 0, 0, 0, 0, 0] } });
    expect(reading?.evidence.kind === "spike" ? reading.evidence.day.map(({ count }) => count).slice(-2) : []).toEqual([2, 12]);
    expect(pastSpikes(series, before(2 * dayMs), now)).toEqual([now]);
  });
});

const heated = (authors: readonly number[], threadId = "thr_1", everyMs = minuteMs): readonly HeatedItem[] =>
  authors.map((author, place) => ({ id: `itm_${place}`, threadId, authorId: `aut_${author}`, postedAt: before((authors.length - place) * everyMs) }));

describe("a pile-on", () => {
  it("takes different people in one conversation within two hours", () => {
    expect(readPileOns(brand, heated([1, 2, 3, 4, 4, 4]), { authors: 5 })).toEqual([]);
    expect(readPileOns(brand, heated([1, 2, 3, 4, 5], "thr_1", 40 * minuteMs), { authors: 5 })).toEqual([]);
    expect(readPileOns(brand, [...heated([1, 2, 3], "thr_1"), ...heated([4, 5, 6], "thr_2")], { authors: 5 })).toEqual([]);
    const [reading] = readPileOns(brand, heated([1, 2, 3, 4, 5]), { authors: 5 });
    expect(reading).toMatchObject({ subject: "thr_1", size: 5, isGrave: false, evidence: { authors: 5, items: 5 } });
  });

  it("of twice as many is grave", () => {
    expect(readPileOns(brand, heated([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), { authors: 5 })).toMatchObject([{ isGrave: true }]);
  });

  it("that lasts would have called once", () => {
    expect(pastPileOns(heated([1, 2, 3, 4, 5, 6, 7, 1, 2]), { authors: 5 })).toHaveLength(1);
  });
});

describe("promises", () => {
  const facts = { brand, soon: 3, late: 1, nextDueAt: now };

  it("call when enough of them are about to break, and gravely when they are many", () => {
    expect(readPromises(facts, { minutes: 30, items: 4 })).toBeNull();
    expect(readPromises(facts, { minutes: 30, items: 1 })).toMatchObject({ isGrave: false, size: 3 });
    expect(readPromises({ ...facts, soon: 10 }, { minutes: 30, items: 1 })).toMatchObject({ isGrave: true });
  });

  it("that were answered in time would not have called", () => {
    const neededSince = before(2 * hourMs);
    const settings = { minutes: 30, items: 1 };
    expect(pastPromises([{ dueAt: now, neededSince, endedAt: before(40 * minuteMs) }], settings)).toEqual([]);
    expect(pastPromises([{ dueAt: now, neededSince, endedAt: before(10 * minuteMs) }], settings)).toEqual([before(30 * minuteMs)]);
    expect(pastPromises([{ dueAt: now, neededSince, endedAt: null }], { minutes: 30, items: 2 })).toEqual([]);
  });
});

describe("a source", () => {
  const well: SourceFacts = {
    id: "src_1",
    name: "A page",
    brand,
    status: "active",
    failures: 0,
    lastErrorAt: null,
    lastSuccessAt: now,
    lastItemAt: before(8 * hourMs),
    earlierSpans: [],
  };
  const settings = { silentHours: 6 };

  it("is silent where so long a silence was never seen and comes once in a thousand times", () => {
    expect(readSource({ ...well, earlierSpans: [9, 8, 7, 10] }, settings, now)).toMatchObject({ evidence: { what: "silent", expected: 8.5 } });
    expect(readSource({ ...well, earlierSpans: [6, 6, 6, 6] }, settings, now)).toBeNull();
    expect(readSource({ ...well, earlierSpans: [30, 0, 30, 30] }, settings, now)).toBeNull();
    expect(readSource({ ...well, lastItemAt: before(5 * hourMs), earlierSpans: [90, 90, 90, 90] }, settings, now)).toBeNull();
  });

  it("that nobody ever wrote to, or that rests, is not ill", () => {
    expect(readSource({ ...well, lastItemAt: null }, settings, now)).toBeNull();
    expect(readSource({ ...well, status: "paused", failures: 9 }, settings, now)).toBeNull();
  });

  it("is ill when it fails again and again, and gravely when it is gone", () => {
    expect(readSource({ ...well, failures: 2 }, settings, now)).toBeNull();
    expect(readSource({ ...well, failures: 3 }, settings, now)).toMatchObject({ isGrave: false, evidence: { what: "failing" } });
    expect(readSource({ ...well, status: "gone" }, settings, now)).toMatchObject({ isGrave: true, evidence: { what: "gone" } });
  });
});

describe("other rules", () => {
  it("tell of a token before it ends, not after, and gravely in its last two days", () => {
    const token = (leftMs: number) => readEndingToken({ tokenId: "tok_1", name: "Script", expiresAt: new Date(now.getTime() + leftMs) }, { days: 14 }, now);
    expect(token(15 * dayMs)).toBeNull();
    expect(token(10 * dayMs)).toMatchObject({ isGrave: false });
    expect(token(dayMs)).toMatchObject({ isGrave: true });
    expect(token(0)).toBeNull();
  });

  it("name at most five overdue cases and count them all", () => {
    const cases = Array.from({ length: 7 }, (_, place) => ({ number: place, title: "Lost parcel", dueAt: before((7 - place) * dayMs) }));
    const reading = readOverdueCases(brand, cases, now);
    expect(reading).toMatchObject({ size: 7, isGrave: true, evidence: { count: 7 } });
    expect(reading?.evidence.kind === "case-overdue" ? reading.evidence.cases : []).toHaveLength(5);
    expect(readOverdueCases(brand, [], now)).toBeNull();
  });

  it("tried on the past keep their cool-down, and every call is counted in one week", () => {
    const moments = [0, 1, 2, 5, 9].map((hours) => before((10 - hours) * hourMs));
    expect(afterCoolDown(moments, 180)).toEqual([before(10 * hourMs), before(5 * hourMs), before(hourMs)]);
    const { weeks, fired } = byWeek([before(50 * dayMs), before(hourMs)], now, "Europe/Berlin");
    expect(weeks.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 1]);
    expect(fired).toHaveLength(2);
  });
});
