import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { nearestRank, netSentiment, roundedResponseMinutes, shareValue } from "#lib/coverage/model";
import { overviewRange } from "#lib/coverage/queries/range";

const hour = 3_600_000;

describe("a response time", () => {
  it("is rounded up to the minute for a day, to the hour beyond", () => {
    expect([0, 1, 60_000, 60_001, 24 * hour, 24 * hour + 1, 25 * hour, 25 * hour + 1].map(roundedResponseMinutes)).toEqual([
      0, 1, 1, 2, 1440, 1500, 1500, 1560,
    ]);
  });

  it("is never less than nothing, though clocks disagree", () => expect(roundedResponseMinutes(-5_000)).toBe(0));

  it("keeps its percentile whether taken over times or over a histogram of the rounded ones", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 * 24 * hour }), { minLength: 1, maxLength: 60 }), fc.constantFrom(0.5, 0.9, 1), (times, p) => {
        const ascending = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);
        const exact = nearestRank(ascending(times), p);
        expect(nearestRank(ascending(times.map(roundedResponseMinutes)), p)).toBe(roundedResponseMinutes(exact ?? 0));
      }),
    );
  });
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
          const range = overviewRange({ days }, zone, now);
          expect(range.dayCount).toBe(days);
          expect(range.days).toHaveLength(2 * days);
          expect(range.now.from <= now && now < range.now.to).toBe(true);
          expect(range.before.to).toEqual(range.now.from);
          // No instant between two days, and none in both.
          for (const [place, day] of range.days.entries()) expect(range.days[place + 1]?.from ?? range.now.to).toEqual(day.to);
        },
      ),
    );
  });

  it("of one day is 23 or 25 hours long when the clock changes", () => {
    const lengthOf = (from: string, to: string): number => {
      const { now } = overviewRange({ from, to }, "Europe/Paris", new Date("2026-06-01T12:00:00Z"));
      return (now.to.getTime() - now.from.getTime()) / hour;
    };
    expect([lengthOf("2026-03-29", "2026-03-30"), lengthOf("2026-10-25", "2026-10-26"), lengthOf("2026-06-01", "2026-06-02")]).toEqual([23, 25, 24]);
  });
});
