import { describe, expect, it } from "vitest";
import { brand, post, says, settled, type Line } from "./a-thread";

const asks: Line = { intent: "question" };
const complains: Line = { intent: "complaint", sentiment: "negative" };
const lauds: Line = { intent: "praise", sentiment: "positive" };

type Case = readonly [guarantee: string, lines: readonly Line[], verdicts: readonly string[]];

const attached: readonly Case[] = [
  [
    "a reply answers the item it is attached to",
    [post(), says("Anna", "Do you ship to Lyon?", asks), brand("Yes, we do.", { to: 1 })],
    ["-ours", "question<m2", "-ours"],
  ],
  [
    "a reply attached to one item leaves another author's waiting",
    [post(), says("Anna", "Do you ship?", asks), says("Boris", "Are you open?", asks), brand("We are.", { to: 2 })],
    ["-ours", "question", "question<m3", "-ours"],
  ],
  [
    "one reply covers the earlier messages of that author in the thread",
    [post(), says("Anna", "Do you ship?", asks), says("Anna", "And how much is it?", asks), says("Boris", "Hm", {}), brand("It is free.", { to: 2 })],
    ["-ours", "question<m4", "question<m4", "remark", "-ours"],
  ],
  [
    "the first reply stops the clock and later ones do not move it",
    [post(), says("Anna", "Do you ship?", asks), brand("Let me see.", { to: 1 }), brand("Yes, we do.", { to: 1 })],
    ["-ours", "question<m2", "-ours", "-ours"],
  ],
  [
    "a reply to a review answers it",
    [says("Paul", "Trop cher", { ...complains, kind: "review" }), brand("Merci de votre avis.", { to: 0 })],
    ["complaint<m1", "-ours"],
  ],
  [
    "a reply that hangs from the first comment of a branch answers whom it speaks to as well",
    [post(), says("Мария Котова", "Есть ли доставка?", asks), says("Пётр", "И самовывоз?", { ...asks, to: 1 }), brand("Пётр, да, есть.", { to: 1 })],
    ["-ours", "question<m3", "-addressed-elsewhere", "-ours"],
  ],
  [
    "under a visitor's post a reply that names another visitor is for that visitor",
    [
      says("Anna", "Anybody used Parley Shop?", { ...asks, kind: "post" }),
      says("Boris", "Parley Shop lost my parcel", { ...complains, to: 0 }),
      brand("Boris, we are sorry, we found it.", { to: 0 }),
    ],
    ["question", "complaint<m2", "-ours"],
  ],
  [
    "a reply under the brand's own comment goes on with the only visitor of the branch",
    [
      post(),
      says("Anna", "Do you ship?", asks),
      brand("One moment.", { to: 1 }),
      says("Anna", "And to Nice?", { ...asks, to: 2 }),
      says("Boris", "Hi there", {}),
      brand("To Nice too.", { to: 2 }),
    ],
    ["-ours", "question<m2", "-ours", "new-matter<m5", "remark", "-ours"],
  ],
];

const flat: readonly Case[] = [
  [
    "a flat reply answers whom it addresses by name",
    [post(), says("Anna Kern", "Do you ship?", asks), says("Boris", "Open?", asks), brand("Anna, yes, we do.")],
    ["-ours", "question<m3", "question", "-ours"],
  ],
  [
    "a flat reply answers by a Russian short name",
    [post(), says("Мария Котова", "Где заказ?", asks), says("Пётр", "Привет", {}), brand("Маша, заказ уже в пути.")],
    ["-ours", "question<m3", "remark", "-ours"],
  ],
  [
    "a flat reply answers by the full name of who signs with the short one",
    [post(), says("Саша", "Где заказ?", asks), says("Пётр", "Привет", {}), brand("Добрый день, Александр! Заказ в пути.")],
    ["-ours", "question<m3", "remark", "-ours"],
  ],
  [
    "a flat reply answers by a French first name after a greeting",
    [post(), says("Hélène Martin", "Où est mon colis ?", asks), says("Paul", "Coucou", {}), brand("Bonjour Helene, votre colis est en route.")],
    ["-ours", "question<m3", "remark", "-ours"],
  ],
  [
    "a flat reply answers by an English short name",
    [post(), says("William Hart", "Where is it?", asks), says("Paul", "Hey", {}), brand("Hi Bill, it is on its way.")],
    ["-ours", "question<m3", "remark", "-ours"],
  ],
  [
    "a flat reply answers by handle",
    [post(), says("Kitty", "Where is it?", { ...asks, authorHandles: ["kit_ty.99"] }), says("Paul", "Hey", {}), brand("@kit_ty.99 it is on its way")],
    ["-ours", "question<m3", "remark", "-ours"],
  ],
  [
    "a flat reply answers by the mention a platform writes",
    [post(), says("Мария", "Где заказ?", asks), says("Пётр", "Привет", {}), brand("[id12345|Мария], заказ в пути.")],
    ["-ours", "question<m3", "remark", "-ours"],
  ],
  [
    "a name set off later in the sentence is an address too",
    [post(), says("Мария", "Всё отлично", lauds), says("Пётр", "Привет", {}), brand("Большое спасибо за отзыв, Мария!")],
    ["-ours", "praise<m3", "remark", "-ours"],
  ],
  [
    "thanks with a name are for that person",
    [post(), says("Paul", "Super !", lauds), says("Marie", "Coucou", {}), brand("Merci Paul ! À bientôt.")],
    ["-ours", "praise<m3", "remark", "-ours"],
  ],
  [
    "two people named at the beginning are both answered",
    [post(), says("Anna", "Open?", asks), says("Boris", "And Sunday?", asks), brand("Anna and Boris, we are open every day.")],
    ["-ours", "question<m3", "question<m3", "-ours"],
  ],
  [
    "a person merely mentioned is not answered",
    [post(), says("Anna", "Open?", asks), says("Boris", "And Sunday?", asks), brand("Boris, as we told Anna yesterday, we are open.")],
    ["-ours", "question", "question<m3", "-ours"],
  ],
  [
    "a name that opens a statement about somebody is no address",
    [post(), says("Boris", "Open?", asks), says("Paul", "Hm", {}), brand("Boris is our favourite guest of the week")],
    ["-ours", "question", "remark", "-ours"],
  ],
  [
    "news of a colleague after a greeting is no address",
    [post(), says("Anna", "Open?", asks), says("Paul", "Hm", {}), brand("Sorry, Anna is ill today and will reply tomorrow")],
    ["-ours", "question", "remark", "-ours"],
  ],
  [
    "a bearer of the same first name is not answered when the surname is another's",
    [post(), says("Мария Котова", "Где заказ?", asks), says("Мария Белова", "А мой?", asks), brand("Мария Котова, ваш заказ в пути.")],
    ["-ours", "question<m3", "question", "-ours"],
  ],
  [
    "an initial tells namesakes apart",
    [post(), says("Мария Котова", "Где заказ?", asks), says("Мария Белова", "А мой?", asks), brand("Мария К., ваш заказ в пути.")],
    ["-ours", "question<m3", "question", "-ours"],
  ],
  [
    "a name all namesakes bear answers the one who wrote last and still waits",
    [post(), says("Мария Котова", "Где заказ?", asks), says("Мария Белова", "А мой?", asks), brand("Мария, ваш заказ в пути.")],
    ["-ours", "question", "question<m3", "-ours"],
  ],
  [
    "the next reply to that name answers the namesake who still waits",
    [post(), says("Мария Котова", "Где заказ?", asks), says("Мария Белова", "А мой?", asks), brand("Мария, ваш заказ в пути."), brand("Мария, и ваш тоже.")],
    ["-ours", "question<m4", "question<m3", "-ours", "-ours"],
  ],
  [
    "the very name written wins over the name it is a form of",
    [post(), says("Мария Котова", "Где заказ?", asks), says("Маша", "А мой?", asks), says("Мария Белова", "И мой", asks), brand("Маша, ваш заказ в пути.")],
    ["-ours", "question", "question<m4", "question", "-ours"],
  ],
  [
    "an unknown surname beside a known first name is somebody else",
    [post(), says("Мария Котова", "Где заказ?", asks), says("Пётр", "Привет", {}), brand("Мария Иванова, ваш заказ в пути.")],
    ["-ours", "question", "remark", "-ours"],
  ],
  [
    "the agent's own signature is not an address",
    [post(), says("Ольга", "Где заказ?", asks), says("Пётр", "А мой?", asks), brand("Пётр, заказ в пути. С уважением, Ольга")],
    ["-ours", "question", "question<m3", "-ours"],
  ],
  [
    "a name after a dash at the end signs the reply",
    [post(), says("Anna", "Where is it?", asks), says("Paul", "And mine?", asks), brand("Paul, it is on its way.\n— Anna, Parley Shop team")],
    ["-ours", "question", "question<m3", "-ours"],
  ],
  [
    "a farewell in French is followed by a signature",
    [post(), says("Anna", "Où est-il ?", asks), says("Paul", "Et le mien ?", asks), brand("Paul, il est en route. Cordialement, Anna")],
    ["-ours", "question", "question<m3", "-ours"],
  ],
  [
    "an agent who introduces herself addresses no visitor of her name",
    [post(), says("Anna", "Where is it?", asks), says("Paul", "Hm", {}), brand("Anna from support here, we are looking into it")],
    ["-ours", "question", "remark", "-ours"],
  ],
  [
    "a visitor who bears an agent's name can still be addressed",
    [post(), says("Ольга", "Где заказ?", asks), says("Пётр", "Привет", {}), brand("Ольга, здравствуйте! Заказ в пути.")],
    ["-ours", "question<m3", "remark", "-ours"],
  ],
  [
    "thank you all answers nobody in particular",
    [post(), says("Anna", "Lovely", lauds), says("Boris", "Great", lauds), brand("Thank you all!")],
    ["-ours", "praise", "praise", "-ours"],
  ],
  [
    "спасибо всем answers nobody, even where one visitor wrote",
    [post(), says("Мария", "Отлично", lauds), brand("Всем спасибо за отзывы!")],
    ["-ours", "praise", "-ours"],
  ],
  [
    "merci à tous answers nobody",
    [post(), says("Paul", "Super", lauds), says("Marie", "Génial", lauds), brand("Merci à tous pour vos messages")],
    ["-ours", "praise", "praise", "-ours"],
  ],
  [
    "a flat reply to nobody by name answers nobody among several",
    [post(), says("Anna", "Open?", asks), says("Boris", "And Sunday?", asks), brand("We are open every day.")],
    ["-ours", "question", "question", "-ours"],
  ],
  [
    "a flat reply where only one visitor wrote answers that visitor",
    [post(), says("Anna", "Open?", asks), brand("We are open every day.", { to: 0 })],
    ["-ours", "question<m2", "-ours"],
  ],
  [
    "what was answered stays answered when somebody else writes later",
    [post(), says("Anna", "Open?", asks), brand("Every day."), says("Boris", "And Sunday?", asks)],
    ["-ours", "question<m2", "-ours", "question"],
  ],
  [
    "a reply to a person of another name is not for the only visitor",
    [post(), says("Peter", "Open?", asks), brand("Ivan, we have written to you.")],
    ["-ours", "question", "-ours"],
  ],
  [
    "a quoted line answers whom it quotes",
    [post(), says("Anna", "Do you ship to Lyon?", asks), says("Boris", "Are you open on Sunday?", asks), brand("> Do you ship to Lyon?\nWe do.")],
    ["-ours", "question<m3", "question", "-ours"],
  ],
  [
    "quotation marks round a beginning answer whom they quote",
    [
      post(),
      says("Мария", "Когда привезёте мой заказ?", asks),
      says("Пётр", "А самовывоз есть?", asks),
      brand("«Когда привезёте мой...» — сегодня до вечера."),
    ],
    ["-ours", "question<m3", "question", "-ours"],
  ],
];

const aQuestion = (name: string): Line => says(name, `Will it open at ${String(name.length)} sharp?`, asks);

/** Who of the visitors the brand's flat words answer. */
const formsOfAddress: readonly (readonly [visitors: readonly string[], reply: string, answered: readonly string[]])[] = [
  [["Наталья Жукова", "Наталья Ивлева"], "Наталье Жуковой: да, даём.", ["Наталья Жукова"]],
  [["Павел", "Яна"], "Отвечаем Павлу: завтра.", ["Павел"]],
  [["Dmitry Panin", "Ильдар", "Вера"], "Дмитрий Панин — 2800. Ильдар — да.", ["Dmitry Panin", "Ильдар"]],
  [["Марк", "Вера"], "Марк, наберитесь терпения и веры в нас", ["Марк"]],
  [["Раиса", "Иван"], "Иван, 14%. С уважением, Раиса, служба заботы", ["Иван"]],
  [["Samira", "Lucien", "Lucienne"], "Samira : oui. Lucien : non.", ["Samira", "Lucien"]],
  [["Mathieu", "Paul"], "Pour Mathieu : gratuit jusqu'à 6 ans.", ["Mathieu"]],
  [["Rachida", "Paul"], "Oui Rachida, quatre places.", ["Rachida"]],
  [["Gérard Simon", "Paulette"], "Paulette, c'est noté. On embrasse Gérard.", ["Paulette"]],
  [["Jean-Michel Roy", "Jean-Luc"], "Jean-Mi, c'est réparé.", ["Jean-Michel Roy"]],
  [["Sébastien Morvan", "Gérard"], "Gégé, c'est oui.", ["Gérard"]],
  [["Edith Marsh", "Norman"], "@EdithMarsh from eight years up", ["Edith Marsh"]],
  [["Jonathan", "Ella"], "Sorry to hear that Jonathan, we're on it", ["Jonathan"]],
  [["Jonathan", "Ella"], "As Jonathan says, we are on it", []],
  [["Denis", "Denise"], "Denise, yes.", ["Denise"]],
  [["Lorna Pike", "Ella"], "> Lorna Pike: Will it open at 10 sharp?\nPlease try again.", ["Lorna Pike"]],
];

const noAnswers: readonly Case[] = [
  [
    "another visitor's answer does not stand for the brand's",
    [post(), says("Anna", "Open?", asks), says("Boris", "Yes, they are, until nine", { to: 1 })],
    ["-ours", "question", "-addressed-elsewhere"],
  ],
  ["an emoji alone is no answer", [post(), says("Anna", "Lovely", lauds), brand("❤️👍", { to: 1 })], ["-ours", "praise", "-ours"]],
  [
    "a handle with an emoji is no answer",
    [post(), says("Anna", "Lovely", { ...lauds, authorHandles: ["anna"] }), brand("@anna 👍", { to: 1 })],
    ["-ours", "praise", "-ours"],
  ],
  [
    "removal by the brand is not an answer",
    [post(), says("Anna", "You sold me a broken lamp", { ...complains, visibility: "deleted" })],
    ["-ours", "complaint"],
  ],
  [
    "a held or hidden item still needs its answer",
    [post(), says("Anna", "Broken lamp", { ...complains, visibility: "held" }), says("Boris", "Broken vase", { ...complains, visibility: "hidden" })],
    ["-ours", "complaint", "complaint"],
  ],
  [
    "a reply that was taken back answers nobody",
    [post(), says("Anna", "Open?", asks), brand("Yes", { to: 1, deletedAt: new Date(Date.UTC(2026, 4, 4)) })],
    ["-ours", "question", "-ours"],
  ],
  ["words of the brand before the question do not answer it", [post(), brand("Anna, welcome!"), says("Anna", "Open?", asks)], ["-ours", "-ours", "question"]],
  [
    "news that a private message was sent is an answer",
    [post(), says("Anna", "Where is my parcel?", asks), says("Boris", "Hm"), brand("Anna, we have written to you privately.")],
    ["-ours", "question<m3", "remark", "-ours"],
  ],
];

describe("what counts as an answer", () => {
  it.each([...attached, ...flat, ...noAnswers])("%s", (_guarantee, lines, verdicts) => {
    expect(settled(lines)).toEqual(verdicts);
  });

  it.each(formsOfAddress)("of %j the words %j answer %j", (visitors, reply, answered) => {
    const verdicts = settled([...visitors.map(aQuestion), brand(reply)]);
    expect(visitors.filter((_, at) => verdicts[at]?.includes("<") === true)).toEqual(answered);
  });

  it("messages of one moment are taken in the order given", () => {
    const at = new Date(Date.UTC(2026, 4, 3));
    const question = says("Anna", "Open?", { ...asks, postedAt: at });
    expect(settled([question, brand("Every day.", { to: 0, postedAt: at })])).toEqual(["question<m1", "-ours"]);
    expect(settled([brand("Every day.", { postedAt: at }), question])).toEqual(["-ours", "question"]);
  });

  it("a thread given out of order is settled by time and told in the order given", () => {
    const early = new Date(Date.UTC(2026, 4, 3, 9));
    const late = new Date(Date.UTC(2026, 4, 3, 11));
    expect(settled([brand("Every day.", { to: 1, postedAt: late }), says("Anna", "Open?", { ...asks, postedAt: early })])).toEqual(["-ours", "question<m0"]);
  });
});
