import { describe, expect, it } from "vitest";

import { createEmbeddedTagger } from "#lib/tagging/embedded/embedded-tagger";
import { shippedTagger, shippedWeights } from "#lib/tagging/embedded/shipped-tagger";
import { draftLine } from "#lib/tagging/lines/draft-line";
import { formsMax } from "#lib/tagging/reading/forms";

const tag = (text: string) => shippedTagger().tag({ text });

/** Words that no text held before, more of them than are remembered. */
const newWords = (prefix: string): string =>
  Array.from(
    { length: formsMax + 1_000 },
    (_, place) => `${prefix}${place.toString(26).replaceAll(/\d/gu, (digit) => "qrstuvwxyz".charAt(Number(digit)))}`,
  ).join(" ");

const judged = ["what a moron", "your courier is a liar and a crook", "I will smash your windows", "Где мой заказ?", "Merci beaucoup !"];

describe("remembered words", () => {
  it("are forgotten when there are too many, and texts are read as before", () => {
    const before = judged.map(tag);
    const words = newWords("wo").split(" ");
    for (let from = 0; from < words.length; from += 400) tag(words.slice(from, from + 400).join(" "));
    expect(judged.map(tag)).toEqual(before);
  });

  it("outlive a draft that holds more of them than are kept", () => {
    const before = judged.map(tag);
    draftLine(JSON.stringify({ id: 1, comment: "Where is it?", draft: newWords("dra") }), shippedTagger());
    expect(judged.map(tag)).toEqual(before);
  });

  it("are each tagger's own, however their texts take turns", () => {
    const other = createEmbeddedTagger({ ...shippedWeights(), name: "other", headTable: new Int8Array(shippedWeights().headTable.length) });
    const before = judged.map(tag);
    const turns = judged.map((text) => [other.tag({ text }), tag(text)] as const);
    expect(turns.map(([, own]) => own)).toEqual(before);
    expect(turns.map(([theirs]) => theirs)).toEqual(judged.map((text) => other.tag({ text })));
  });
});
