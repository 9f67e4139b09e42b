import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { locales, type Locale } from "#lib/auth/actor";
import { shippedTemplates } from "#lib/playbook/shipped/shipped-templates";
import {
  counterpartOf,
  fillTemplate,
  libraryOf,
  sharesShortcut,
  situations,
  unknownVariablesOf,
  variablesOf,
  type TemplateEntry,
} from "#lib/playbook/template-model";
import { checkDraft } from "#lib/tagging/drafts/check-draft";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

const filled: Readonly<Record<Locale, Parameters<typeof fillTemplate>[1]>> = {
  en: {
    name: "Marcus",
    post: "Evening delivery until 22:00",
    words: "bunch of clowns",
    rule: "No insults",
    clause: "3.1",
    case: "K-204",
    until: "Thursday 17:00",
    agent: "Anna",
    brand: "Kestrel Parcels",
    offer: "This follows from section 8 of our terms of sale.",
    refund: "What you have paid and not received goes back to you within 14 days.",
    contact: "Kestrel Parcels, 4 Dock Street, Leeds",
  },
  ru: {
    name: "Игорь",
    post: "Вечерняя доставка до 22:00",
    words: "клоуны",
    rule: "Без оскорблений",
    clause: "3.1",
    case: "К-204",
    until: "четверга, 17:00",
    agent: "Анна",
    brand: "Пустельга",
    offer: "Это предусмотрено пунктом 8 договора оферты.",
    refund: "Оплаченное и не полученное вернётся вам в течение 14 дней.",
    contact: "Пустельга, Москва, улица Доковая, 4",
  },
  fr: {
    name: "Hélène",
    post: "Livraison du soir jusqu’à 22 h",
    words: "bande de clowns",
    rule: "Pas d’insultes",
    clause: "3.1",
    case: "K-204",
    until: "jeudi 17 h",
    agent: "Luc",
    brand: "Crécerelle",
    offer: "Cela découle de l’article 8 de nos conditions de vente.",
    refund: "Ce que vous avez payé sans le recevoir vous est remboursé sous 14 jours.",
    contact: "Crécerelle, 4 rue du Quai, Lille",
  },
};

const insulted = new Set(["warning", "polite-guard", "bodyguard-notice"]);
const matter = { en: "third delay", ru: "третья задержка", fr: "troisième retard" } as const;

/** The words meant are an insult where the template is about one. */
const variablesFor = ({ language, situation }: TemplateEntry) => ({ ...filled[language], ...(insulted.has(situation) ? {} : { words: matter[language] }) });

describe("[A5] templates that ship", () => {
  it.each(locales)("are at least twenty in %s, for every situation of the method", (language) => {
    const own = shippedTemplates.filter((template) => template.language === language);
    expect(own.length).toBeGreaterThanOrEqual(20);
    expect(new Set(own.map(({ situation }) => situation))).toEqual(new Set(situations.filter((situation) => situation !== "other")));
  });

  it("are the same in every language", () => {
    const keys = locales.map((language) =>
      shippedTemplates.filter((one) => one.language === language).map(({ id, situation }) => `${id.split(".")[2] ?? ""} ${situation}`),
    );
    expect(keys[1]).toEqual(keys[0]);
    expect(keys[2]).toEqual(keys[0]);
  });

  it("ask for the same variables in every language, all of which are known", () => {
    for (const template of shippedTemplates) {
      const english = shippedTemplates.find(({ id }) => id === template.id.replace(/^shipped\.../u, "shipped.en"));
      expect({ id: template.id, asks: variablesOf(template.body).toSorted() }).toEqual({ id: template.id, asks: variablesOf(english?.body ?? "").toSorted() });
      expect(unknownVariablesOf(template.body)).toEqual([]);
    }
  });

  it.each(shippedTemplates.map((template) => ({ id: template.id, template })))("pass the check of drafts: $id", ({ template }) => {
    const { words = "", ...variables } = variablesFor(template);
    const { name, brand } = variables;
    const { problems } = checkDraft({
      comment: words,
      draft: fillTemplate(template.body, { ...variables, words }).text,
      language: template.language,
      customerName: name,
      brandNames: [brand ?? ""],
      languageOf: (text) => shippedTagger().tag({ text }).language.label,
    });
    expect(problems.map(({ kind, quote }) => ({ kind, quote }))).toEqual([]);
  });

  it("can each be told by their shortcut", () => {
    const doubled = shippedTemplates.filter((one) => shippedTemplates.some((other) => other.id !== one.id && sharesShortcut(other, one)));
    expect(doubled.map(({ id }) => id)).toEqual([]);
  });
});

describe("[A5] filling a template", () => {
  it("names what is missing and leaves it standing", () => {
    expect(fillTemplate("Hello {name}, see {clause}. {agent}", { name: "Vera", clause: " " })).toEqual({
      text: "Hello Vera, see {clause}. {agent}",
      missing: ["clause", "agent"],
    });
  });

  it("never reads a customer's name as a variable", () => {
    expect(fillTemplate("Hello {name}, {agent}", { name: "{agent} $1 $&", agent: "Anna" })).toEqual({ text: "Hello {agent} $1 $&, Anna", missing: [] });
  });

  it.each([
    { body: "Object here: {contact}.", contact: "4 Dock Street, Leeds.", text: "Object here: 4 Dock Street, Leeds." },
    { body: "Object here: {contact}.", contact: "Is it us? Call!", text: "Object here: Is it us? Call!" },
    { body: "Object here: {contact}.", contact: "4 Dock Street", text: "Object here: 4 Dock Street." },
    { body: "Object here: {contact}...", contact: "Us.", text: "Object here: Us...." },
    { body: "Object here: {contact}.", contact: "", text: "Object here: {contact}." },
  ])("ends a sentence once: $body with “$contact”", ({ body, contact, text }) => expect(fillTemplate(body, { contact }).text).toBe(text));

  it("names braces that are no variable", () => {
    expect(unknownVariablesOf("Hello {name}, {nmae} { name } {}")).toEqual(["nmae", " name ", ""]);
  });

  it("fills everything where everything is known, whatever people are called", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        const { missing } = fillTemplate("{name} {name}", { name });
        expect(missing).toEqual(name.trim() === "" ? ["name"] : []);
      }),
    );
  });
});

describe("[A5] the library", () => {
  const entry = (change: Partial<TemplateEntry>): TemplateEntry => ({
    id: "shipped.en.thanks",
    brandId: null,
    language: "en",
    situation: "thanks",
    title: "Thanks",
    body: "Hello",
    shortcut: "thanks",
    archivedAt: null,
    ...change,
  });

  it("shows a shipped template with the team's words, under its own name", () => {
    const library = libraryOf([entry({})], [entry({ body: "Hi" }), entry({ id: "tpl_1", situation: "other" })]);
    expect(library.map(({ id, body, origin }) => [id, body, origin])).toEqual([
      ["shipped.en.thanks", "Hi", "adapted"],
      ["tpl_1", "Hello", "own"],
    ]);
  });

  it("holds shortcuts apart only where both could be meant", () => {
    expect(sharesShortcut(entry({ id: "1", brandId: "a" }), entry({ brandId: "b" }))).toBe(false);
    expect(sharesShortcut(entry({ id: "1", brandId: "a" }), entry({}))).toBe(true);
    expect(sharesShortcut(entry({ id: "1", archivedAt: new Date(0) }), entry({}))).toBe(false);
    expect(sharesShortcut(entry({ id: "1", language: "fr" }), entry({}))).toBe(false);
  });
});

describe("the same form of words in another language", () => {
  const own = {
    id: "tpl_1",
    brandId: null,
    language: "fr",
    situation: "other",
    title: "Colis perdu",
    body: "Bonjour",
    shortcut: "lost",
    archivedAt: null,
  } as const;
  const english: TemplateEntry = { ...own, id: "tpl_2", language: "en", body: "Hello" };

  it("is what ships under the same key", () => {
    const french = shippedTemplates.filter(({ language }) => language === "fr");
    expect(french.map((one) => counterpartOf(one, shippedTemplates, "ru")?.id)).toEqual(french.map(({ id }) => id.replace(".fr.", ".ru.")));
  });

  it("is the team's own under the same shortcut, for the same situation and brand", () => {
    expect(counterpartOf(own, [own, english], "en")).toBe(english);
    for (const other of [{ shortcut: "else" }, { situation: "thanks" }, { brandId: "brd_1" }, { archivedAt: new Date(0) }] as const)
      expect(counterpartOf(own, [{ ...english, ...other }], "en")).toBeUndefined();
    expect(counterpartOf({ ...own, shortcut: null }, [{ ...english, shortcut: null }], "en")).toBeUndefined();
  });
});
