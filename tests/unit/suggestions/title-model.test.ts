import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { titleOf } from "#lib/suggestions/title-model";

describe("the first name of a group of suggestions", () => {
  it.each([
    ["Hi!", "Hi! Open on Sundays. I work all week.", "Open on Sundays"],
    ["a greeting by name", "Hello Kestrel, a lift at the shop, thanks!", "A lift at the shop"],
    ["Please", "Morning. Please make the claim form work on a phone. It cuts off.", "Make the claim form work on a phone"],
    ["a connector", "And another thing: you should show the van on a map.", "Show the van on a map"],
    ["a question's frame", "Dear team, could you please add a dark theme?", "Add a dark theme"],
    ["an announcement", "Right, an idea: a tray for keys on the counter", "A tray for keys on the counter"],
    ["И ещё:", "И ещё: было бы хорошо видеть очередь до выхода из дома.", "Видеть очередь до выхода из дома"],
    ["обращение", "Уважаемые, добавьте в выписку название магазина!!!", "Добавьте в выписку название магазина"],
    ["вежливое слово", "Здравствуйте! Сделайте, пожалуйста, тёмную тему.", "Сделайте тёмную тему"],
    ["рамка вопроса", "Народ, почему бы не присылать чек на почту?", "Присылать чек на почту"],
    ["Bonjour,", "Bonjour, pourriez-vous ajouter des prises près des fauteuils ?", "Ajouter des prises près des fauteuils"],
    ["une tournure", "Et puis : ce serait bien d’afficher l’attente aux urgences.", "Afficher l’attente aux urgences"],
    ["une formule", "Madame, Monsieur, ouvrez le dimanche matin s'il vous plaît", "Ouvrez le dimanche matin"],
  ])("goes without %s", (_what, text, title) => expect(titleOf(text)).toBe(title));

  it.each([
    ["Why no oat milk any more? Bring it back!", "Why no oat milk any more?"],
    ["It'd be nice if the app had a dark mode", "It'd be nice if the app had a dark mode"],
    ["Было бы здорово, если бы можно было оплатить через СБП", "Было бы здорово, если бы можно было оплатить через СБП"],
    ["Можно кнопку «не звонить мне» в приложении?", "Можно кнопку «не звонить мне» в приложении?"],
    ["Et si le devis arrivait avec la convocation ?", "Et si le devis arrivait avec la convocation ?"],
    ["Apple Pay, a dark theme: both", "Apple Pay, a dark theme: both"],
    ["iPhone app", "iPhone app"],
  ])("keeps %j, which says nothing without its first words", (text, title) => expect(titleOf(text)).toBe(title));

  it("is the words themselves where nothing else is left", () => {
    expect(titleOf("Please!")).toBe("Please!");
    expect(titleOf("  A\n\nb ")).toBe("A b");
  });

  it("is cut between words", () => {
    const title = titleOf(`Please ${"open ".repeat(40)}`);
    expect(title).toMatch(/^Open open .*open…$/u);
    expect(title.length).toBeLessThanOrEqual(91);
  });

  it("is short and said of any text, hostile ones too", () => {
    const pieces = fc.constantFrom("please ", "Hi ", "и ещё: ", ",", "…", "s'il vous plaît ", "@", "\u0000", "🤷", "a", "?");
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 2_000, size: "max" }), (read) => {
        expect(titleOf(read.join("")).length).toBeLessThanOrEqual(91);
      }),
      { seed: 7 },
    );
  });
});
