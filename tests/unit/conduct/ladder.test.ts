import { describe, expect, it } from "vitest";

import { ladderAt, offencesBehind, refusalOfBan, refusalOfWarning, type LadderFacts, type LadderStep, type Offence } from "#lib/conduct/ladder-model";

const settings = { rungExpiryDays: 180, repeatedInsults: { count: 3, days: 30 } };
const day = (count: number): Date => new Date(Date.UTC(2026, 0, 1 + count));
const insult = (itemId: string, on: number): Offence => ({ itemId, postedAt: day(on), isThreat: false });
const threat = (itemId: string, on: number): Offence => ({ itemId, postedAt: day(on), isThreat: true });
const step = (rung: LadderStep["rung"], on: number, endedAt: Date | null = null): LadderStep => ({ rung, at: day(on), endedAt, itemId: "one" });
const climb = (facts: LadderFacts, itemId: string, on: number) => ({ facts, settings, now: day(on), itemId });

const three = [insult("one", 0), insult("two", 2), insult("three", 4)];

describe("[G5] answer, warning, exclusion, per author and brand; skipping a rung is refused unless there is a threat", () => {
  it("warns only after an answer", () => {
    expect(refusalOfWarning(climb({ offences: three, steps: [] }, "two", 3))).toBe("rung-skipped");
    expect(refusalOfWarning(climb({ offences: three, steps: [step("answered", 1)] }, "two", 3))).toBeNull();
  });

  it("excludes only after a warning", () => {
    expect(refusalOfBan(climb({ offences: three, steps: [step("answered", 1)] }, "three", 5))).toBe("rung-skipped");
    expect(refusalOfBan(climb({ offences: three, steps: [step("answered", 1), step("warned", 3)] }, "three", 5))).toBeNull();
  });

  it("asks for a new insult, posted after the rung was delivered", () => {
    expect(refusalOfWarning(climb({ offences: three, steps: [step("answered", 3)] }, "two", 5))).toBe("no-new-insult");
    expect(refusalOfWarning(climb({ offences: three, steps: [step("answered", 1), step("warned", 3)] }, "two", 5))).toBe("no-new-insult");
    expect(refusalOfBan(climb({ offences: three, steps: [step("warned", 4)] }, "three", 5))).toBe("no-new-insult");
  });

  it("goes straight to exclusion for a threat", () => expect(refusalOfBan(climb({ offences: [threat("one", 0)], steps: [] }, "one", 1))).toBeNull());

  it("excludes for repeated insults alone: three within thirty days", () => {
    const spread = [insult("one", 0), insult("two", 20), insult("three", 31)];
    expect(refusalOfBan(climb({ offences: spread, steps: [step("answered", 1), step("warned", 21)] }, "three", 32))).toBe("not-repeated");
    expect(ladderAt({ offences: three, steps: [] }, settings, day(5)).repeatedInsults).toBe(true);
    expect(ladderAt({ offences: spread, steps: [] }, settings, day(32)).repeatedInsults).toBe(false);
  });

  it("forgets an answer and a warning after 180 days, and an exclusion when it ends", () => {
    const at = (steps: readonly LadderStep[], on: number) => ladderAt({ offences: [], steps }, settings, day(on)).rung;
    expect([at([step("warned", 0)], 179), at([step("warned", 0)], 180)]).toEqual(["warned", "none"]);
    expect([at([step("excluded", 0)], 400), at([step("excluded", 0, day(9))], 10)]).toEqual(["excluded", "none"]);
    expect(at([step("warned", 0), step("excluded", 5, day(9))], 10)).toBe("warned");
  });

  it("takes a brand's own figures", () => {
    const strict = { rungExpiryDays: 10, repeatedInsults: { count: 1, days: 1 } };
    const facts = { offences: [insult("one", 5)], steps: [step("warned", 0)] };
    expect(refusalOfBan({ facts, settings: strict, now: day(6), itemId: "one" })).toBeNull();
    expect(refusalOfBan({ facts, settings: strict, now: day(11), itemId: "one" })).toBe("rung-skipped");
  });

  it("does nothing for words that are neither an insult nor a threat, nor to whoever is excluded already", () => {
    expect(refusalOfWarning(climb({ offences: [], steps: [] }, "one", 1))).toBe("no-offence");
    expect(refusalOfBan(climb({ offences: [], steps: [] }, "one", 1))).toBe("no-offence");
    expect(refusalOfBan(climb({ offences: [threat("one", 9)], steps: [step("excluded", 1)] }, "one", 10))).toBe("excluded-already");
    expect(refusalOfWarning(climb({ offences: [threat("one", 9)], steps: [step("excluded", 1)] }, "one", 10))).toBe("excluded-already");
  });

  it("[G4] lists the repeated insults or the threat as what the ban rests on", () => {
    const ids = (facts: LadderFacts, itemId: string) => offencesBehind({ facts, settings, itemId }).map((offence) => offence.itemId);
    expect(ids({ offences: [...three, insult("later", 9)], steps: [] }, "three")).toEqual(["one", "two", "three"]);
    expect(ids({ offences: [insult("one", 0), threat("bad", 3)], steps: [] }, "bad")).toEqual(["bad"]);
    expect(ids({ offences: [], steps: [] }, "one")).toEqual([]);
  });
});
