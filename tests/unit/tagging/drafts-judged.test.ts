import { describe, expect, it } from "vitest";
import { judgedDrafts, precision, recall, tally, unseenDrafts } from "./judged-drafts";

const floors = { precision: 0.92, recall: 0.93 };

describe.each(["en", "ru", "fr"] as const)("drafts judged by hand in %s", (lang) => {
  it.each(["even", "odd"] as const)("nearly all problems of the %s half are found, and few where there are none", (half) => {
    const result = tally(judgedDrafts(lang, half));
    expect(precision(result), result.wrong.join(", ")).toBeGreaterThanOrEqual(floors.precision);
    expect(recall(result)).toBeGreaterThanOrEqual(floors.recall);
  });

  it("half the drafts or nearly so have nothing wrong", () => {
    const drafts = [...judgedDrafts(lang, "even"), ...judgedDrafts(lang, "odd")];
    expect(drafts).toHaveLength(110);
    expect(drafts.filter(({ problems }) => problems.length === 0).length / drafts.length).toBeCloseTo(0.45, 1);
  });

  it("in words the lists do not know, what is found is right, though most is missed", () => {
    const result = tally(unseenDrafts(lang));
    expect(precision(result), result.wrong.join(", ")).toBeGreaterThanOrEqual(0.9);
    expect(recall(result)).toBeGreaterThanOrEqual(0.25);
  });
});
