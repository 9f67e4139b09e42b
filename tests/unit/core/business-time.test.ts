import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { addBusinessTime, businessTimeBetween, type BusinessHours, type OpenInterval } from "#lib/core/business-time";
import { dayOf, hourMs, minuteMs } from "#lib/core/time";

const at = (iso: string): Date => new Date(iso);
const closed: readonly OpenInterval[] = [];
const nineToSix: readonly OpenInterval[] = [{ from: 9 * 60, to: 18 * 60 }];
const office = (zone: string, holidays: readonly string[] = []): BusinessHours => ({
  zone,
  weekdays: [nineToSix, nineToSix, nineToSix, nineToSix, nineToSix, closed, closed],
  holidays,
});
const aroundTheClock = (zone: string): BusinessHours => ({ zone, weekdays: Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]), holidays: [] });
const due = (from: string, hours: number, schedule: BusinessHours): string => addBusinessTime(at(from), hours * hourMs, schedule).toISOString();

describe("a promise within business hours", () => {
  it("runs through the hours of the day it was made", () => {
    expect(due("2026-11-23T10:00:00Z", 4, office("UTC"))).toBe("2026-11-23T14:00:00.000Z");
  });

  it("goes on at the next opening where the day ends before it does", () => {
    expect(due("2026-11-23T17:00:00Z", 4, office("UTC"))).toBe("2026-11-24T12:00:00.000Z");
  });

  it("starts at the next opening when the comment came at night, on a weekend or on a holiday", () => {
    expect(due("2026-11-23T22:00:00Z", 1, office("UTC"))).toBe("2026-11-24T10:00:00.000Z");
    expect(due("2026-11-21T12:00:00Z", 1, office("UTC"))).toBe("2026-11-23T10:00:00.000Z");
    expect(due("2026-12-24T17:30:00Z", 1, office("UTC", ["2026-12-25"]))).toBe("2026-12-28T09:30:00.000Z");
  });

  it("falls due at closing time where it fits to the minute", () => {
    expect(due("2026-11-23T10:00:00Z", 8, office("UTC"))).toBe("2026-11-23T18:00:00.000Z");
  });

  it("keeps the hours of the zone's wall clock, half-hour zones too", () => {
    expect(due("2026-11-23T03:00:00Z", 1, office("Asia/Kolkata"))).toBe("2026-11-23T04:30:00.000Z");
    expect(due("2026-11-23T10:00:00Z", 4, office("Australia/Lord_Howe"))).toBe("2026-11-24T02:00:00.000Z");
  });

  it("pauses at midday where the hours do", () => {
    const withBreak: BusinessHours = {
      ...office("UTC"),
      weekdays: Array.from({ length: 7 }, () => [
        { from: 540, to: 720 },
        { from: 780, to: 1080 },
      ]),
    };
    expect(due("2026-11-23T11:30:00Z", 1, withBreak)).toBe("2026-11-23T13:30:00.000Z");
  });

  it("counts a day of 23 or 25 hours as it is lived", () => {
    // Paris loses an hour on 29 March 2026 and gains one on 25 October.
    expect(due("2026-03-28T23:00:00Z", 24, aroundTheClock("Europe/Paris"))).toBe("2026-03-29T23:00:00.000Z");
    const sunday = (zone: string): BusinessHours => ({ ...office(zone), weekdays: [...Array.from({ length: 6 }, () => closed), [{ from: 0, to: 1440 }]] });
    const dayIn = (from: string, to: string): number => businessTimeBetween(at(from), at(to), sunday("Europe/Paris")) / hourMs;
    expect(dayIn("2026-03-28T00:00:00Z", "2026-03-31T00:00:00Z")).toBe(23);
    expect(dayIn("2026-10-24T00:00:00Z", "2026-10-27T00:00:00Z")).toBe(25);
  });

  it("opens after the gap where the clock skips the opening hour", () => {
    const early: BusinessHours = { ...office("Europe/Paris"), weekdays: Array.from({ length: 7 }, () => [{ from: 150, to: 600 }]) };
    expect(due("2026-03-28T12:00:00Z", 1, early)).toBe("2026-03-29T02:00:00.000Z");
  });

  it("is refused where nobody is ever there", () => {
    expect(() => addBusinessTime(at("2026-11-23T10:00:00Z"), hourMs, { ...office("UTC"), weekdays: Array.from({ length: 7 }, () => closed) })).toThrow(
      RangeError,
    );
  });
});

const zones = ["UTC", "Europe/Paris", "Europe/Moscow", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "America/Sao_Paulo"];
const quarterMs = 15 * minuteMs;
const quarterOfDay = fc.integer({ min: 0, max: 1440 / 15 }).map((quarter) => quarter * 15);
const intervals = fc.uniqueArray(quarterOfDay, { maxLength: 6 }).map((marks) => {
  const inOrder = marks.toSorted((one, other) => one - other);
  return Array.from({ length: Math.floor(inOrder.length / 2) }, (_, place) => ({ from: inOrder[2 * place] ?? 0, to: inOrder[2 * place + 1] ?? 0 }));
});
const schedules = fc
  .record({
    zone: fc.constantFrom(...zones),
    weekdays: fc.array(intervals, { minLength: 7, maxLength: 7 }),
    holidays: fc.array(fc.constantFrom("2026-03-29", "2026-10-25", "2026-04-05", "2026-11-01"), { maxLength: 3 }),
  })
  .filter(({ weekdays }) => weekdays.some((ofDay) => ofDay.length > 0));
const change = fc.constantFrom(Date.UTC(2026, 2, 20), Date.UTC(2026, 9, 20));
const offset = fc.integer({ min: 0, max: 20 * 24 * 4 }).map((count) => count * quarterMs);
/** Around the changes of the clock in spring and in autumn. */
const quarters = fc.tuple(change, offset).map(([start, ms]) => new Date(start + ms));
const threeInOrder = fc
  .tuple(change, offset, offset, offset)
  .map(([start, ...offsets]) => offsets.toSorted((one, other) => one - other).map((ms) => new Date(start + ms)));

/** The definition by brute force: whether a minute lies in the hours, by what the zone's wall clock shows. */
const isOpen = (instant: Date, { zone, weekdays, holidays }: BusinessHours): boolean => {
  const shown = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", weekday: "short", hour: "2-digit", minute: "2-digit" }).formatToParts(
    instant,
  );
  const part = (type: string): string => shown.find((one) => one.type === type)?.value ?? "";
  const weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday"));
  const clock = Number(part("hour")) * 60 + Number(part("minute"));
  return !holidays.includes(dayOf(instant, zone)) && (weekdays[weekday] ?? []).some(({ from, to }) => from <= clock && clock < to);
};

describe("over random hours, zones, holidays and changes of the clock", () => {
  it("what was promised has passed when it falls due, and not a moment before", () => {
    fc.assert(
      fc.property(schedules, quarters, fc.integer({ min: 1, max: 5_000 }), (hours, from, minutes) => {
        const falls = addBusinessTime(from, minutes * minuteMs, hours);
        expect(businessTimeBetween(from, falls, hours)).toBe(minutes * minuteMs);
        expect(businessTimeBetween(from, new Date(falls.getTime() - 1), hours)).toBe(minutes * minuteMs - 1);
      }),
      { numRuns: 150 },
    );
  });

  it("time adds up: what lies between is the sum of its parts", () => {
    fc.assert(
      fc.property(schedules, threeInOrder, (hours, [first = new Date(), second = first, third = first]) => {
        expect(businessTimeBetween(first, second, hours) + businessTimeBetween(second, third, hours)).toBe(businessTimeBetween(first, third, hours));
      }),
      { numRuns: 60 },
    );
  });

  it("agrees with the wall clock quarter by quarter, wherever the clock is not turned", () => {
    fc.assert(
      fc.property(schedules, quarters, (hours, from) => {
        const inTurn = Array.from({ length: 60 }, (_, count) => new Date(from.getTime() + count * quarterMs));
        fc.pre(!isTurned(inTurn, hours.zone));
        const open = inTurn.filter((instant) => isOpen(instant, hours)).length;
        expect(businessTimeBetween(from, new Date(from.getTime() + 60 * quarterMs), hours)).toBe(open * quarterMs);
      }),
      { numRuns: 60 },
    );
  });

  it("is plain time where it is open around the clock", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), quarters, fc.integer({ min: 0, max: 100_000 }), (zone, from, minutes) => {
        expect(addBusinessTime(from, minutes * minuteMs, aroundTheClock(zone)).getTime()).toBe(from.getTime() + minutes * minuteMs);
      }),
      { numRuns: 60 },
    );
  });
});

/** Whether the clock is turned around these instants; what holds then is told by the examples above. */
const isTurned = (instants: readonly Date[], zone: string): boolean => {
  const shown = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  const offsetAt = (instant: number): string => shown.formatToParts(instant).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const times = instants.map((instant) => instant.getTime());
  return offsetAt(Math.min(...times) - 24 * hourMs) !== offsetAt(Math.max(...times) + 24 * hourMs);
};
