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
import type { CardField, CaseLevel, Outcome } from "#lib/cases/model/case-machine";

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

const note = (after: number, field: CardField, text: string): CaseMove => ({ after, do: "note", field, text });

/** What was written since is read as well. */
const readAgain: CaseMove = { after: "now", do: "hear" };

/** The second words came two days, less some hours, after the first; what is done then counts on from the first. */
const secondRound = 2 * 1440 - 387;

const helpedTwice: CaseScript = {
  title: "Walking frame KP-481906: lost, then broken",
  email: "tom@demo.example",
  from: { by: swearer, says: swearersFirst },
  moves: [
    { after: 8, do: "hear" },
    note(11, "customerCircumstances", "A child who cannot leave the flat without the frame; a father who has been told “tomorrow” for nine days."),
    {
      after: 38,
      do: "reach-out",
      channel: "public",
      words: "I've taken KP-481906 myself and am ringing the Leeds depot now; I'll write here before eight tonight.",
    },
    note(41, "brandCircumstances", "The label came off in the rain; the depot has forty parcels without a name."),
    note(43, "customerGoals", "The frame, today or tomorrow morning. To be spoken to by one person."),
    note(45, "brandGoals", "That he uses us again, and that the thread ends with the parcel and not with the row."),
    note(48, "bridge", "One name on our side, one hour for the next word, kept."),
    note(50, "fairness", "First van, and the delivery fee back without being asked."),
    { after: 52, do: "plan", what: "Find the frame at Leeds and put it on the first van", who: "Tom, Leeds depot" },
    { after: 54, do: "promise", when: "that evening", words: "A word before eight tonight, with or without good news." },
    { after: 76, do: "act" },
    { after: 77, do: "keep" },
    { after: secondRound, do: "conclude", outcome: "not-satisfied", words: swearersSecond },
    { after: secondRound + 3, do: "add", item: { by: swearer, says: swearersSecond } },
    {
      after: secondRound + 6,
      do: "raise",
      level: "manager",
      email2: "luc@demo.example",
      words: "Second failure on the same parcel: I'd like to pay for the wheel without three signatures.",
    },
    { after: secondRound + 9, do: "hear" },
    {
      after: secondRound + 24,
      do: "reach-out",
      channel: "phone",
      words: "Rang at five: a wheel is in a shop in Leeds, I bring it over myself on the way home.",
    },
    note(secondRound + 30, "bridge", "A wheel from a shop nearby instead of a claim and a new frame in two weeks."),
    note(secondRound + 32, "fairness", "We pay the wheel and the fee, and say that nobody looked into the box."),
    { after: secondRound + 36, do: "plan", what: "Buy the wheel and fit it at their door", who: "Tom" },
    { after: secondRound + 1320, do: "act" },
    { after: 4 * 1440 - 310, do: "conclude", outcome: "satisfied", words: swearersLast },
  ],
};

const promised: CaseScript = {
  title: "Вклад № 4417 не закрывается после смены паспорта",
  email: "mira@demo.example",
  from: { by: patient, says: patientFirst },
  moves: [
    { after: 20, do: "hear" },
    note(24, "customerCircumstances", "Новый паспорт с 3 числа, третий день ходит по кругу между отделением и чатом."),
    { after: 52, do: "reach-out", channel: "public", words: "Я взяла договор № 4417 себе и спрошу юристов, какой бумаги не хватает." },
    note(60, "brandCircumstances", "Старый паспорт погашен в базе раньше, чем внесён новый; отделение не видит основания закрыть договор."),
    note(62, "customerGoals", "Закрыть вклад и получить 186 400 рублей без новых поездок."),
    note(64, "brandGoals", "Чтобы клиент остался; чтобы смена паспорта перестала останавливать вклады."),
    note(66, "bridge", "Юристы называют одну бумагу, отделение готовит всё к одному приходу."),
    note(68, "fairness", "Проценты за дни ожидания."),
    { after: 70, do: "plan", what: "Спросить юристов, чем подтвердить смену паспорта", who: "Мира" },
    { after: 95, do: "raise", level: "legal", email2: "luc@demo.example", words: "Нужно решение юристов: какой документ достаточен." },
    readAgain,
    { after: 110, do: "promise", when: "today", words: "Сегодня пишу Степану, какая бумага нужна и когда прийти." },
  ],
};

const atAct: CaseScript = {
  title: "Opération annulée le matin même",
  email: "luc@demo.example",
  from: { by: forgotten, says: forgottenFirst },
  moves: [
    { after: 25, do: "hear" },
    note(30, "customerCircumstances", "À jeun depuis la veille, mari en congé pour rien, aucune nouvelle depuis lundi."),
    { after: 120, do: "reach-out", channel: "phone", words: "Appelée à 11 h 40 : bloc fermé pour une panne de ventilation, nouvelle date d’ici jeudi." },
    note(135, "brandCircumstances", "Panne de ventilation du bloc 2, neuf patients à replacer, un seul secrétariat."),
    note(138, "customerGoals", "Une date sûre, dite assez tôt pour que son mari puisse s’arranger."),
    note(140, "brandGoals", "Qu’elle reste suivie ici, et que plus personne ne l’apprenne le matin même."),
    note(144, "bridge", "Première place du bloc 1 mercredi, confirmée la veille par une personne et non par un message."),
    { after: 150, do: "plan", what: "Réserver la première place du bloc 1 mercredi", who: "Solène" },
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
    { after: 15, do: "hear" },
    note(20, "customerCircumstances", "Has sent five exact notes in eight weeks and was right each time."),
    { after: 130, do: "reach-out", channel: "public", words: "The field is gone since eleven this morning." },
    note(140, "brandCircumstances", "The page was built for ordinary claims; Hexley refunds run without one."),
    note(142, "customerGoals", "A page that can be filled in. Honest figures."),
    note(144, "brandGoals", "Not one of 140 refunds stuck at a form."),
    note(146, "bridge", "Drop the field, keep his note as the test."),
    note(148, "fairness", "Whoever gave up at the form gets a letter and the refund."),
    { after: 150, do: "plan", what: "Drop the field, write to those who gave up", who: "Ruth" },
    { after: 400, do: "act" },
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
