import { describe, expect, it } from "vitest";

import { offendingSentence, quoteLengthMax } from "#lib/conduct/quote-model";
import { namesInsult } from "#lib/conduct/warning-model";

const weighing = (text: string, ...words: readonly (readonly [string, number])[]) =>
  words.map(([word, weight]) => ({ from: text.indexOf(word), to: text.indexOf(word) + word.length, weight }));

describe("the words that a person is told they said", () => {
  it.each([
    { language: "en", text: "My kettle leaks. You are idiots, all of you! Call me on Monday.", word: "idiots", quote: "You are idiots, all of you!" },
    { language: "ru", text: "Чайник течёт с понедельника. Вы идиоты. Жду звонка.", word: "идиоты", quote: "Вы идиоты" },
    { language: "fr", text: "La bouilloire fuit. Bande d’idiots ! J’attends votre appel.", word: "idiots", quote: "Bande d’idiots !" },
  ] as const)("are the sentence that holds the offence, and no other ($language)", ({ language, text, word, quote }) =>
    expect(offendingSentence(text, language, weighing(text, [word, 2]))).toBe(quote),
  );

  it("are the sentence that weighs most where several offend; what speaks against it counts for nothing", () => {
    const text = "You fool. You liar and thief. Thank you, dear team.";
    expect(offendingSentence(text, "en", weighing(text, ["fool", 2], ["liar", 1.5], ["thief", 1.5], ["dear", -9]))).toBe("You liar and thief");
  });

  it("are the text as it begins where no word tells", () => {
    expect(offendingSentence("  Buy watches here.  ", "en", [])).toBe("Buy watches here");
    const long = "Buy watches here and tell your friends. ".repeat(20);
    expect(long.startsWith(offendingSentence(long, "und", []))).toBe(true);
  });

  it("are never more than a warning can repeat, cut between words, with the heaviest in them, and name the insult", () => {
    const text = `${"and so on ".repeat(60)}you idiots ${"and so on ".repeat(60)}`;
    const quote = offendingSentence(text, "en", weighing(text, ["idiots", 3], ["so", 0.2]));
    expect(quote.length).toBeLessThanOrEqual(quoteLengthMax);
    expect(quote).toMatch(/^(?:and|so|on|you)\b.*\bidiots\b.*\b(?:and|so|on)$/u);
    expect(namesInsult({ text: `You wrote “${quote}”.`, quote, itemText: text })).toBe(true);
  });
});
