import { describe, expect, it } from "vitest";

import { banCost } from "#lib/people/displacement-model/ban-cost";

const bannedAt = new Date("2026-06-01T00:00:00Z");

describe("what a ban cost", () => {
  it("is items after it by those before it, span by span, and says which spans are over", () => {
    const rows = banCost({ before: [11, 17, 20], after: [5, 7, 7] }, bannedAt, new Date("2026-07-09T00:00:00Z"));
    expect(rows.map(({ days, share, isOver }) => [days, share, isOver])).toEqual([
      [30, 5 / 11, true],
      [60, 7 / 17, false],
      [90, 7 / 20, false],
    ]);
    expect(rows[2]?.endsAt).toBe("2026-08-30T00:00:00.000Z");
  });

  it("has no share where nothing was before", () => {
    expect(banCost({ before: [0, 0, 0], after: [2, 2, 2] }, bannedAt, bannedAt).map(({ share }) => share)).toEqual([null, null, null]);
  });
});
