import { describe, expect, it } from "vitest";

import { flagsOf, matrixOf, stepOf } from "../../../app/[workspace]/settings/tagger/confusion";

describe("what the tagger says against the team's word", () => {
  it("is a square over the labels that occur, in their own order", () => {
    const cells = [
      { said: "positive", became: "negative", count: 2 },
      { said: "negative", became: "negative", count: 3 },
    ];
    expect(matrixOf(cells, ["negative", "neutral", "positive"])).toEqual({
      labels: ["negative", "positive"],
      rows: [
        [3, 0],
        [2, 0],
      ],
      right: 3,
      count: 5,
    });
  });

  it("counts each flag of a set by itself", () => {
    const cells = [
      { said: "insult,toxic", became: "", count: 1 },
      { said: "insult", became: "insult", count: 4 },
      { said: "", became: "spam", count: 2 },
    ];
    expect(flagsOf(cells, ["insult", "toxic", "threat", "spam"])).toEqual([
      { flag: "insult", right: 4, missed: 0, wrong: 1 },
      { flag: "toxic", right: 0, missed: 0, wrong: 1 },
      { flag: "spam", right: 0, missed: 2, wrong: 0 },
    ]);
  });

  it("is darker the more there is, and light only where there is nothing", () => {
    expect([0, 1, 40, 100].map((count) => stepOf(count, 100))).toEqual([0, 1, 2, 4]);
  });
});
