import { describe, expect, it } from "vitest";

import { readByRules, type RuleReading } from "#lib/tagging/embedded/traits";
import { lexiconOf } from "#lib/tagging/lexicon/lexicon-of";
import { tones, type Sentiment } from "#lib/tagging/model";
import { scan } from "#lib/tagging/reading/scan";
import { inMood, withIntent, withTone } from "./sentences";

const languageOf = (text: string): "en" | "ru" | "fr" => {
  if (/[а-яё]/iu.test(text)) return "ru";
  return /[àâçéèêîôù]|\b(?:je|vous|votre|merci|bande|nul+|pas|c'est|ce|cette|bonjour|offre|joli|arrêtez|les?|une?|la|mon|bien|encore)\b/iu.test(text)
    ? "fr"
    : "en";
};

const read = (text: string): RuleReading => readByRules(scan(text), lexiconOf(languageOf(text)));

const clear = 0.75;

const moodOf = ({ mood }: RuleReading): Sentiment => {
  const balance = mood.positive - mood.negative;
  if (Math.abs(balance) < clear) return "neutral";
  return balance > 0 ? "positive" : "negative";
};

describe("the rules, before anything is learnt", () => {
  it.each(inMood)("hear %s in «%s»", (sentiment, text) => {
    expect(moodOf(read(text))).toBe(sentiment);
  });

  it.each(withIntent)("hear %s in «%s»", (intent, text) => {
    expect(read(text).intent.label).toBe(intent);
  });

  it.each(withTone)("%s", (_guarantee, text, wanted) => {
    const { tone } = read(text);
    expect(tones.filter((name) => name !== "toxic" && tone[name] >= 0.5)).toEqual(wanted);
  });
});
