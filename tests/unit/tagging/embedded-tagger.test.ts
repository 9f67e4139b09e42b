import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { intents, languages, sentiments, tones, type Intent, type Language, type Sentiment, type Tags, type Tone } from "#lib/tagging/model";
import { anyText } from "./a-thread";

const tag = (text: string, rating?: number): Tags => shippedTagger().tag({ text, rating });
const raised = (text: string): readonly Tone[] => tones.filter((tone) => tag(text).tone[tone].on);

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

const inMood: readonly (readonly [Sentiment, string])[] = [
  ["positive", "Absolutely loved it, the staff were wonderful"],
  ["positive", "Это оооочень вкусно)))"],
  ["positive", "J'adore cette boutique, le personnel est adorable"],
  ["positive", "fucking great burger"],
  ["positive", "Пиздец какой вкусный торт"],
  ["positive", "Putain c'est trop bon !"],
  ["positive", "not bad at all"],
  ["positive", "Неплохо, мне понравилось"],
  ["positive", "Pas mal du tout, je recommande"],
  ["positive", "Не пожалели, что заказали"],
  ["positive", "❤️❤️❤️"],
  ["negative", "The food was not good"],
  ["negative", "Мне не понравилось, больше не приду"],
  ["negative", "Je n'aime pas du tout, vraiment décevant"],
  ["negative", "Nice shop but the delivery was terrible"],
  ["negative", "Вроде красиво, но качество ужасное"],
  ["negative", "Joli magasin mais accueil exécrable"],
  ["negative", "Great, another delay. Just what I needed."],
  ["negative", "Thanks for ruining my birthday"],
  ["negative", "Спасибо, что потеряли мою посылку"],
  ["negative", "Merci pour le retard, encore une fois"],
  ["negative", "Ну молодцы, опять сломали"],
  ["negative", "Nuuuul 😡"],
  ["negative", "Я вас найду и убью"],
  ["positive", "Ни одной проблемы за пять лет"],
  ["positive", "Спасибо, что не отписка!!!"],
  ["positive", "Thanks for not forgetting us"],
  ["negative", "Спасибо, что не перезвонили"],
  ["negative", "Absolute muppets at the depot"],
  ["neutral", "Do you open on Sunday? Thanks in advance!"],
  ["neutral", "Подскажите, как вы работаете в праздники? Заранее спасибо."],
  ["neutral", "Потребительский кредит в банке"],
  ["neutral", "The shop is on the corner of Main Street"],
  ["neutral", "Магазин находится на углу"],
  ["neutral", "Le magasin se trouve au coin de la rue"],
];

const withIntent: readonly (readonly [Intent, string])[] = [
  ["complaint", "My order arrived broken and nobody answers my emails"],
  ["complaint", "Третью неделю жду заказ, на звонки не отвечаете, верните деньги"],
  ["complaint", "Colis jamais reçu, service client injoignable, c'est inadmissible"],
  ["complaint", "This deal is a scam"],
  ["complaint", "Your shop is shit"],
  ["complaint", "Всё супер, но доставка опоздала на 3 часа"],
  ["complaint", "Idiots, you lost my parcel again and refuse a refund"],
  ["complaint", "Why do you keep charging me twice? This is outrageous, I want my money back, terrible service"],
  ["question", "Do you ship to Portugal?"],
  ["question", "how much is delivery"],
  ["question", "когда уже откроетесь"],
  ["question", "Подскажите пожалуйста, есть ли доставка в Казань"],
  ["question", "А во сколько вы открываетесь?"],
  ["question", "Bonjour, est-ce que vous livrez en Belgique"],
  ["question", "Savez-vous quand il sera de nouveau disponible ?"],
  ["praise", "Thank you so much for the quick delivery, the team is great"],
  ["praise", "Спасибо вашей команде за прекрасный вечер!"],
  ["praise", "Merci à toute l'équipe pour cet accueil chaleureux"],
  ["praise", "Best coffee in town!"],
  ["suggestion", "It would be nice to have a dark mode in the app"],
  ["suggestion", "Please add Apple Pay"],
  ["suggestion", "Could you add Apple Pay?"],
  ["suggestion", "Pourriez-vous ajouter Apple Pay ?"],
  ["suggestion", "Would love to see vegan options"],
  ["suggestion", "Было бы здорово, если бы добавили оплату по карте"],
  ["suggestion", "Предлагаю сделать второй вход со двора"],
  ["suggestion", "Il faudrait ajouter un paiement en deux fois"],
  ["suggestion", "Ce serait bien d'avoir une option végétarienne"],
  ["question", "Merci. Et le week-end, c'est pareil ?"],
  ["question", "Спасибо. А по выходным так же?"],
  ["complaint", "Remboursement promis, toujours rien. Merci de régler ça."],
  ["courtesy", "ok thnaks"],
  ["courtesy", "ок, спасбио"],
  ["courtesy", "ok thanks"],
  ["courtesy", "Thanks!"],
  ["courtesy", "ок, спасибо"],
  ["courtesy", "Хорошо, понял"],
  ["courtesy", "D'accord, merci"],
  ["courtesy", "Bonjour"],
  ["other", "first!"],
  ["other", "Я тут мимо проходил"],
  ["other", "Premier arrivé"],
];

const withTone: readonly (readonly [guarantee: string, text: string, raised: readonly Tone[]])[] = [
  ["name-calling of persons is an insult", "You are all idiots", ["insult"]],
  ["name-calling in Russian is an insult", "Вы все идиоты", ["insult"]],
  ["name-calling in French is an insult", "Bande d'abrutis", ["insult"]],
  ["calling the firm thieves is an insult", "Вы мошенники и воры", ["insult"]],
  ["calling the staff crooks in French is an insult", "Vous êtes des escrocs", ["insult"]],
  ["a rude word about a person is an insult", "your manager is stupid", ["insult"]],
  ["the same word about a thing is not", "what a stupid app", []],
  ["calling a deal a swindle is not an insult", "This deal is a scam", []],
  ["calling a deal a swindle in Russian is not an insult", "Это развод и обман", []],
  ["calling a deal a swindle in French is not an insult", "C'est une arnaque cette promo", []],
  ["quoting an insult one suffered is not an insult", "Your courier called me an idiot", []],
  ["quoting an insult one suffered in Russian is not one", "Ваш оператор обозвал меня дураком", []],
  ["quoting an insult one suffered in French is not one", "Votre vendeur m'a traité d'imbécile", []],
  ["an insult between quotation marks is not the writer's", 'The driver shouted "moron" at my wife', []],
  ["refusing to be taken for a fool is not an insult", "Не держите нас за дураков", []],
  ["being taken for a fool in French is not an insult", "Arrêtez de nous prendre pour des idiots", []],
  ["strong words are obscenity", "what the fuck is this", ["obscenity"]],
  ["masked strong words are obscenity", "f**k this queue", ["obscenity"]],
  ["stars that are not counted mask too", "such bulls*** again", ["obscenity"]],
  ["digits for letters mask too", "this is sh1t", ["obscenity"]],
  ["masked strong words in Russian are obscenity", "это п*здец, верните деньги", ["obscenity"]],
  ["letters of another alphabet do not hide a strong word", "нaxуй так жить", ["obscenity"]],
  ["masked strong words in French are obscenity", "p*tain, encore une panne", ["obscenity"]],
  ["obscenity in praise is obscenity", "Охуенно вкусно, спасибо!", ["obscenity"]],
  ["harm announced to persons is a threat", "I will find you and I will kill you", ["threat"]],
  ["harm announced in Russian is a threat", "Я вас найду и убью", ["threat"]],
  ["harm announced in French is a threat", "Je vais vous tuer", ["threat"]],
  ["harm to property is a threat", "I'm going to burn down your shop", ["threat"]],
  ["a hint at harm is a threat", "Знаю, где вы сидите, ждите гостей", ["threat"]],
  ["a hint at harm in French is a threat", "Je sais où vous habitez", ["threat"]],
  ["going to court is not a threat", "I will see you in court, my lawyer will sue you", []],
  ["going to court in Russian is not a threat", "Подам на вас в суд и напишу в Роспотребнадзор", []],
  ["going to court in French is not a threat", "On se retrouvera au tribunal, je porte plainte", []],
  ["a boycott is not a threat", "I will boycott your shop and tell everyone", []],
  ["a figure of speech is not a threat", "I would kill for that recipe", []],
  ["a figure of speech in Russian is not a threat", "Надо как-то убить время до открытия", []],
  ["a figure of speech in French is not a threat", "C'est à mourir de rire", []],
  ["advertising is spam", "Check out my channel and subscribe, link in bio https://spam.example", ["spam"]],
  ["offers of easy money in Russian are spam", "Заработок от 5000 руб в день без вложений, пишите в лс", ["spam"]],
  ["offers of loans in French are spam", "Offre de prêt entre particuliers, contactez-moi sur WhatsApp", ["spam"]],
  ["an offer with a discount and a link is spam", "Designer bags 70% off today only http://bags.example", ["spam"]],
  ["an offer with a discount and a telephone is spam", "Установка окон, скидки 40%, звоните +7 900 123 45 67", ["spam"]],
  ["praise that leads to the writer's own pages is spam", "Super article ! J'en parle sur mon blog http://blog.example", ["spam"]],
  ["quick money with a link is spam", "Loans without questions, cash in 5 minutes http://loans.example", ["spam"]],
  ["asking after a discount is not spam", "Is there a discount of 20% for students?", []],
  ["asking after a loan is not spam", "Кредит под 12% дадите?", []],
  ["thanks for a discount are not spam", "Great discount 20% today, thank you! https://shop.example/offer", []],
  ["a refused loan with a link is not spam", "Mon prêt a été refusé, taux trop élevé, voir https://banque.example", []],
  ["a slip of the finger makes no name-calling", "What a twist, the twists and turns of it", []],
  ["a complaint that holds a link is not spam", "My order is late again, see https://example.org/photo", []],
  ["a town whose name holds a strong word is not obscene", "Greetings from Scunthorpe, class assessment passed", []],
];

describe("the embedded tagger", () => {
  it.each(inLanguage)("names the language %s of «%s»", (language, text) => {
    expect(tag(text).language.label).toBe(language);
  });

  it.each(inMood)("hears %s in «%s»", (sentiment, text) => {
    expect(tag(text).sentiment.label).toBe(sentiment);
  });

  it.each(withIntent)("hears %s in «%s»", (intent, text) => {
    expect(tag(text).intent.label).toBe(intent);
  });

  it.each(withTone)("%s", (_guarantee, text, wanted) => {
    expect(raised(text)).toEqual(wanted);
  });

  it("an insult without a matter is no complaint", () => {
    for (const text of ["You are all idiots", "Вы все идиоты", "Bande d'abrutis"]) expect(tag(text).intent.label).not.toBe("complaint");
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

  it("is not sure of what it cannot read", () => {
    const tags = tag("Ich habe das Paket immer noch nicht bekommen, was ist da los");
    expect(tags.sentiment.confidence).toBeLessThan(0.6);
  });

  it("the platform's word on the language settles a tie and no more", () => {
    expect(shippedTagger().tag({ text: "super", languageHint: "fr" }).language.label).toBe("fr");
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
