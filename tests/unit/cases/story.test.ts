import { describe, expect, it } from "vitest";

import type { TimelineEntry } from "#lib/cases/model";
import { storyDays } from "#lib/cases/model/story";

const noted = (at: string, field: string, who = "Tom"): TimelineEntry => ({ kind: "event", id: at, at, event: "noted", who, words: "", params: { field } });
const heard = (at: string): TimelineEntry => ({ kind: "event", id: at, at, event: "heard", who: "Tom", words: "", params: {} });

const told = (entries: readonly TimelineEntry[], zone = "UTC") =>
  storyDays(entries, zone).map(({ day, entries: lines }) => [
    day,
    lines.map((line) => (line.kind === "event" ? (line.params["field"] ?? line.event) : line.kind)),
  ]);

describe("the story of a case", () => {
  it("stands under the days of a zone, in the order in which it is told", () => {
    const latestFirst = [heard("2026-11-20T23:30:00Z"), heard("2026-11-20T20:30:00Z"), heard("2026-11-19T08:00:00Z")];
    expect(told(latestFirst)).toEqual([
      ["2026-11-20", ["heard", "heard"]],
      ["2026-11-19", ["heard"]],
    ]);
    expect(told(latestFirst.toReversed(), "Europe/Paris")).toEqual([
      ["2026-11-19", ["heard"]],
      ["2026-11-20", ["heard"]],
      ["2026-11-21", ["heard"]],
    ]);
  });

  it("names what was noted in the order in which it was, though the latest stands on top", () => {
    const latestFirst = [noted("2026-11-20T10:02:00Z", "fairness"), noted("2026-11-20T10:01:00Z", "bridge"), noted("2026-11-20T10:00:00Z", "brandGoals")];
    expect(told(latestFirst)).toEqual([["2026-11-20", ["brandGoals,bridge,fairness"]]]);
  });

  it("tells in one line what one member noted in one go", () => {
    const at = (minute: number): string => `2026-11-20T10:0${minute}:00Z`;
    expect(
      told([noted(at(0), "bridge"), noted(at(1), "fairness"), noted(at(2), "bridge"), noted(at(3), "bridge", "Mira"), heard(at(4)), noted(at(5), "bridge")]),
    ).toEqual([["2026-11-20", ["bridge,fairness", "bridge", "heard", "bridge"]]]);
  });
});
