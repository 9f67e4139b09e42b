import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { addDays, dayOf, instantOf, minuteMs, startOfDay, wallClock } from "#lib/core/time";
import { restAfterTry } from "#lib/reports/model";
import { lastPoint, linePieces } from "#lib/reports/model/line";
import { lastWeekOver, nextTime, weekToTell } from "#lib/reports/model/week";

const zones = ["UTC", "Europe/Paris", "Asia/Kolkata", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Kiritimati"] as const;
const anyMoment = fc.date({ min: new Date("2024-01-01T00:00:00Z"), max: new Date("2028-12-31T00:00:00Z"), noInvalidDate: true });
// Hours that no clock skips.
const anySchedule = fc.record({ zone: fc.constantFrom(...zones), weekday: fc.integer({ min: 1, max: 7 }), hour: fc.integer({ min: 4, max: 23 }) });

describe("the next time of a schedule", () => {
  it("is the first after a moment at that weekday and hour of its own zone", () => {
    fc.assert(
      fc.property(anyMoment, anySchedule, (after, { zone, weekday, hour }) => {
        const next = nextTime({ weekday, hour, zone }, after);
        expect(next.getTime()).toBeGreaterThan(after.getTime());
        expect(wallClock(next, zone).slice(11, 16)).toBe(`${String(hour).padStart(2, "0")}:00`);
        expect((new Date(`${dayOf(next, zone)}T00:00:00Z`).getUTCDay() + 6) % 7).toBe(weekday - 1);
        // None lies between.
        expect(next.getTime() - after.getTime()).toBeLessThanOrEqual(7 * 24 * 3_600_000 + 3_600_000);
      }),
    );
  });

  it("comes at the end of a gap in the clock, and once where the hour comes twice", () => {
    const sunday = { weekday: 7, zone: "Europe/Paris" };
    expect(nextTime({ ...sunday, hour: 2 }, new Date("2026-03-24T00:00:00Z")).toISOString()).toBe("2026-03-29T01:00:00.000Z");
    const first = nextTime({ ...sunday, hour: 2 }, new Date("2026-10-20T00:00:00Z"));
    expect(first.toISOString()).toBe("2026-10-25T00:00:00.000Z");
    expect(nextTime({ ...sunday, hour: 2 }, first)).toEqual(instantOf("2026-11-01", "02:00", "Europe/Paris"));
  });
});

describe("the last week that is over", () => {
  it("is over by every clock, and no later one is", () => {
    fc.assert(
      fc.property(anyMoment, fc.subarray([...zones], { minLength: 1 }), (now, asked) => {
        const { from, to } = lastWeekOver(now, asked);
        expect(new Date(`${from}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(asked.every((zone) => startOfDay(to, zone) <= now)).toBe(true);
        const after = lastWeekOver(new Date(now.getTime() + 7 * 24 * 3_600_000), asked);
        expect(after.from > from).toBe(true);
        expect(asked.some((zone) => startOfDay(after.to, zone) > now)).toBe(true);
      }),
    );
  });
});

describe("the week that a group is told", () => {
  it.each([
    // Mostly an hour before Monday begins in Los Angeles, at its very beginning between the two changes of the clock.
    { zone: "Europe/Paris", weekday: 1, hour: 8, brandZones: ["America/Los_Angeles"] },
    { zone: "America/Los_Angeles", weekday: 7, hour: 15, brandZones: ["Europe/Paris"] },
    { zone: "Pacific/Kiritimati", weekday: 1, hour: 0, brandZones: ["Pacific/Pago_Pago", "Europe/Paris"] },
    { zone: "Europe/Paris", weekday: 3, hour: 8, brandZones: [] },
  ])("comes once each, over by every clock, for $brandZones told in $zone", ({ brandZones, ...schedule }) => {
    const { zone } = schedule;
    const told: string[] = [];
    let next = nextTime(schedule, new Date("2026-02-20T00:00:00Z"));
    for (let now = next; now < new Date("2026-12-01T00:00:00Z"); now = new Date(now.getTime() + 15 * minuteMs)) {
      const week = now < next ? null : weekToTell(now, { zone, brandZones });
      if (week === null) continue;
      expect([zone, ...brandZones].every((one) => startOfDay(week.to, one) <= now)).toBe(true);
      told.push(week.from);
      next = nextTime(schedule, now);
    }
    expect(told.length).toBeGreaterThan(38);
    expect(told).toEqual(told.map((_, place) => addDays(told[0] ?? "", 7 * place)));
  });
});

describe("a letter that met nobody", () => {
  it("rests longer each time, two hours at most, and is given up after about two days", () => {
    const rests: number[] = [];
    for (let tries = 1, rest = restAfterTry(tries); rest !== null; tries += 1, rest = restAfterTry(tries)) rests.push(rest);
    expect(rests).toEqual(rests.toSorted((one, other) => one - other));
    expect(Math.max(...rests)).toBe(2 * 3_600_000);
    expect(rests.reduce((sum, rest) => sum + rest, 0) / 3_600_000).toBeCloseTo(48, 0);
  });
});

describe("the line of eight weeks", () => {
  it("breaks where a week has nothing to tell, and stays inside its box", () => {
    const box = { width: 70, height: 10 };
    const pieces = linePieces([1, null, 3, 4, null, null, 2, 0], box);
    expect(pieces.map((piece) => piece.length)).toEqual([1, 2, 2]);
    expect(pieces.flat().every(({ x, y }) => x >= 0 && x <= box.width && y >= 0 && y <= box.height)).toBe(true);
    expect([lastPoint([1, 2], box), lastPoint([1, null], box), lastPoint([], box)]).toEqual([{ x: 70, y: 0 }, null, null]);
    expect(
      linePieces([5, 5], box)
        .flat()
        .map(({ y }) => y),
    ).toEqual([5, 5]);
  });
});
