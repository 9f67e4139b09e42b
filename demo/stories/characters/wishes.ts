import type { DemoBrandSlug } from "../../accounts";
import type { StoryLanguage } from "../story-model";
import type { Episode } from "./episode";

export type Wish = {
  readonly brand: DemoBrandSlug;
  readonly language: StoryLanguage;
  /** What the team calls it. */
  readonly title: string;
  readonly status: "planned" | "doing" | "done" | "declined";
  /** Why it is declined. */
  readonly reason?: string;
  readonly owner: string;
  /** Left out: nobody is thanked yet. */
  readonly thanks?: string;
  readonly said: readonly { readonly daysAgo: number; readonly time: string; readonly by: string; readonly says: string; readonly answer: string }[];
};

const noted = "Thank you, I've put it on our list under your name and will tell you here what becomes of it.\n\nRuth, Kestrel Parcels";
const записано = "Спасибо, я записала это под Вашим именем и напишу здесь, что решили.\n\nМира, банк «Лодия»";
const retenu = "Merci, je le note à votre nom et je vous dirai ici ce qu'il en advient.\n\nLuc, Clinique Vermeuil";

/** What several people wish for, each in words of their own. */
export const wishes: readonly Wish[] = [
  {
    ...{ brand: "kestrel", language: "en", title: "A two-hour delivery window one can choose", status: "doing", owner: "tom@demo.example" },
    said: [
      {
        daysAgo: 41,
        time: "19:10:00",
        by: "Ffion Carrow",
        says: "Could you let us choose a two-hour delivery window in the app? I work until six.",
        answer: noted,
      },
      {
        daysAgo: 30,
        time: "20:25:00",
        by: "bluekettle",
        says: "It would be great to choose a delivery window of two hours in the app, evenings most of all.",
        answer: noted,
      },
      {
        daysAgo: 17,
        time: "18:40:00",
        by: "Idris Penhale",
        says: "Please add a choice of delivery window to the app. Two hours would do, I can't stay in all day.",
        answer: noted,
      },
      {
        daysAgo: 8,
        time: "21:05:00",
        by: "Marta Hollin",
        says: "Suggestion: a delivery window of two hours that we choose ourselves in the app.",
        answer: noted,
      },
      { daysAgo: 3, time: "12:35:00", by: "jonno", says: "Why not let people choose their delivery window in the app, two hours or so?", answer: noted },
    ],
  },
  {
    ...{ brand: "lodia", language: "ru", title: "Комиссия видна до подтверждения перевода", status: "done", owner: "mira@demo.example" },
    thanks:
      "спасибо за идею: её прислали сразу несколько человек, и она сделана. Комиссия теперь видна на экране до подтверждения перевода.\n\nМира, банк «Лодия»",
    said: [
      { daysAgo: 46, time: "13:15:00", by: "Аркадий Вереск", says: "Предлагаю показывать комиссию за перевод до подтверждения, а не после.", answer: записано },
      {
        daysAgo: 35,
        time: "21:40:00",
        by: "mama_troih",
        says: "Было бы удобно видеть комиссию за перевод ещё до подтверждения, прямо на экране.",
        answer: записано,
      },
      {
        daysAgo: 24,
        time: "10:05:00",
        by: "Нелли Сом",
        says: "Сделайте, пожалуйста, чтобы комиссию за перевод показывали до подтверждения.",
        answer: записано,
      },
    ],
  },
  {
    ...{ brand: "vermeuil", language: "fr", title: "Un SMS la veille du rendez-vous", status: "planned", owner: "luc@demo.example" },
    said: [
      { daysAgo: 39, time: "08:50:00", by: "Odile Fresnay", says: "Ce serait bien de recevoir un SMS de rappel la veille du rendez-vous.", answer: retenu },
      {
        daysAgo: 21,
        time: "14:20:00",
        by: "papa2poule",
        says: "Pourriez-vous envoyer un SMS de rappel la veille de chaque rendez-vous ? J'en oublie la moitié.",
        answer: retenu,
      },
      {
        daysAgo: 13,
        time: "17:45:00",
        by: "Ninon Cassel",
        says: "Une suggestion : un rappel par SMS la veille du rendez-vous, comme chez le dentiste.",
        answer: retenu,
      },
      {
        daysAgo: 6,
        time: "09:30:00",
        by: "tatie.jo",
        says: "Il faudrait un SMS de rappel la veille du rendez-vous, surtout pour les personnes âgées.",
        answer: retenu,
      },
    ],
  },
  {
    ...{ brand: "vermeuil", language: "fr", title: "Des chiens en visite dans les chambres", status: "declined", owner: "luc@demo.example" },
    reason: "L’hygiène l’interdit dans les étages ; le jardin reste ouvert aux chiens en laisse.",
    said: [
      {
        daysAgo: 33,
        time: "16:10:00",
        by: "lechatgris",
        says: "Ce serait bien d'autoriser les chiens en visite dans les chambres, ma mère ne demande que le sien.",
        answer: retenu,
      },
      {
        daysAgo: 18,
        time: "11:25:00",
        by: "Gaëtan Marlot",
        says: "Pourquoi ne pas autoriser les chiens en visite dans les chambres le dimanche ?",
        answer: retenu,
      },
    ],
  },
];

export const wishEpisodes: readonly Episode[] = wishes.flatMap(({ brand: site, language, said }) =>
  said.map(({ answer, ...one }): Episode => ({ ...one, site, language, kind: "suggestion", then: [{ after: 150, kind: "reply", says: answer }] })),
);
