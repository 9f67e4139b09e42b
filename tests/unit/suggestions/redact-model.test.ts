import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { hiddenKinds, piecesOf, redact, type HiddenKind, type Redaction } from "#lib/suggestions/redact-model";

const author = { name: "Vera Petrova", handle: "vera_p" };
const hide = (text: string, hidden: readonly HiddenKind[] = hiddenKinds, who: Redaction["author"] = author): string => redact(text, { hidden, author: who });

describe("redaction", () => {
  it.each([
    ["I am Vera Petrova, write to vera.petrova@mail.example or @vera_p", "I am [[name]], write to [[email]] or [[handle]]"],
    ["Petrova's order 48213 never came", "[[name]] order [[order]] never came"],
    ["Call me: +44 20 7946 0958, ref AB-12345", "Call me: [[phone]], ref [[order]]"],
    ["see instagram.com/vera_p and vera_p", "see [[handle]] and [[handle]]"],
  ])("hides in English: %j", (text, expected) => {
    expect(hide(text)).toBe(expected);
  });

  it.each([
    ["Это Вера Петрова, тел. 8 (495) 123-45-67", "Это [[name]], тел. [[phone]]"],
    ["Заказ № 1234-56 на имя Веры Петровой", "Заказ № [[order]] на имя [[name]]"],
    ["Номер заказа 77120, пишите на vera@почта.рф", "Номер заказа [[order]], пишите на [[email]]"],
    ["Верной дорогой идёте, я вам верю", "Верной дорогой идёте, я вам верю"],
    ["[id123|Вера], ответьте +79161234567", "[[handle]], ответьте [[phone]]"],
  ])("hides in Russian: %j", (text, expected) => {
    expect(hide(text, hiddenKinds, { name: "Вера Петрова", handle: null })).toBe(expected);
  });

  it.each([
    ["Commande n° 778 451, Zoé Lefèvre, 06 12 34 56 78", "Commande n° [[order]], [[name]], [[phone]]"],
    ["C'est Zoe, dossier FR778812", "C'est [[name]], dossier [[order]]"],
    ["Écrivez à zoe.lefevre@exemple.fr", "Écrivez à [[email]]"],
  ])("hides in French: %j", (text, expected) => {
    expect(hide(text, hiddenKinds, { name: "Zoé Lefèvre", handle: null })).toBe(expected);
  });

  it("hides what was asked for and nothing else", () => {
    expect(hide("Vera, order 48213, +44 20 7946 0958", ["phone"])).toBe("Vera, order 48213, [[phone]]");
    expect(hide("Vera on 2026-11-21 and 21.11.2026, 3 days late, 500 € lost", hiddenKinds)).toBe(
      "[[name]] on 2026-11-21 and 21.11.2026, 3 days late, 500 € lost",
    );
    expect(hide("Vera, order 48213", [])).toBe("Vera, order 48213");
  });

  it("never takes a visitor's words for a blank of ours", () => {
    expect(piecesOf(hide("[[name]] was here", []))).toEqual([{ text: "[ [name]] was here" }]);
    expect(piecesOf(hide("Vera: hello", ["name"]))).toEqual([{ hidden: "name" }, { text: ": hello" }]);
  });

  it("leaves no word of the name, no address and no handle, whatever stands around", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("Vera", "PETROVA", "vera@mail.example", "@vera_p", "please", "!", "«", "\n", "заказ"), { maxLength: 30 }),
        (words) => {
          const shown = hide(words.join(" ")).toLowerCase();
          expect(/vera|petrova/u.exec(shown)).toBeNull();
        },
      ),
    );
  });

  it("ends soon on hostile text", () => {
    for (const text of ["a".repeat(20_000), "@".repeat(20_000), "1 ".repeat(10_000), "№".repeat(20_000), "a.".repeat(10_000)])
      expect(hide(text).length).toBeGreaterThan(0);
  });
});
