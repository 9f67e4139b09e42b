import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { defaultMethod } from "#lib/playbook/method-model";
import { coolDownOf, type Heated } from "#lib/replies/cool-down-model";
import { mustLookFirst } from "#lib/replies/look-first-model";
import { replyKinds } from "#lib/replies/model";
import { sentiments, tones, type Tone } from "#lib/tagging/model";

const opened = new Date("2026-11-20T10:00:00Z");
const after = (minutes: number): Date => new Date(opened.getTime() + minutes * 60_000);
const an = (more: Partial<Heated>): Heated => ({
  tones: ["insult"],
  machineTones: [],
  openedAt: opened,
  settings: defaultMethod,
  kind: "answer",
  now: opened,
  ...more,
});

describe("the cool-down", () => {
  it.each(["insult", "threat"] as const)("lasts a quarter of an hour from the first opening after an %s", (tone) => {
    expect(coolDownOf(an({ tones: [tone], now: after(14.99) }))).toEqual({ until: after(15) });
    expect(coolDownOf(an({ tones: [tone], now: after(15) }))).toBeNull();
  });

  it("is not taken away by a correction of what the tagger heard", () => {
    expect(coolDownOf(an({ tones: [], machineTones: ["threat"] }))).toEqual({ until: after(15) });
  });

  it("has not begun for somebody who never opened the item", () => {
    expect(coolDownOf(an({ openedAt: null, now: after(500) }))).toEqual({ until: after(515) });
  });

  it("leaves alone what is not heated", () => {
    expect(coolDownOf(an({ tones: ["toxic", "obscenity", "spam"] }))).toBeNull();
  });

  it("follows the brand's own minutes and tones", () => {
    expect(coolDownOf(an({ tones: ["obscenity"], settings: { coolDownMinutes: 60, coolDownOn: ["obscenity"] }, now: after(59) }))).toEqual({
      until: after(60),
    });
    expect(coolDownOf(an({ settings: { coolDownMinutes: 0, coolDownOn: ["insult"] } }))).toBeNull();
  });

  it("exempts only the approved holding answer and the bodyguard's notice", () => {
    expect(replyKinds.filter((kind) => coolDownOf(an({ kind })) === null)).toEqual(["holding", "bodyguard-notice"]);
  });

  it("ends at one moment for whoever asks at whatever moment", () => {
    fc.assert(
      fc.property(fc.subarray([...tones]), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 1440 }), (heat, minutes, asked) => {
        const settings = { coolDownMinutes: minutes, coolDownOn: heat };
        const coolDown = coolDownOf(an({ settings, now: after(asked) }));
        const isHeld = heat.includes("insult") && asked < minutes;
        expect(coolDown).toEqual(isHeld ? { until: after(minutes) } : null);
      }),
    );
  });
});

describe("looking first", () => {
  it("is asked on whatever is negative or offends, and on nothing else", () => {
    const heats: readonly (readonly Tone[])[] = [[], ["spam"], ["insult"], ["threat"], ["toxic"]];
    const asked = sentiments.flatMap((sentiment) => heats.map((heat) => mustLookFirst({ sentiment, tones: heat })));
    expect(asked).toEqual([true, true, true, true, true, false, false, true, true, true, false, false, true, true, true]);
  });
});
