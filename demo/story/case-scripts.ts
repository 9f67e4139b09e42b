import {
  critic,
  forgotten,
  forgottenFirst,
  patient,
  patientFirst,
  swearer,
  swearersFirst,
  swearersLast,
  swearersSecond,
} from "../stories/characters/customers";
import type { Channel } from "#lib/cases/model";
import { cardFields, type Card, type CardField, type CaseLevel, type Outcome } from "#lib/cases/model/case-machine";

type Said = { readonly by: string; readonly says: string };

/** One command of a case, so many minutes after the words it is counted from, or while the story is played. */
export type CaseMove = { readonly after: number | "now" } & (
  | { readonly do: "hear" }
  | { readonly do: "note"; readonly field: CardField; readonly text: string }
  | { readonly do: "reach-out"; readonly channel: Channel; readonly words: string }
  | { readonly do: "plan"; readonly what: string; readonly who: string }
  | { readonly do: "act" }
  | { readonly do: "promise"; readonly when: "that evening" | "today"; readonly words: string }
  | { readonly do: "keep" }
  | { readonly do: "raise"; readonly level: CaseLevel; readonly email2: string; readonly words: string }
  | { readonly do: "add"; readonly item: Said }
  | { readonly do: "conclude"; readonly outcome: Outcome; readonly words: string }
);

export type CaseScript = { readonly title: string; readonly email: string; readonly from: Said; readonly moves: readonly CaseMove[] };

/** What is noted on the card in one go, a field every other minute. */
const notes = (after: number, card: Partial<Card>): readonly CaseMove[] =>
  cardFields.filter((field) => field in card).map((field, place) => ({ after: after + 2 * place, do: "note", field, text: card[field] ?? "" }));

const hear = (after: number): CaseMove => ({ after, do: "hear" });
const act = (after: number): CaseMove => ({ after, do: "act" });
const plan = (after: number, what: string, who: string): CaseMove => ({ after, do: "plan", what, who });
const reachOut = (after: number, channel: Channel, words: string): CaseMove => ({ after, do: "reach-out", channel, words });
const conclude = (after: number, outcome: Outcome, words: string): CaseMove => ({ after, do: "conclude", outcome, words });

/** What was written since is read as well. */
const readAgain: CaseMove = { after: "now", do: "hear" };

/** The second words came two days, less some hours, after the first; what is done then counts on from the first. */
const secondRound = 2 * 1440 - 387;

const helpedTwice: CaseScript = {
  title: "Walking frame KP-481906: lost, then broken",
  email: "tom@demo.example",
  from: { by: swearer, says: swearersFirst },
  moves: [
    hear(8),
    ...notes(11, { customerCircumstances: "A child who cannot leave the flat without the frame; a father who has been told “tomorrow” for nine days." }),
    reachOut(38, "public", "I've taken KP-481906 myself and am ringing the Leeds depot now; I'll write here before eight tonight."),
    ...notes(41, {
      brandCircumstances: "The label came off in the rain; the depot has forty parcels without a name.",
      customerGoals: "The frame, today or tomorrow morning. To be spoken to by one person.",
      brandGoals: "That he uses us again, and that the thread ends with the parcel and not with the row.",
      bridge: "One name on our side, one hour for the next word, kept.",
      fairness: "First van, and the delivery fee back without being asked.",
    }),
    plan(52, "Find the frame at Leeds and put it on the first van", "Tom, Leeds depot"),
    { after: 54, do: "promise", when: "that evening", words: "A word before eight tonight, with or without good news." },
    act(76),
    { after: 77, do: "keep" },
    conclude(secondRound, "not-satisfied", swearersSecond),
    { after: secondRound + 3, do: "add", item: { by: swearer, says: swearersSecond } },
    {
      after: secondRound + 6,
      do: "raise",
      level: "manager",
      email2: "luc@demo.example",
      words: "Second failure on the same parcel: I'd like to pay for the wheel without three signatures.",
    },
    hear(secondRound + 9),
    reachOut(secondRound + 24, "phone", "Rang at five: a wheel is in a shop in Leeds, I bring it over myself on the way home."),
    ...notes(secondRound + 30, {
      bridge: "A wheel from a shop nearby instead of a claim and a new frame in two weeks.",
      fairness: "We pay the wheel and the fee, and say that nobody looked into the box.",
    }),
    plan(secondRound + 36, "Buy the wheel and fit it at their door", "Tom"),
    act(secondRound + 1320),
    conclude(4 * 1440 - 310, "satisfied", swearersLast),
  ],
};

const promised: CaseScript = {
  title: "Вклад № 4417 не закрывается после смены паспорта",
  email: "mira@demo.example",
  from: { by: patient, says: patientFirst },
  moves: [
    hear(20),
    ...notes(24, { customerCircumstances: "Новый паспорт с 3 числа, третий день ходит по кругу между отделением и чатом." }),
    reachOut(52, "public", "Я взяла договор № 4417 себе и спрошу юристов, какой бумаги не хватает."),
    ...notes(60, {
      brandCircumstances: "Старый паспорт погашен в базе раньше, чем внесён новый; отделение не видит основания закрыть договор.",
      customerGoals: "Закрыть вклад и получить 186 400 рублей без новых поездок.",
      brandGoals: "Чтобы клиент остался; чтобы смена паспорта перестала останавливать вклады.",
      bridge: "Юристы называют одну бумагу, отделение готовит всё к одному приходу.",
      fairness: "Проценты за дни ожидания.",
    }),
    plan(70, "Спросить юристов, чем подтвердить смену паспорта", "Мира"),
    { after: 95, do: "raise", level: "legal", email2: "luc@demo.example", words: "Нужно решение юристов: какой документ достаточен." },
    readAgain,
    { after: 110, do: "promise", when: "today", words: "Напишу Степану, какая бумага нужна и когда прийти." },
  ],
};

const atAct: CaseScript = {
  title: "Opération annulée le matin même",
  email: "luc@demo.example",
  from: { by: forgotten, says: forgottenFirst },
  moves: [
    hear(25),
    ...notes(30, { customerCircumstances: "À jeun depuis la veille, mari en congé pour rien, aucune nouvelle depuis lundi." }),
    reachOut(120, "phone", "Appelée à 11 h 40 : bloc fermé pour une panne de ventilation, nouvelle date d’ici jeudi."),
    ...notes(135, {
      brandCircumstances: "Panne de ventilation du bloc 2, neuf patients à replacer, un seul secrétariat.",
      customerGoals: "Une date sûre, dite assez tôt pour que son mari puisse s’arranger.",
      brandGoals: "Qu’elle reste suivie ici, et que plus personne ne l’apprenne le matin même.",
      bridge: "Première place du bloc 1 mercredi, confirmée la veille par une personne et non par un message.",
    }),
    plan(150, "Réserver la première place du bloc 1 mercredi", "Solène"),
    readAgain,
  ],
};

const atFollowUp: CaseScript = {
  title: "Refund page asks for a number nobody was given",
  email: "tom@demo.example",
  from: {
    by: critic,
    says: "One week after Hexley the refund page still asks for a claim number nobody was given. Either send the numbers or drop the field.",
  },
  moves: [
    hear(15),
    ...notes(20, { customerCircumstances: "Has sent five exact notes in eight weeks and was right each time." }),
    reachOut(130, "public", "The field is gone since eleven this morning."),
    ...notes(140, {
      brandCircumstances: "The page was built for ordinary claims; Hexley refunds run without one.",
      customerGoals: "A page that can be filled in. Honest figures.",
      brandGoals: "Not one of 140 refunds stuck at a form.",
      bridge: "Drop the field, keep his note as the test.",
      fairness: "Whoever gave up at the form gets a letter and the refund.",
    }),
    plan(150, "Drop the field, write to those who gave up", "Ruth"),
    act(400),
    readAgain,
  ],
};

const atListen: CaseScript = {
  title: "Insured value unchanged since 2019",
  email: "luc@demo.example",
  from: { by: critic, says: "Prices go up by 30p and the insured value stays at £20, as in 2019. I would rather pay 40p and be insured for £50." },
  moves: [],
};

/** The cases of the demo, in the order in which they are opened. */
export const caseScripts: readonly CaseScript[] = [helpedTwice, atFollowUp, atListen, atAct, promised];
