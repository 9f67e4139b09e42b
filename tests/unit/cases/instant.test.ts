import { describe, expect, it } from "vitest";

import { instantOf } from "#lib/core/time";

describe("a time on a day in a zone", () => {
  it.each([
    { day: "2026-11-21", time: "14:00", zone: "Europe/Paris", at: "2026-11-21T13:00:00.000Z" },
    { day: "2026-07-01", time: "09:30", zone: "America/New_York", at: "2026-07-01T13:30:00.000Z" },
    // The day on which the clock goes back: its afternoon has winter time already.
    { day: "2026-10-25", time: "16:30", zone: "Europe/Paris", at: "2026-10-25T15:30:00.000Z" },
    // Shown twice: the first.
    { day: "2026-10-25", time: "02:30", zone: "Europe/Paris", at: "2026-10-25T00:30:00.000Z" },
    // Skipped: the first instant after it.
    { day: "2026-03-29", time: "02:30", zone: "Europe/Paris", at: "2026-03-29T01:00:00.000Z" },
    { day: "2026-03-29", time: "03:00", zone: "Europe/Paris", at: "2026-03-29T01:00:00.000Z" },
    { day: "2026-01-01", time: "00:00", zone: "Pacific/Auckland", at: "2025-12-31T11:00:00.000Z" },
  ])("is the instant $at for $day $time in $zone", ({ day, time, zone, at }) => expect(instantOf(day, time, zone).toISOString()).toBe(at));
});
