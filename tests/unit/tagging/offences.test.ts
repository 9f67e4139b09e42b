import { describe, expect, it } from "vitest";

import { tones, type Tone } from "#lib/tagging/model";
import { offences, tellingTones, toggledTone, withImplied } from "#lib/tagging/offences";

describe("tone flags", () => {
  it.each(offences)("raise an offence with %s", (offence) => {
    expect(withImplied([offence, "spam"])).toEqual(["toxic", offence, "spam"]);
    expect(toggledTone([], offence)).toEqual(["toxic", offence]);
  });

  it("leave spam alone", () => {
    expect(withImplied(["spam"])).toEqual(["spam"]);
  });

  it("keep the offence when only its kind is taken back, and lose every kind with the offence", () => {
    expect(toggledTone(["toxic", "insult", "spam"], "insult")).toEqual(["toxic", "spam"]);
    expect(toggledTone(["toxic", "insult", "threat", "spam"], "toxic")).toEqual(["spam"]);
  });

  it("hold together whatever is raised and lowered in turn", () => {
    const flags = [...tones, ...tones.toReversed(), ...tones].reduce<readonly Tone[]>((held, tone) => {
      const next = toggledTone(held, tone);
      expect(withImplied(next).toSorted()).toEqual(next.toSorted());
      return next;
    }, []);
    expect(new Set(flags).size).toBe(flags.length);
  });

  it("show “offensive” only where nothing finer is said", () => {
    expect(tellingTones(["toxic", "insult"])).toEqual(["insult"]);
    expect(tellingTones(["toxic", "spam"])).toEqual(["toxic", "spam"]);
  });
});
