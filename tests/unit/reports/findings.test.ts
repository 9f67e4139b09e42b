import { describe, expect, it } from "vitest";

import { aGoodWeek, aPlainWeek, aWeek, someFigures } from "../../support/a-report";
import { findingsOf, trendOfShare } from "#lib/reports/model/findings";
import { eightMondays } from "#lib/reports/model/week";
import type { ReportFigures, WeekFigures } from "#lib/reports/model/figures";

const share = (numerator: number, denominator: number) => ({ numerator, denominator });
const few = aWeek({ negative: share(1, 1), neutral: share(2, 3), positive: share(0, 0), medianMinutes: 5, kept: share(2, 3) });

const figures = (before: WeekFigures, now: WeekFigures, traits: Partial<ReportFigures> = {}): ReportFigures =>
  someFigures({
    matters: [],
    weeks: eightMondays({ from: "2026-11-09", to: "2026-11-16" }).map((from, place) => ({ from, figures: place === 7 ? now : before })),
    ...traits,
  });

const keys = (sentences: readonly { readonly key: string }[]): readonly string[] => sentences.map(({ key }) => key);

describe("what a week comes to", () => {
  it("says what became better, at most three things, the whole before its parts", () => {
    const { better, worse, quiet } = findingsOf(figures(aPlainWeek, aGoodWeek));
    expect([keys(better), keys(worse), quiet]).toEqual([["coverage.better", "response.better", "target.better"], [], null]);
  });

  it("says the same as worse the other way round", () => {
    expect(keys(findingsOf(figures(aGoodWeek, aPlainWeek)).worse)).toEqual(["coverage.worse", "response.worse", "target.worse"]);
  });

  it("says nothing of small numbers, however they changed", () => {
    expect(findingsOf(figures(few, aGoodWeek))).toMatchObject({ better: [], worse: [], quiet: "too-little" });
    expect(findingsOf(figures(aGoodWeek, few))).toMatchObject({ better: [], worse: [], quiet: "too-little" });
  });

  it("says that nothing changed where nothing did by more than chance", () => {
    expect(findingsOf(figures(aGoodWeek, aGoodWeek))).toMatchObject({ better: [], worse: [], quiet: "steady" });
  });

  it("tells a sentiment that went another way than the whole", () => {
    const now = aWeek({ negative: share(30, 60), neutral: share(114, 114), positive: share(42, 42) });
    const before = aWeek({ negative: share(55, 60), neutral: share(60, 114), positive: share(30, 42) });
    const { better, worse } = findingsOf(figures(before, now));
    expect([better[0]?.key, worse[0]?.key, worse[0]?.params["sentiment"]]).toEqual([
      "coverage.better",
      "coverageOf.worse",
      { kind: "sentiment", sentiment: "negative" },
    ]);
  });

  it("tells a matter that doubled, and none that a handful speaks of", () => {
    const matter = (now: number, before: number) => findingsOf(figures(aGoodWeek, aGoodWeek, { matters: [{ words: "parcel", now, before }] })).worse;
    expect([keys(matter(19, 4)), matter(19, 12), matter(8, 0)]).toEqual([["matter"], [], []]);
  });

  it.each([
    ["nothing", aWeek({ negative: share(0, 0), neutral: share(0, 0), positive: share(0, 0) }), ["nothing"]],
    ["an answer to each", aWeek({ negative: share(4, 4), neutral: share(2, 2), positive: share(0, 0) }), ["answeredBefore", "noneLeft"]],
    ["mostly praise left open", aGoodWeek, ["answeredBefore", "leftMostly"]],
    ["a few left open", few, ["answeredBefore", "left"]],
  ])("leads with %s", (_, now, lead) => {
    expect(keys(findingsOf(figures(aPlainWeek, now)).lead)).toEqual(lead);
  });
});

describe("which way a share went", () => {
  it.each([
    [share(96, 100), share(80, 100), "better"],
    [share(80, 100), share(96, 100), "worse"],
    // Chance would do as much.
    [share(84, 100), share(80, 100), null],
    // Certain, and too small to be told.
    [share(90_000, 100_000), share(89_000, 100_000), null],
    [share(19, 19), share(1, 100), null],
    [share(0, 0), share(0, 0), null],
  ])("is told of %j after %j as %s", (now, before, trend) => {
    expect(trendOfShare(now, before)).toBe(trend);
  });
});
