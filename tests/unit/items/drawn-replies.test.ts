import { describe, expect, it } from "vitest";

import { drawnRepliesAt } from "#lib/items/drawn-replies";

const at = (minute: number): Date => new Date(Date.UTC(2026, 5, 1, 0, minute));
// eslint-disable-next-line max-params -- a row of a table
const message = (externalId: string, parentExternalId: string | null, authorId: string, minute: number, isBrand = false) => ({
  externalId,
  parentExternalId,
  authorId,
  isBrand,
  postedAt: at(minute),
});

describe("replies drawn", () => {
  const first = message("a", null, "zed", 0);

  it("are dated by the third of other visitors, whatever the order they are told in", () => {
    const thread = [first, message("d", "a", "eve", 9), message("b", "a", "ann", 3), message("c", "a", "bob", 5), message("e", "a", "ann", 20)];
    expect(drawnRepliesAt(thread)).toEqual(new Map([["a", at(9)]]));
  });

  it("are neither the brand's nor one's own", () => {
    const thread = [first, message("b", "a", "ann", 1), message("c", "a", "bob", 2), message("d", "a", "zed", 3), message("e", "a", "brand", 4, true)];
    expect(drawnRepliesAt(thread).size).toBe(0);
  });
});
