import { describe, expect, it } from "vitest";

import { countUnheard } from "#lib/cases/model/unheard";

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 20, hour));
const early = { at: at(8), receivedAt: at(9) };
const readInLate = { at: at(8), receivedAt: at(18) };
const afterwards = { at: at(17), receivedAt: at(18) };
const theirs = [early, readInLate, afterwards];

describe("messages nobody has read", () => {
  it("are all of them while nobody has listened", () => expect(countUnheard(theirs, { heardAt: null, closedAt: null })).toBe(3));

  it("are those that came in since, of an open case, however old they are", () => expect(countUnheard(theirs, { heardAt: at(10), closedAt: null })).toBe(2));

  it("are those that were both written and read in after its end, of a closed one", () =>
    expect(countUnheard(theirs, { heardAt: at(10), closedAt: at(12) })).toBe(1));
});
