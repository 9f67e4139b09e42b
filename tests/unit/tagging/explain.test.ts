import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { explain, type Explained, type Explanation } from "#lib/tagging/embedded/explain";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import type { Language } from "#lib/tagging/model";

import { anyText } from "./a-thread";

const why = (text: string, explained: Explained, language: Language = "en"): Explanation => explain(shippedTagger().model, { text, language, explained });
const heaviest = (text: string, explained: Explained, language?: Language): string | undefined => why(text, explained, language).words[0]?.word;

describe("why a tag was given", () => {
  it.each<readonly [Language, string, string]>([
    ["en", "You are an idiot and you know it", "idiot"],
    ["en", "The parcel is late, the driver is a moron, call me", "moron"],
    ["ru", "Ваш курьер просто дебил, верните деньги", "дебил"],
    ["fr", "Votre livreur est un connard, rendez-moi mon argent", "connard"],
  ])("leads with the insulting word (%s: %s)", (language, text, word) => {
    expect(heaviest(text, "insult", language)).toBe(word);
  });

  it.each<readonly [Language, string, string]>([
    ["en", "The food was not good", "not"],
    ["ru", "Мне не понравилось", "не"],
    ["fr", "C'est pas bon", "pas"],
  ])("finds the negation (%s: %s)", (language, text, word) => {
    expect(
      why(text, "negative", language)
        .words.filter(({ weight }) => weight > 0)
        .map((one) => one.word.toLowerCase()),
    ).toContain(word);
  });

  it("tells what speaks against a tag by a weight below nothing", () => {
    const { words } = why("Great staff, lovely place, terrible delivery", "negative");
    expect(words.find(({ word }) => word === "terrible")?.weight).toBeGreaterThan(0);
    expect(words.find(({ word }) => word === "lovely")?.weight).toBeLessThan(0);
  });

  it("weighs words also where the tag is as good as certain", () => {
    const { chance, words } = why("Idiots! You are disgusting thieves and liars, you stupid morons", "toxic");
    expect(chance).toBeGreaterThan(0.9);
    expect(words.length).toBeGreaterThan(0);
  });

  it("finds the word that matters at the end of a long text", () => {
    const text = `${"The parcel came on Monday and the box was on the table in the hall. ".repeat(30)}You are an idiot.`;
    expect(why(text, "insult").words.map(({ word }) => word)).toContain("idiot");
  });

  it("explains “other” by what speaks for a named intent", () => {
    expect(why("Well, it is Tuesday", "other").chance).toBeGreaterThan(0);
  });

  it("counts emoji and places words behind them where they stand", () => {
    const text = "👩‍👩‍👧 came to the shop today 😡 you idiot";
    const { words } = why(text, "insult");
    for (const { from, to, word } of words) expect(text.slice(from, to)).toBe(word);
    expect(words[0]?.word).toBe("idiot");
    expect(heaviest("We came to the shop today 😡", "negative")).toBe("😡");
  });

  it("reads a text of 60 kB by its beginning and tells a dozen words at most", () => {
    const { words } = why("idiot ".repeat(10_000), "insult");
    expect(words.length).toBeLessThanOrEqual(12);
    for (const { to } of words) expect(to).toBeLessThanOrEqual(4000);
  });

  it("is silent about a text without words", () => {
    expect(why("", "negative").words).toEqual([]);
  });

  it("never throws, and quotes what stands in the text, whatever it holds", () => {
    fc.assert(
      fc.property(anyText(80), (text) => {
        for (const { from, to, word, weight } of why(text, "negative").words) {
          expect(text.slice(from, to)).toBe(word);
          expect(Number.isFinite(weight)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
