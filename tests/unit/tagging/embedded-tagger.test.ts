import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { intents, languages, sentiments, tones, type Language, type Tags, type Tone } from "#lib/tagging/model";
import { anyText } from "./a-thread";
import { inMood, withIntent, withTone } from "./sentences";

const tag = (text: string, rating?: number): Tags => shippedTagger().tag({ text, rating });
/** The flags a text raises, without the one that says no more than that it offends. */
const raised = (text: string): readonly Tone[] => tones.filter((tone) => tone !== "toxic" && tag(text).tone[tone].on);

const inLanguage: readonly (readonly [Language, string])[] = [
  ["en", "Where can I find the opening hours of your shop?"],
  ["en", "thanks a lot"],
  ["ru", "Подскажите, до скольки вы работаете?"],
  ["ru", "ну такое"],
  ["ru", "спасибо"],
  ["fr", "Bonjour, quels sont vos horaires ?"],
  ["fr", "Merci beaucoup"],
  ["fr", "ca marche pas du tout votre truc"],
  ["de", "Ich habe das Paket immer noch nicht bekommen, was ist da los?"],
  ["es", "Hola, ¿cuándo llega mi pedido? Gracias"],
  ["it", "Buongiorno, non ho ancora ricevuto il mio ordine, grazie"],
  ["pt", "Olá, vocês não entregam no meu bairro? Obrigado"],
  ["uk", "Підкажіть, будь ласка, коли буде моє замовлення?"],
  ["und", "👍👍👍"],
  ["und", "+1"],
  ["und", "おはようございます、いい天気ですね"],
  ["und", ""],
  ["und", "🙂 12345 !!!"],
];

describe("the embedded tagger", () => {
  it.each(inLanguage)("names the language %s of «%s»", (language, text) => {
    expect(tag(text).language.label).toBe(language);
  });

  // The trained tagger weighs more than one rule at a time: of the sentences that the rules are tested with it may miss a few.
  it("hears the mood, the intent and the tone of nearly all sentences that rules were written for", () => {
    const moods = inMood.filter(([sentiment, text]) => tag(text).sentiment.label === sentiment);
    const namedIntents = withIntent.filter(([intent, text]) => tag(text).intent.label === intent);
    const flags = withTone.filter(([, text, wanted]) => raised(text).join() === wanted.join());
    expect(moods.length / inMood.length).toBeGreaterThan(0.8);
    expect(namedIntents.length / withIntent.length).toBeGreaterThan(0.85);
    expect(flags.length / withTone.length).toBeGreaterThan(0.65);
  });

  it("stars weigh more than a few words", () => {
    expect(tag("Delivery", 1).sentiment.label).toBe("negative");
    expect(tag("Доставка", 5).sentiment.label).toBe("positive");
    expect(tag("Nothing to add", 5).sentiment.label).toBe("positive");
    expect(tag("Bien", 1).sentiment.label).toBe("negative");
    expect(tag("One star", 1).intent.label).toBe("complaint");
    expect(tag("Five stars", 5).intent.label).toBe("praise");
  });

  it("more evidence makes it surer", () => {
    expect(tag("terrible, awful, disgusting, never again").sentiment.confidence).toBeGreaterThan(tag("a bit slow").sentiment.confidence);
    expect(tag("идиоты, дебилы, мрази").tone.insult.confidence).toBeGreaterThan(tag("клоун").tone.insult.confidence);
    expect(tag("Where is the order that I placed with you last week?").language.confidence).toBeGreaterThan(tag("the plan").language.confidence);
  });

  it("the platform's word on the language settles a tie and no more", () => {
    expect(shippedTagger().tag({ text: "menu", languageHint: "fr" }).language.label).toBe("fr");
    expect(shippedTagger().tag({ text: "Where is my order? I want it now please", languageHint: "fr" }).language.label).toBe("en");
  });

  it("the same text is always tagged the same, whatever was tagged in between", () => {
    const before = tag("Где мой заказ?? Верните деньги, идиоты!");
    for (const [, text] of withIntent) tag(text);
    expect(tag("Где мой заказ?? Верните деньги, идиоты!")).toEqual(before);
  });
});

const isJudged = (tags: Tags): void => {
  const confidences = [tags.language.confidence, tags.sentiment.confidence, tags.intent.confidence, ...tones.map((tone) => tags.tone[tone].confidence)];
  expect(confidences.filter((confidence) => !(confidence >= 0 && confidence <= 1))).toEqual([]);
  expect([languages.includes(tags.language.label), sentiments.includes(tags.sentiment.label), intents.includes(tags.intent.label), tags.tagger]).toEqual([
    true,
    true,
    true,
    shippedTagger().name,
  ]);
};

describe("the embedded tagger, given nothing to offend", () => {
  const flags = (text: string): readonly Tone[] => tones.filter((tone) => tag(text).tone[tone].on);

  it.each(["", " ", "12345", "你好", "مرحبا", "Γειά σου", "@masha", "\u0000", "\ud83d", "🙂", "👍👍"])("raises no flag of %j", (text) =>
    expect(flags(text)).toEqual([]),
  );

  it.each([
    "Service",
    "Delivery",
    "Very long",
    "Where is it?",
    "Not yet",
    "Same here",
    "In Leeds",
    "Order 4471",
    "On Monday",
    "The blue one",
    "Сервис",
    "Доставка",
    "Очень долго",
    "Опять очередь в кассу",
    "Заказ не пришёл",
    "Плохой сервис, мой заказ не пришёл",
    "Где он?",
    "Ещё нет",
    "В понедельник",
    "Синий",
    "Livraison",
    "Très long",
    "Où est-il ?",
    "Pas encore",
    "Encore la queue à la caisse",
    "Commande pas arrivée",
    "Lundi",
    "Le bleu",
    "À Lyon",
    "Pareil",
  ])("raises no flag of «%s»", (text) => expect(flags(text)).toEqual([]));
});

describe("the embedded tagger, given visitors among themselves", () => {
  it.each([
    "@Moira I can help you with that…",
    "I will help you",
    "@Tom I had the same, I can show you how",
    "@Ирина я вам помогу",
    "@Igor могу помочь с этим",
    "@Paul je peux vous aider",
    "Je peux t'aider",
    "tu as essayé le site ?",
  ])("raises no flag of «%s»", (text) => expect(tones.filter((tone) => tag(text).tone[tone].on)).toEqual([]));

  it.each(["I will find you", "I know where you live", "Я тебя найду", "Я знаю где ты живёшь", "je vais te trouver", "je sais où tu habites"])(
    "hears the threat in «%s»",
    (text) => expect(raised(text)).toContain("threat"),
  );
});

describe("the embedded tagger, given disguises", () => {
  it("reads accents written apart as if they stood in their letters", () => {
    for (const text of ["Très déçu, commande jamais reçue", "Мой заказ не пришёл, жду ещё"]) {
      const { sentiment, tone, intent } = tag(text);
      expect(tag(text.normalize("NFD"))).toMatchObject({ sentiment, tone, intent });
    }
  });

  it("joins letters that are set apart, and hears no more in them than in the word", () => {
    expect(raised("you are an i d i o t")).toContain("insult");
    expect(raised("это П И З Д Е Ц")).toContain("obscenity");
    expect(raised("we meet at e i g h t")).toEqual([]);
    expect(raised("you are an a p p l e")).toEqual(raised("you are an apple"));
    expect(raised("f\u200buck this")).toContain("obscenity");
  });
});

describe("the embedded tagger, given anything", () => {
  it("never throws and never claims more than certainty", () => {
    const piece = fc.oneof(
      anyText(60),
      fc.constantFrom(
        "\u0000",
        "\ud800",
        "\udfff",
        "\u202eabc",
        "مرحبا",
        "שלום",
        "п*",
        "f**",
        "((((",
        "))))",
        "«",
        '"',
        "> ",
        "@",
        "@@",
        "http://",
        "www.",
        ".com",
        "1234567890",
        "не ",
        "constructor",
        "__proto__",
        "😡",
        "ооооооо",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.option(fc.double(), { nil: undefined }), (pieces, rating) => {
        isJudged(shippedTagger().tag({ text: pieces.join(""), rating }));
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it.each(["a", "f*", "((", '"« ', "идиот ", "would ", "@a ", "http://a ", "\u0000", "\ud83d", "?!"])(
    "sixty thousand characters of «%s» are judged by their beginning",
    (unit) => {
      const text = unit.repeat(Math.ceil(60_000 / unit.length));
      isJudged(tag(text));
      expect(tag(text)).toEqual(tag(text.slice(0, 4000)));
    },
  );
});
