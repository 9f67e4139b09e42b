import { describe, expect, it } from "vitest";

import { concretenessOf } from "#lib/people/verdict-model/concreteness";
import { areNearSame, likeness, signatureOf } from "#lib/people/verdict-model/minhash";
import { phrasesOf, says } from "#lib/people/verdict-model/phrases";
import { wordsOf } from "#lib/tagging/words-of";

describe("phrases", () => {
  const phrases = phrasesOf("{my|our own} ~ order*; lait; во-первых");

  it.each([
    ["my order", true],
    ["my last orders", true],
    ["our own new order", true],
    ["our new order", false],
    ["my very last order", false],
    ["order my", false],
    ["LAIT", true],
    ["Во-первых, нет", true],
    ["", false],
  ])("stand where their words do: %j", (text, found) => {
    expect(says(phrases, wordsOf(text))).toBe(found);
  });
});

describe("particulars", () => {
  it.each([
    ["order 44817", ["order-number"]],
    ["Заказ № 5520817", ["order-number"]],
    ["commande n° 7718802", ["order-number"]],
    ["I paid £84", ["amount"]],
    ["списали 4 300 рублей", ["amount"]],
    ["débité de 12,50 €", ["amount"]],
    ["since Monday", ["date"]],
    ["с 3 марта", ["date"]],
    ["le 12 mars", ["date"]],
    ["for three weeks", ["duration"]],
    ["третью неделю жду", ["duration"]],
    ["depuis dix jours", ["duration"]],
    ["your shop on Mill Street", ["place"]],
    ["магазин на Ленина", ["place"]],
    ["votre agence de Lyon", ["place"]],
    ["size 42", ["product"]],
    ["размер 46", ["product"]],
    ["taille 38", ["product"]],
    ["lol", []],
    ["", []],
    ["see https://example.org/2026-05-01/998877", []],
  ])("are found in %j", (text, kinds) => {
    expect(concretenessOf(text)).toEqual(kinds);
  });
});

const signed = (text: string): string => {
  const signature = signatureOf(text);
  if (signature === null) throw new Error(`${text} is too short.`);
  return signature;
};

describe("near-same texts", () => {
  const text = "Attention everybody, this firm supports the new bypass, please tell your friends and share this message";

  it("are told by what they share, whatever links, figures and marks were changed", () => {
    expect(likeness(signed(text), signed(`${text.toUpperCase()}!!! 2026 https://x.example`))).toBe(1);
    expect(areNearSame(signed(text), signed(text.replace("please tell your friends and", "tell all friends,")))).toBe(true);
    expect(areNearSame(signed(text), signed("My parcel with two kettles has been at the depot in Leeds since last Monday"))).toBe(false);
  });

  it("are not looked for among the short ones", () => {
    expect(signatureOf("ok thanks")).toBeNull();
    expect(signatureOf("12345 67890 😂😂😂 https://example.org/long/long/long")).toBeNull();
  });
});
