import { describe, expect, it } from "vitest";

import { hourMs } from "#lib/core/time";
import { lastDayOver } from "#lib/suggestions/digest-model";

const hoursOf = (now: string, zone: string): number => {
  const { from, to } = lastDayOver(new Date(now), zone);
  return (to.getTime() - from.getTime()) / hourMs;
};

describe("the last day that is over", () => {
  it("is yesterday on the workspace's own calendar", () => {
    expect(lastDayOver(new Date("2026-11-20T23:30:00Z"), "Europe/Moscow").day).toBe("2026-11-20");
    expect(lastDayOver(new Date("2026-11-20T23:30:00Z"), "UTC").day).toBe("2026-11-19");
    expect(lastDayOver(new Date("2026-11-20T03:30:00Z"), "America/New_York").day).toBe("2026-11-18");
  });

  it("has 23 hours where the clock went forward and 25 where it went back", () => {
    expect(hoursOf("2026-03-30T08:00:00Z", "Europe/Paris")).toBe(23);
    expect(hoursOf("2026-10-26T08:00:00Z", "Europe/Paris")).toBe(25);
    expect(hoursOf("2026-11-20T08:00:00Z", "Europe/Paris")).toBe(24);
  });

  it("follows the day before it without a gap, also where midnight is skipped", () => {
    for (const zone of ["Europe/Paris", "Africa/Cairo", "America/Santiago", "Asia/Beirut"]) {
      let last = lastDayOver(new Date("2026-01-02T12:00:00Z"), zone);
      for (let day = 1; day < 365; day += 1) {
        const next = lastDayOver(new Date(Date.parse("2026-01-02T12:00:00Z") + day * 24 * hourMs), zone);
        expect(next.from).toEqual(last.to);
        last = next;
      }
    }
  });
});
