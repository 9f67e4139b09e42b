import { describe, expect, it } from "vitest";

import { lacksZone, readDate } from "#lib/connectors/dates";

describe("reading dates", () => {
  it.each([
    ["2026-11-21T09:00:00Z", "2026-11-21T09:00:00.000Z", "nothing"],
    ["2026-11-21T09:00:00.5+03:00", "2026-11-21T06:00:00.500Z", "nothing"],
    ["2026-11-21 09:00", "2026-11-21T09:00:00.000Z", "zone"],
    ["2026-11-21", "2026-11-21T00:00:00.000Z", "time"],
    ["Sat, 21 Nov 2026 09:00:00 GMT", "2026-11-21T09:00:00.000Z", "nothing"],
    ["21 Nov 2026 09:00:00 MSK", "2026-11-21T06:00:00.000Z", "nothing"],
    ["Sat, 21 Nov 26 09:00 -0500", "2026-11-21T14:00:00.000Z", "nothing"],
    ["21.11.2026 09:05", "2026-11-21T09:05:00.000Z", "zone"],
    ["21/11/2026", "2026-11-21T00:00:00.000Z", "time"],
    ["11/21/2026", "2026-11-21T00:00:00.000Z", "time"],
    ["1763715600", "2025-11-21T09:00:00.000Z", "nothing"],
    ["1763715600123", "2025-11-21T09:00:00.123Z", "nothing"],
  ])("%s is %s, assuming %s", (raw, at, assumed) => {
    expect(readDate(raw, "UTC")).toEqual({ at: new Date(at), assumed });
    expect(lacksZone(raw)).toBe(assumed !== "nothing");
  });

  it("reads a wall clock in the zone given, summer and winter", () => {
    expect(readDate("2026-07-01 12:00", "Europe/Paris")?.at.toISOString()).toBe("2026-07-01T10:00:00.000Z");
    expect(readDate("2026-12-01 12:00", "Europe/Paris")?.at.toISOString()).toBe("2026-12-01T11:00:00.000Z");
    expect(readDate("2026-10-25 03:30", "Europe/Paris")?.at.toISOString()).toBe("2026-10-25T02:30:00.000Z");
    expect(readDate("2026-12-01T12:00:00Z", "Europe/Paris")?.at.toISOString()).toBe("2026-12-01T12:00:00.000Z");
  });

  it.each([
    "",
    "yesterday",
    "2026-02-30",
    "2026-13-01",
    "31.04.2026",
    "12:00",
    "2026-11-21T25:00:00Z",
    "21 Nox 2026",
    "Sat, 21 Nov 2026 09:00:00 XYZ",
    "0001-01-01",
    "99999999999999999",
  ])("%j is no date", (raw) => {
    expect(readDate(raw, "UTC")).toBeNull();
  });
});
