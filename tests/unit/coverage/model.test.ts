import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { addDays, dayOf, daysBetween } from "#lib/core/time";
import { bucketEnds, bucketOf, foldTimes, keepTimes, minutesAt, placeOf, roundedResponseMinutes } from "#lib/coverage/count-model/response-times";
import { netSentiment, shareValue } from "#lib/coverage/model";
import { coverageRange, type Comparison } from "#lib/coverage/range-model";
import { weeksAndDays } from "#lib/coverage/span-model";

const hour = 3_600_000;

describe("a response time", () => {
  it("is rounded up to the minute for a day, to the hour beyond", () => {
    expect([0, 1, 60_000, 60_001, 24 * hour, 24 * hour + 1, 25 * hour, 25 * hour + 1].map(roundedResponseMinutes)).toEqual([
      0, 1, 1, 2, 1440, 1500, 1500, 1560,
    ]);
  });

  it("is never less than nothing, though clocks disagree", () => expect(roundedResponseMinutes(-5_000)).toBe(0));
});

describe("a share", () => {
  it("of nothing is no share, and neither is the net of nothing", () => {
    expect(shareValue({ numerator: 0, denominator: 0 })).toBeNull();
    expect(netSentiment({ negative: 0, neutral: 0, positive: 0 })).toBeNull();
  });

  it("of moods runs from −100 to +100", () => {
    expect([
      netSentiment({ negative: 3, neutral: 0, positive: 0 }),
      netSentiment({ negative: 0, neutral: 0, positive: 2 }),
      netSentiment({ negative: 1, neutral: 2, positive: 1 }),
    ]).toEqual([-100, 100, 0]);
  });
});

describe("a range", () => {
  it("ends with today and has as many days before it, whatever the clock does", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("UTC", "Europe/Paris", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu"),
        fc.constantFrom(1, 7, 28, 56),
        fc.date({ min: new Date("2015-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
        (zone, days, now) => {
          const range = coverageRange({ days }, { zone, now });
          expect(range.dayCount).toBe(days);
          expect(range.days).toHaveLength(2 * days);
          expect(range.days).toEqual(range.days.toSorted());
          expect(new Set(range.days).size).toBe(2 * days);
          expect(range.days.at(-1)).toBe(dayOf(now, zone));
          expect(range.before.to).toBe(range.now.from);
        },
      ),
    );
  });

  describe("is compared with", () => {
    const compared = (from: string, to: string, compare: Comparison) =>
      coverageRange({ from, to }, { zone: "UTC", now: new Date("2026-03-31T15:30:00Z"), compare }).before;

    it("as many days just before it", () => {
      expect(compared("2026-03-01", "2026-03-08", "before")).toEqual({ from: "2026-02-22", to: "2026-03-01" });
    });

    it("the same days a year before, leap days or not", () => {
      expect(compared("2026-03-01", "2026-03-08", "year")).toEqual({ from: "2025-03-01", to: "2025-03-08" });
      expect(compared("2024-02-29", "2024-03-02", "year")).toEqual({ from: "2023-03-01", to: "2023-03-02" });
      expect(compared("2024-02-20", "2024-02-29", "year")).toEqual({ from: "2023-02-20", to: "2023-03-01" });
      expect(compared("2025-02-20", "2025-03-01", "year")).toEqual({ from: "2024-02-20", to: "2024-03-01" });
    });

    it("nothing, if that is asked for", () => {
      const { before, days } = coverageRange({ days: 7 }, { zone: "UTC", now: new Date("2026-03-31T15:30:00Z"), compare: "none" });
      expect(before.from).toBe(before.to);
      expect(days).toHaveLength(7);
    });

    it("days that are none of its own, up to a year of them", () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: 3_000 }),
          fc.integer({ min: 1, max: 365 }),
          fc.constantFrom("before", "year", "none"),
          (start, length, compare) => {
            const from = addDays("2020-01-01", start);
            const now = new Date("2026-03-31T15:30:00Z");
            const { days } = coverageRange({ from, to: addDays(from, length) }, { zone: "UTC", now, compare });
            expect(days).toEqual([...new Set(days)].toSorted());
          },
        ),
      );
    });
  });

  it("is made of whole weeks and of the days around them, each day once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 120 }), (start, length) => {
        const from = addDays("2020-01-01", start);
        const { weeks, days } = weeksAndDays({ from, to: addDays(from, length) });
        for (const monday of weeks) expect(new Date(`${monday}T12:00:00Z`).getUTCDay()).toBe(1);
        const covered = [...weeks.flatMap((monday) => daysBetween(monday, addDays(monday, 7))), ...days].toSorted();
        expect(covered).toEqual(daysBetween(from, addDays(from, length)));
        expect(days.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});

describe("response times that are kept by buckets", () => {
  it("give every percentile as the times themselves do, however they are split into days", () => {
    const times = fc.array(
      fc.integer({ min: 0, max: 200 * 24 * 60 }).map((minutes) => roundedResponseMinutes(minutes * 60_000)),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(fc.array(times, { minLength: 1, maxLength: 5 }), fc.constantFrom(0.1, 0.5, 0.9, 1), (days, p) => {
        const { counts, minutes } = foldTimes(days.map((times) => keepTimes(times.map((minutes) => [minutes, 1]))));
        const place = placeOf(counts, p);
        const found = place === null ? null : minutesAt([minutes[String(place.bucket)] ?? ""], place.rank);
        const ascending = days.flat().toSorted((one, other) => one - other);
        expect(found).toBe(ascending[Math.max(0, Math.ceil(p * ascending.length) - 1)] ?? null);
      }),
    );
  });

  it("stand in the first bucket whose end they do not pass", () => {
    expect([0, 1, 5, 6, 60, 61, 1440, 1500, 2880, 2940, 90 * 1440].map((minutes) => bucketEnds[bucketOf(minutes)])).toEqual([
      5,
      5,
      5,
      10,
      60,
      75,
      1440,
      2880,
      2880,
      4320,
      Number.POSITIVE_INFINITY,
    ]);
  });
});
