import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReasonCode } from "#lib/tagging/settle-model";
import { settleThread } from "#lib/tagging/settle-thread";
import { aThread, anyText, brand, post, says, settled, type Line } from "./a-thread";

const asks: Line = { intent: "question" };
const complains: Line = { intent: "complaint", sentiment: "negative" };
const lauds: Line = { intent: "praise", sentiment: "positive" };
const thanks: Line = { intent: "courtesy", sentiment: "positive" };
const asked = [post(), says("Anna", "Where is my parcel?", asks)] as const;

type Case = readonly [guarantee: string, lines: readonly Line[], verdicts: readonly string[]];

const afterAnswer: readonly Case[] = [
  [
    "thanks alone after an answer need nothing",
    [...asked, brand("In Lyon.", { to: 1 }), says("Anna", "ok thanks", { ...thanks, to: 2 })],
    ["-ours", "question<m2", "-ours", "-closed-with-thanks"],
  ],
  [
    "спасибо after an answer needs nothing",
    [post(), says("Мария", "Где заказ?", asks), brand("Мария, в пути."), says("Мария", "Спасибо большое!", thanks)],
    ["-ours", "question<m2", "-ours", "-closed-with-thanks"],
  ],
  [
    "merci after an answer needs nothing",
    [post(), says("Paul", "Où est mon colis ?", asks), brand("À Lyon.", { to: 1 }), says("Paul", "Merci beaucoup pour votre réponse", { ...lauds, to: 2 })],
    ["-ours", "question<m2", "-ours", "-closed-with-thanks"],
  ],
  [
    "a thumb after an answer needs nothing",
    [...asked, brand("In Lyon.", { to: 1 }), says("Anna", "👍", { to: 2 })],
    ["-ours", "question<m2", "-ours", "-closed-with-thanks"],
  ],
  [
    "a cross face after an answer is no thanks",
    [...asked, brand("In Lyon.", { to: 1 }), says("Anna", "😡", { sentiment: "negative", to: 2 })],
    ["-ours", "question<m2", "-ours", "remark"],
  ],
  [
    "a new question after an answer waits again",
    [...asked, brand("In Lyon.", { to: 1 }), says("Anna", "And when will it come?", { ...asks, to: 2 })],
    ["-ours", "question<m2", "-ours", "new-matter"],
  ],
  [
    "a new complaint after an answer waits again, thanks or not",
    [...asked, brand("In Lyon.", { to: 1 }), says("Anna", "Thanks, but it is broken", { ...complains, to: 2 })],
    ["-ours", "question<m2", "-ours", "new-matter"],
  ],
  [
    "a new matter is answered by the next reply, not by the earlier one",
    [...asked, brand("In Lyon.", { to: 1 }), says("Anna", "And when will it come?", { ...asks, to: 2 }), brand("Tomorrow.", { to: 3 })],
    ["-ours", "question<m2", "-ours", "new-matter<m4", "-ours"],
  ],
  [
    "a detail the brand asked for waits again",
    [...asked, brand("Could you tell us the order number?", { to: 1 }), says("Anna", "It is 448812", { to: 2 })],
    ["-ours", "question<m2", "-ours", "asked-detail"],
  ],
  [
    "a detail given in Russian waits again",
    [post(), says("Мария", "Где заказ?", asks), brand("Мария, напишите номер заказа, пожалуйста."), says("Мария", "Заказ 55021, оформлен в пятницу")],
    ["-ours", "question<m2", "-ours", "asked-detail"],
  ],
  [
    "a detail given in French with a complaint is the detail",
    [post(), says("Paul", "Où est mon colis ?", asks), brand("Paul, précisez votre numéro de commande."), says("Paul", "FR88123, et c'est honteux", complains)],
    ["-ours", "question<m2", "-ours", "asked-detail"],
  ],
  [
    "thanks to a reply that asked for a detail give no detail",
    [...asked, brand("Could you tell us the order number?", { to: 1 }), says("Anna", "ok thanks, will look", { ...thanks, to: 2 })],
    ["-ours", "question<m2", "-ours", "-closed-with-thanks"],
  ],
  ["thanks before any answer are praise", [post(), says("Anna", "Thank you", thanks)], ["-ours", "praise"]],
  [
    "thanks by somebody the brand did not answer are praise",
    [...asked, brand("In Lyon.", { to: 1 }), says("Boris", "Thank you", thanks)],
    ["-ours", "question<m2", "-ours", "praise"],
  ],
  [
    "praise without thanks after an answer deserves its own",
    [...asked, brand("In Lyon.", { to: 1 }), says("Anna", "I must say that your new shop in Lyon is a real beauty", { ...lauds, to: 2 })],
    ["-ours", "question<m2", "-ours", "praise"],
  ],
];

const amongVisitors: readonly Case[] = [
  [
    "visitors talking to each other need no answer",
    [...asked, says("Boris", "Mine came after a week", { to: 1 })],
    ["-ours", "question", "-addressed-elsewhere"],
  ],
  [
    "a question to another visitor needs no answer",
    [...asked, says("Boris", "When did you order?", { ...asks, to: 1 }), says("Anna", "On Monday", { to: 2 })],
    ["-ours", "question", "-addressed-elsewhere", "-addressed-elsewhere"],
  ],
  [
    "a visitor who names the brand to another speaks to the brand too",
    [...asked, says("Boris", "Parley Shop, answer her!", { ...complains, to: 1 })],
    ["-ours", "question", "complaint"],
  ],
  [
    "an inflected Russian name of the brand is heard",
    [post(), says("Мария", "Где заказ?", asks), says("Пётр", "Ромашке всё равно", { ...complains, to: 1 })],
    ["-ours", "question", "complaint"],
  ],
  [
    "once the brand takes part in a branch, visitors there speak to it as well",
    [...asked, brand("In Lyon.", { to: 1 }), says("Boris", "Mine is lost too", { ...complains, to: 1 })],
    ["-ours", "question<m2", "-ours", "complaint"],
  ],
  [
    "a reply to the brand's comment is for the brand",
    [...asked, brand("In Lyon.", { to: 1 }), says("Boris", "And mine?", { ...asks, to: 2 })],
    ["-ours", "question<m2", "-ours", "question"],
  ],
  [
    "a flat comment that opens with another visitor's name is for that visitor",
    [post(), says("Пётр", "Всё плохо", complains), says("Мария", "Петя, ты не прав, там отличные пироги")],
    ["-ours", "complaint", "-addressed-elsewhere"],
  ],
  [
    "where the brand takes part, a visitor who names another still speaks to that one",
    [...asked, brand("In Lyon.", { to: 1 }), says("Boris", "Anna, grow up", { to: 1 })],
    ["-ours", "question<m2", "-ours", "-addressed-elsewhere"],
  ],
  [
    "no comma is needed where the words hang from the one they name",
    [...asked, brand("In Lyon.", { to: 1 }), says("Boris", "ANNA GROW UP.", { to: 1 })],
    ["-ours", "question<m2", "-ours", "-addressed-elsewhere"],
  ],
  [
    "words about the one they hang from are heard by the brand that takes part",
    [...asked, brand("In Lyon.", { to: 1 }), says("Boris", "Anna is right, mine is lost too", { ...complains, to: 1 })],
    ["-ours", "question<m2", "-ours", "complaint"],
  ],
  [
    "a name that ends the sentence speaks to its bearer",
    [
      post(),
      says("Dora", "Where is my parcel?", asks),
      brand("In Lyon.", { to: 1 }),
      says("Boris", "I don't think that's fair, Dora. They do what they can", { to: 1 }),
    ],
    ["-ours", "question<m2", "-ours", "-addressed-elsewhere"],
  ],
  [
    "a pseudonym with a full stop in it is a name",
    [post(), says("olya.knits", "Всё плохо", complains), says("Мария", "olya.knits, вы путаете две вещи")],
    ["-ours", "complaint", "-addressed-elsewhere"],
  ],
  [
    "a platform's mention in one word is a name of two",
    [post(), says("Olya Knits", "Bad", complains), says("Maria", "@OlyaKnits how did it end?", asks)],
    ["-ours", "complaint", "-addressed-elsewhere"],
  ],
  [
    "whoever names another visitor and the brand speaks to the brand too",
    [...asked, brand("In Lyon.", { to: 1 }), says("Boris", "Anna, Parley Shop never answers me", { ...complains, to: 1 })],
    ["-ours", "question<m2", "-ours", "complaint"],
  ],
  [
    "a friend who is asked something by handle is asked, not the brand",
    [post(), says("Anna", "@DylanGarside isn't that your street?", asks), says("Paul", "@LucienV. c'est toi sur la photo ?", asks), says("Мария", "Зухра 👀")],
    ["-ours", "-tag-a-friend", "-tag-a-friend", "-tag-a-friend"],
  ],
  [
    "a question to the house by its role or to who signs for it waits",
    [post(), says("Anna", "@support where is my parcel?", asks), says("Paul", "@anna_agent where is mine?", asks), says("Zoe", "@parleyshop and mine?", asks)],
    ["-ours", "question", "question", "question"],
  ],
  [
    "somebody who goes on under their own comment still speaks to the brand",
    [...asked, says("Anna", "It was due on Monday", { ...complains, to: 1 })],
    ["-ours", "question", "complaint"],
  ],
  [
    "showing the page to a friend needs no answer",
    [post(), says("Anna", "@masha look!"), says("Пётр", "@olga_k смотри какая красота", lauds), says("Paul", "@julie 😍")],
    ["-ours", "-tag-a-friend", "-tag-a-friend", "-tag-a-friend"],
  ],
  [
    "a friend called by name to look is a friend shown the page",
    [post(), says("Пётр", "Маша, смотри!"), says("Paul", "Julie regarde ça")],
    ["-ours", "-tag-a-friend", "-tag-a-friend"],
  ],
  ["a complaint that calls a friend is still a complaint", [post(), says("Anna", "@masha they lost it", complains)], ["-ours", "complaint"]],
  ["a call to the brand by its handle is no friend shown the page", [post(), says("Anna", "@parley_shop hello?", asks)], ["-ours", "question"]],
];

const flatTalk: readonly Case[] = [
  [
    "a name without its comma is called where the sentence goes on to its bearer",
    [post(), says("Magali Prat", "Trop cher", complains), says("Paul", "Mag tu voulais pourtant changer de tête")],
    ["-ours", "complaint", "-addressed-elsewhere"],
  ],
  [
    "a clipped Russian call is a call",
    [post(), says("Яна", "Дорого", complains), says("Света", "Ян, а камин зато какой")],
    ["-ours", "complaint", "-addressed-elsewhere"],
  ],
  [
    "whoever agrees with another visitor by name still speaks to the brand",
    [post(), says("Romuald", "Trop cher", complains), says("Josy", "D'accord avec Romuald : hors de prix.", complains)],
    ["-ours", "complaint", "complaint"],
  ],
  [
    "whom another visitor has just spoken to answers that one",
    [post(), says("Яна", "Дорого", complains), says("Света", "Яна, зато красиво"), says("Яна", "ну да")],
    ["-ours", "complaint", "-addressed-elsewhere", "-addressed-elsewhere"],
  ],
  [
    "a complaint just after another visitor spoke is still for the brand",
    [post(), says("Яна", "Дорого", complains), says("Света", "Яна, зато красиво"), says("Яна", "И доставки нет", complains)],
    ["-ours", "complaint", "-addressed-elsewhere", "complaint"],
  ],
  [
    "thanks for another visitor's help are for that visitor",
    [...asked, says("Boris", "It is in Lyon", { to: 1 }), says("Carl", "first!"), says("Anna", "brilliant, thanks", thanks)],
    ["-ours", "question", "-addressed-elsewhere", "remark", "-addressed-elsewhere"],
  ],
  [
    "where replies hang from what they answer, a question to a visitor is that visitor's",
    [...asked, brand("In Lyon.", { to: 1 }), says("Anna", "ok thanks", { ...thanks, to: 2 }), says("Boris", "Since when?", { ...asks, to: 1 })],
    ["-ours", "question<m2", "-ours", "-closed-with-thanks", "-addressed-elsewhere"],
  ],
  [
    "the brand called by the proper part of its name is called",
    [post(), says("Мария", "Где заказ?", asks), says("Пётр", "Полкан, вы живые?", { ...asks, to: 1 })],
    ["-ours", "question", "question"],
  ],
  [
    "a common word is not the brand that bears it",
    [post(), says("Мария", "Где заказ?", asks), says("Пётр", "мой полкан спит", { to: 1 })],
    ["-ours", "question", "-addressed-elsewhere"],
  ],
  [
    "a flag of the tagger does not make spam of a complaint that leads nowhere",
    [post(), says("Anna", "You lost my passport", { ...complains, tones: ["spam"] }), says("Boris", "Losing money? WhatsApp me", { ...asks, tones: ["spam"] })],
    ["-ours", "complaint", "-spam"],
  ],
  [
    "a request after an answer waits, thanks or not",
    [...asked, brand("In Lyon.", { to: 1 }), says("Anna", "thanks, please book me in", { ...thanks, to: 2 })],
    ["-ours", "question<m2", "-ours", "praise"],
  ],
  [
    "thanks for help are no request",
    [...asked, brand("À Lyon.", { to: 1 }), says("Anna", "Merci de votre aide, Solène !", { ...thanks, to: 2 })],
    ["-ours", "question<m2", "-ours", "-closed-with-thanks"],
  ],
  [
    "a denial after an answer is no thanks",
    [...asked, brand("In Lyon.", { to: 1 }), says("Anna", "Sixth day, nothing", { ...thanks, to: 2 })],
    ["-ours", "question<m2", "-ours", "praise"],
  ],
];

const plain: readonly Case[] = [
  ["what the brand writes waits for nobody", [post(), brand("More to come.")], ["-ours", "-ours"]],
  [
    "an item its author deleted waits for nothing, answered or not",
    [post(), says("Anna", "Open?", { ...asks, deletedAt: new Date(Date.UTC(2026, 4, 4)) }), brand("Yes", { to: 1 })],
    ["-ours", "-deleted-by-author", "-ours"],
  ],
  [
    "spam needs no answer, whether the platform or the tagger says so",
    [post(), says("A", "Earn money", { visibility: "spam" }), says("B", "Earn money", { tones: ["spam"] })],
    ["-ours", "-spam", "-spam"],
  ],
  [
    "an item a person dismissed needs no answer",
    [post(), says("Anna", "Open?", { ...asks, dismissed: true }), brand("Yes", { to: 1 })],
    ["-ours", "-dismissed", "-ours"],
  ],
  [
    "praise waits for an answer as complaint does",
    [post(), says("Anna", "Lovely", lauds), says("Boris", "Awful", complains)],
    ["-ours", "praise", "complaint"],
  ],
  ["a suggestion waits", [post(), says("Anna", "Add a dark mode", { intent: "suggestion" })], ["-ours", "suggestion"]],
  ["a remark waits, with that reason", [post(), says("Anna", "first!")], ["-ours", "remark"]],
  [
    "a threat is hostile whatever else it is",
    [post(), says("A", "Give it back or I burn your shop", { ...complains, tones: ["threat"] })],
    ["-ours", "hostile"],
  ],
  ["an insult without a matter is hostile", [post(), says("A", "Идиоты", { tones: ["insult"], sentiment: "negative" })], ["-ours", "hostile"]],
  ["an insult with a matter is a complaint", [post(), says("A", "Idiots, you lost my parcel", { ...complains, tones: ["insult"] })], ["-ours", "complaint"]],
  [
    "an insult after an answer is hostile, not thanks",
    [...asked, brand("In Lyon.", { to: 1 }), says("Anna", "thanks idiots", { ...thanks, sentiment: "negative", tones: ["insult"], to: 2 })],
    ["-ours", "question<m2", "-ours", "hostile"],
  ],
];

describe("settling a thread", () => {
  it.each([...afterAnswer, ...amongVisitors, ...flatTalk, ...plain])("%s", (_guarantee, lines, verdicts) => {
    expect(settled(lines)).toEqual(verdicts);
  });

  it("on somebody else's page only what names the brand or answers it is addressed to it", () => {
    const lines = [
      says("Anna", "What a day", { kind: "post" }),
      says("Boris", "Parley Shop is closed again", complains),
      says("Carl", "Nice weather"),
      says("Dora", "Looking at you", { kind: "mention", intent: "question" }),
    ];
    expect(settled(lines, { isBrandsOwnPage: false })).toEqual(["-addressed-elsewhere", "complaint", "-addressed-elsewhere", "question"]);
  });

  it("the reason of an answered message tells by which message and when", () => {
    const [, question] = settleThread(aThread([...asked, brand("In Lyon.", { to: 1 })]));
    expect(question?.reason.params).toEqual({ answeredBy: "m2", answeredAt: "2026-05-03T10:02:00.000Z" });
    expect(question?.answeredBy).toEqual({ messageId: "m2", at: new Date("2026-05-03T10:02:00.000Z") });
  });

  it("every message gets exactly one verdict, in the order given, and only what is needed is answered", () => {
    const line = fc.record({
      authorName: fc.constantFrom("Anna", "Мария Котова", "Мария", "Paul", ""),
      text: fc.oneof(anyText(80), fc.constantFrom("Anna, thanks", "Мария, да", "> да", "«Мария", "@Paul ok", "👍")),
      isBrand: fc.boolean(),
      intent: fc.constantFrom("question", "complaint", "praise", "courtesy", "other", "suggestion"),
      visibility: fc.constantFrom("public", "held", "hidden", "spam", "deleted"),
      to: fc.nat(12),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const thread = aThread(lines);
        const settlements = settleThread(thread);
        expect(settlements.map(({ id }) => id)).toEqual(thread.messages.map(({ id }) => id));
        const byId = new Map(thread.messages.map((message) => [message.id, message]));
        const unsound = settlements.filter(({ needed, answeredBy, id }) => {
          if (answeredBy === null) return false;
          const answer = byId.get(answeredBy.messageId);
          return !needed || answer?.isBrand !== true || answeredBy.at < (byId.get(id)?.postedAt ?? answeredBy.at);
        });
        expect(unsound).toEqual([]);
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it("a thread of five thousand messages is settled whole", () => {
    const names = ["Анна", "Мария", "Пётр", "Paul", "William"];
    const lines = Array.from({ length: 5000 }, (_, at): Line => {
      const name = names[at % names.length] ?? "Anna";
      return at % 3 === 2
        ? brand(`${name}, спасибо за вопрос, ответили вам.`)
        : says(`${name} ${String(at)}`, `Вопрос номер ${String(at)}, когда откроетесь?`, { ...asks, authorId: `a${String(at)}` });
    });
    const codes = new Set<ReasonCode>(settleThread(aThread(lines)).map(({ reason }) => reason.code));
    expect(codes).toEqual(new Set(["question", "ours"]));
  });
});
