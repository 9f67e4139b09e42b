import { readdirSync, readFileSync } from "node:fs";

import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";

import { areas } from "../../../app/_i18n/areas";
import { locales } from "#lib/auth/actor";

import { flatMessages } from "./flat-messages";

describe("messages", () => {
  it("are loaded from every file that is there", () => {
    for (const locale of locales) {
      const files = readdirSync(`messages/${locale}`).map((file) => file.replace(/\.json$/u, ""));
      expect(files.toSorted()).toEqual([...areas].toSorted());
    }
  });

  it.each(areas)("of %s have the same keys in every language", (area) => {
    const [english, ...others] = locales.map((locale) => [...flatMessages(locale, area).keys()].toSorted());
    for (const other of others) expect(other).toEqual(english);
  });

  it.each(areas)("of %s take the same arguments in every language", (area) => {
    const english = flatMessages("en", area);
    for (const locale of locales) {
      for (const [key, text] of flatMessages(locale, area)) {
        expect({ locale, key, takes: argumentsOf(text) }).toEqual({ locale, key, takes: argumentsOf(english.get(key) ?? "") });
      }
    }
  });

  it("in Russian say one, few and many wherever a word follows its number", () => {
    const careless = areas.flatMap((area) =>
      [...flatMessages("ru", area)].filter(([, text]) => hasCarelessPlural(parse(text))).map(([key]) => `${area}.${key}`),
    );
    expect(careless).toEqual([]);
  });

  it("in Russian know one word for a brand", () => {
    const marks = areas.flatMap((area) => [...flatMessages("ru", area)].filter(([, text]) => trademark.test(text)).map(([key]) => `${area}.${key}`));
    expect(marks).toEqual([]);
  });

  it("in French hold their signs to the word before them", () => {
    const loose = areas.flatMap((area) => [...flatMessages("fr", area)].filter(([, text]) => / [?!;:»%]|« /u.test(text)).map(([key]) => `${area}.${key}`));
    expect(loose).toEqual([]);
  });

  it("hold no straight apostrophe, which ICU takes for its own", () => {
    const quoted = locales.flatMap((locale) =>
      areas.filter((area) => readFileSync(`messages/${locale}/${area}.json`, "utf8").includes("'")).map((area) => `${locale}/${area}`),
    );
    expect(quoted).toEqual([]);
  });
});

/** «Марка» in any of its forms; a man may be called «Марк». */
const trademark = /(?<!\p{L})мар(?:к[аиеу]|кой|ками|кам|ках|ок)(?!\p{L})/iu;

const argumentsOf = (text: string): string[] => [...new Set(namesIn(parse(text)))].toSorted();

const namesIn = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...namesIn(element.children)];
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element.value, ...Object.values(element.options).flatMap(({ value }) => namesIn(value))];
    return [element.value];
  });

const hasCarelessPlural = (elements: readonly MessageFormatElement[]): boolean =>
  elements.some((element) => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return element.type === TYPE.tag && hasCarelessPlural(element.children);
    const counts = Object.values(element.options).some(({ value }) => value.some((part, place) => part.type === TYPE.pound && isWord(value[place + 1])));
    const isCareless = element.type === TYPE.plural && counts && ["one", "few", "many"].some((form) => !(form in element.options));
    return isCareless || Object.values(element.options).some(({ value }) => hasCarelessPlural(value));
  });

const isWord = (element: MessageFormatElement | undefined): boolean => element?.type === TYPE.literal && /^\s*\p{L}/u.test(element.value);
