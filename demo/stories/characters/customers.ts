import type { Episode } from "./episode";

/** Swears, has one concrete matter, and softens when it is taken seriously; helped in two rounds. */
export const swearer = "Dean Ollerton";
export const swearersFirst =
  "Where the bloody hell is KP-481906? Nine days! My daughter's walking frame is in that box and she can't leave the flat without it. Useless shower of idiots.";
export const swearersSecond =
  "It came. The left wheel is cracked right through, so she's still stuck indoors. For f*ck's sake, does nobody look at a box before it goes on a van?";
export const swearersLast =
  "New wheel's on, Tom brought it over himself. She went to the park this morning. I was out of order with the language. Thanks, mate.";

/** Writes with patience, and waits for a promise. */
export const patient = "Степан Грач";
export const patientFirst =
  "Третий день не могу закрыть вклад после смены паспорта: в отделении на Полевой шлют в чат, в чате шлют в отделение. Договор № 4417, сумма 186 400 рублей.";

/** Whose matter waits for fairness. */
export const forgotten = "Solange Périer";
export const forgottenFirst =
  "Opération de la main annulée le matin même, j'étais à jeun depuis la veille et mon mari avait posé sa journée. Personne ne m'a rappelée depuis lundi. C'est honteux.";

/** Finds fault with receipts, and never with people. */
export const critic = "Howard Thistle";

const kestrel = { site: "kestrel", language: "en" } as const;

const swearerEpisodes: readonly Episode[] = [
  {
    ...kestrel,
    ...{ daysAgo: 16, time: "18:42:00", by: swearer, kind: "complaint", says: swearersFirst },
    then: [
      {
        after: 38,
        kind: "reply",
        says: "Hello Dean, nine days without the frame means nine days without the door. I've taken KP-481906 myself and am ringing the Leeds depot now; I'll write here before eight tonight, with or without good news.\n\nTom, Kestrel Parcels",
      },
      { after: 22, by: swearer, kind: "still-wrong", says: "Eight tonight, is it. With you lot it's always bloody tomorrow." },
      {
        after: 20,
        kind: "reply",
        says: "It is on the shelf of the Leeds depot, the label came off in the rain. It goes on the first van tomorrow, and the driver has your number.\n\nTom, Kestrel Parcels",
      },
    ],
  },
  {
    ...kestrel,
    ...{ daysAgo: 14, time: "12:15:00", by: swearer, kind: "still-wrong", says: swearersSecond },
    then: [
      {
        after: 24,
        kind: "reply",
        says: "You're right, it should have been opened and looked at before it left, and I didn't ask for that. I've found the same wheel in a shop in Leeds. May I ring you at five about bringing it over?\n\nTom, Kestrel Parcels",
      },
      { after: 31, by: swearer, kind: "detail", says: "Five's fine. Sorry for shouting, it's been a long fortnight." },
      { after: 6, kind: "reply", says: "Nothing to be sorry for. At five, then.\n\nTom, Kestrel Parcels" },
    ],
  },
  { ...kestrel, ...{ daysAgo: 12, time: "13:20:00", by: swearer, kind: "thanks", says: swearersLast } },
  {
    ...{ site: "kestrel-status", language: "en", daysAgo: 15, time: "19:05:00", by: swearer, kind: "complaint" },
    says: "Where the bloody hell is KP-481906? Nine days! My daughter's walking frame is in that box and she can't leave the flat without it. Useless shower of idiots, and the phone is dead too.",
    then: [
      {
        after: 47,
        kind: "reply",
        says: "Hello Dean, I have it in hand and have answered you under the Hexley post; everything stays in one place there.\n\nTom, Kestrel Parcels",
      },
    ],
  },
];

const patientEpisodes: readonly Episode[] = [
  {
    ...{ site: "lodia", language: "ru", daysAgo: 4, time: "11:20:00", by: patient, kind: "complaint", says: patientFirst },
    then: [
      {
        after: 52,
        kind: "reply",
        says: "Здравствуйте, Степан! Три дня по кругу после смены паспорта: так быть не должно. Я взяла договор № 4417 себе и спрошу юристов, какой бумаги не хватает; напишу Вам сюда.\n\nМира, банк «Лодия»",
      },
      { after: 180, by: patient, kind: "detail", says: "Хорошо, жду. Паспорт новый с 3 числа, старый погашен, копии у вас есть." },
    ],
  },
];

const forgottenEpisodes: readonly Episode[] = [
  {
    ...{ site: "vermeuil", language: "fr", daysAgo: 5, time: "09:35:00", by: forgotten, kind: "complaint", says: forgottenFirst },
    then: [
      {
        after: 65,
        kind: "reply",
        says: "Bonjour Madame, être à jeun, prête, et renvoyée chez vous sans un mot : je comprends que ce soit dur à accepter. Je vous appelle aujourd'hui avant midi pour vous dire ce que je sais.\n\nLuc, Clinique Vermeuil",
      },
      { after: 240, by: forgotten, kind: "detail", says: "Merci pour l'appel. J'attends la nouvelle date, mon mari doit prévenir son chef avant vendredi." },
    ],
  },
];

const criticism = ([daysAgo, time]: readonly [number, string], says: string, answer: string): Episode => ({
  ...kestrel,
  ...{ daysAgo, time, by: critic, kind: "complaint", says },
  then: [{ after: 130, kind: "reply", says: `${answer}\n\nRuth, Kestrel Parcels` }],
});

const criticEpisodes: readonly Episode[] = [
  criticism(
    [50, "10:12:00"],
    "Two of my last five parcels (KP-310772 on the 3rd, KP-311940 on the 9th) were marked delivered an hour before they were. That is not a late van, that is a wrong figure.",
    "Hello Howard, both scans were made at the depot and not at your door: you've read it right. I've passed the two numbers to the people who build that figure.",
  ),
  criticism(
    [38, "09:48:00"],
    "Your late-parcel chart starts at 3.8 instead of zero. It makes a rise of 0.3 look like a doubling. Please redraw it honestly.",
    "Hello Howard, fair point. The chart begins at zero from today, and the old one stands beneath it so that anybody can compare.",
  ),
  criticism(
    [27, "08:55:00"],
    "The shop on Mill Lane closes at 18:00, not 22:00 as your map says. I walked there on the 25th for KP-318211, in the rain, for nothing.",
    "Hello Howard, thank you for the walk you should not have needed. Mill Lane is corrected on the map, and KP-318211 comes to your door tomorrow without a fee.",
  ),
  criticism(
    [11, "10:31:00"],
    "One week after Hexley the refund page still asks for a claim number nobody was given. Either send the numbers or drop the field.",
    "Hello Howard, the field is gone since eleven this morning. Thank you for writing it down so exactly.",
  ),
  criticism(
    [6, "09:20:00"],
    "Prices go up by 30p and the insured value stays at £20, as in 2019. I would rather pay 40p and be insured for £50.",
    "Hello Howard, that is worth a calculation and not only a polite word. I've put it to the people who set the prices and will write here what they say.",
  ),
];

export const customerEpisodes: readonly Episode[] = [...swearerEpisodes, ...patientEpisodes, ...forgottenEpisodes, ...criticEpisodes];
