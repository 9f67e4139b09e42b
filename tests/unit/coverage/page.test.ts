import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { coverageSearchSchema, presetAddress, wantedRange } from "../../../app/[workspace]/coverage/address";
import { trendBars } from "../../../app/[workspace]/coverage/trend-model";
import { addDays, daysBetween } from "#lib/core/time";

describe("the address of the coverage page", () => {
  const wanted = (search: Readonly<Record<string, string>>) => wantedRange(coverageSearchSchema.parse(search));

  it("names the last day of a span and means it too", () => {
    expect(wanted({ from: "2026-03-01", until: "2026-03-07" })).toEqual({ from: "2026-03-01", to: "2026-03-08" });
  });

  it("falls back to the last four weeks where it names no span, or none that is one", () => {
    for (const search of [{}, { from: "2026-03-01" }, { from: "2026-03-08", until: "2026-03-01" }, { from: "0000-01-01", until: "2026-03-01" }, { days: "8" }])
      expect(wanted(search)).toEqual({ days: 28 });
    expect(wanted({ days: "90", from: "", until: "" })).toEqual({ days: 90 });
  });

  it("tells no more than a year", () => {
    expect(wanted({ from: "2020-01-01", until: "2026-03-31" })).toEqual({ from: "2025-04-01", to: "2026-04-01" });
  });

  it("takes days the boxes only stood filled with for none chosen, so that the last so many days go on meaning today", () => {
    const filled = { days: "7", from: "2026-03-01", until: "2026-03-07", filled: "2026-03-01_2026-03-07" };
    expect(wanted(filled)).toEqual({ days: 7 });
    expect(wanted({ ...filled, from: "2026-02-28" })).toEqual({ from: "2026-02-28", to: "2026-03-08" });
  });

  it("keeps what else was chosen beside other days", () => {
    const search = coverageSearchSchema.parse({ brand: "kestrel", source: "src_1", compare: "year", from: "2026-03-01", until: "2026-03-07" });
    expect(presetAddress("demo", search, 90)).toBe("/demo/coverage?days=90&brand=kestrel&source=src_1&compare=year");
  });
});

describe("the bars of the trend", () => {
  it("hold each day once and all that came, the compared days apart", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 365 }), fc.integer({ min: 0, max: 365 }), (days, compared) => {
        const first = "2024-01-01";
        const all = daysBetween(first, addDays(first, days + compared));
        const byDay = all.map((day, at) => ({ day, received: at, negative: 0, needed: 1, answered: 0, isBefore: at < compared }));
        const bars = trendBars(byDay, days);
        expect(bars.flatMap(({ day, to }) => daysBetween(day, to))).toEqual(all);
        expect(bars.reduce((sum, { received }) => sum + received, 0)).toBe(byDay.reduce((sum, { received }) => sum + received, 0));
        for (const { day, to, isBefore } of bars) expect(isBefore).toBe(addDays(to, -1) < addDays(first, compared) && day < addDays(first, compared));
      }),
    );
  });
});
