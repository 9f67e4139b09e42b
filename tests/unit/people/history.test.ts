import { describe, expect, it } from "vitest";

import { anItem } from "./an-item";
import { countOn, isOvertaken, nothingCounted, type Happening, type Step } from "#lib/people/verdict-model/history";

const at = (minute: number): Date => new Date(Date.UTC(2026, 5, 1, 0, minute));
const step = (minute: number, kind: Step, said: Parameters<typeof anItem>[0]): Happening => ({ at: at(minute), step: kind, item: anItem(said) });

describe("a history", () => {
  const insult = { id: "1", text: "You idiots!", tags: { sentiment: "negative", tones: ["insult"], intent: "complaint" } } as const;
  const steps = [
    step(0, "wrote", insult),
    step(1, "answered", insult),
    step(2, "wrote", { id: "2", text: "Thank you, here is my order number: 88123" }),
    step(3, "drew-replies", { id: "2" }),
    step(4, "deleted", { id: "2" }),
  ];

  it("counted in pieces is the history counted at once", () => {
    const whole = countOn(nothingCounted, steps);
    expect(steps.reduce((counted, one) => countOn(counted, [one]), nothingCounted)).toEqual(whole);
    expect(whole.place).toEqual({ at: at(4), step: "deleted", itemId: "2" });
    expect(whole.features.shown).toMatchObject({ calmed: { itemIds: ["2"] }, "took-help": { items: 1 }, "drew-replies": { items: 1 }, deleted: { itemIds: ["2"] } });
  });

  it("takes what was written before the answer for no reaction to it", () => {
    const [wrote, answered, thanked] = steps;
    if (!wrote || !answered || !thanked) throw new Error("The history is too short.");
    expect(countOn(nothingCounted, [wrote, thanked, answered]).features.shown).not.toHaveProperty("took-help");
  });

  it("is overtaken by what changed at or before its last step, and by nothing later", () => {
    const counted = countOn(nothingCounted, steps);
    expect([at(4), at(0), at(5), null].map((from) => isOvertaken(counted, from))).toEqual([true, true, false, false]);
    expect(isOvertaken(nothingCounted, at(0))).toBe(false);
  });
});
