/** One conversation of the chat. `turns` are minutes after it began and what was said; the visitor begins, `brand` marks the house's own words. */
export type ChatStory = {
  readonly visitor: string;
  readonly hoursAgo: number;
  readonly turns: readonly { readonly after: number; readonly says: string; readonly isBrand?: boolean }[];
  /** The desk ended it. */
  readonly isClosed?: boolean;
};

const day = 24;

/** What was said in the chat of Kestrel Parcels before the demo began, oldest first. */
export const kestrelChats: readonly ChatStory[] = [
  {
    visitor: "Harriet Voss",
    hoursAgo: 6 * day,
    turns: [
      { after: 0, says: "Hi, I'm away till Friday and a parcel is due tomorrow. Can it go to the shop on Mill Lane instead? KP-417733" },
      {
        after: 3,
        says: "Hello Harriet, done: KP-417733 goes to the shop on Mill Lane and waits there for seven days. You will get a message with the code.\n\nRuth, Kestrel Parcels",
        isBrand: true,
      },
      { after: 5, says: "That was quick. Thank you!" },
    ],
  },
  {
    visitor: "Лариса",
    hoursAgo: 4 * day + 3,
    turns: [
      { after: 0, says: "Здравствуйте! Посылка KP-562190 из Таллина третий день на таможне. От меня что-нибудь нужно?" },
      {
        after: 9,
        says: "Лариса, здравствуйте! Не хватает описи: пришлите её ответом на письмо от customs@kestrel.example, и посылка выйдет на следующий рабочий день.\n\nМира, Kestrel Parcels",
        isBrand: true,
      },
      { after: 31, says: "Отправила, спасибо." },
    ],
  },
  {
    visitor: "Gary",
    hoursAgo: 3 * day + 5,
    turns: [
      { after: 0, says: "Oi. Is anyone awake in this dump of a company?" },
      { after: 2, says: "Hello Gary, yes. What is it about? With the number of the parcel I can look at once.\n\nTom, Kestrel Parcels", isBrand: true },
      { after: 3, says: "I'm not giving a clown like you any number. You're all thieves and morons, the lot of you." },
      {
        after: 6,
        says: "I would like to help, and I can with a number; without one I cannot. If a parcel of yours is late, I will find it.\n\nTom, Kestrel Parcels",
        isBrand: true,
      },
      { after: 7, says: "Shut up, moron. Useless pack of idiots." },
      {
        after: 11,
        says: "Gary, we have said here what we can, so I end this conversation (clause 1 of our house rules: no insults). When there is a parcel to look for, write to us again and we will.\n\nTom, Kestrel Parcels",
        isBrand: true,
      },
    ],
    isClosed: true,
  },
  {
    visitor: "Benoît Lacaze",
    hoursAgo: 2 * day + 1,
    turns: [
      { after: 0, says: "Bonjour, est-ce que vous livrez le samedi à Douvres ? Mon colis : KP-338401" },
      {
        after: 6,
        says: "Bonjour Benoît, oui, entre 9 h et 13 h. Le vôtre est dans la tournée de samedi ; il tient dans la boîte, il n’est pas nécessaire d’être là.\n\nLuc, Kestrel Parcels",
        isBrand: true,
      },
      { after: 8, says: "Parfait, merci beaucoup." },
    ],
  },
  {
    visitor: "Сергей Т.",
    hoursAgo: 5,
    turns: [{ after: 0, says: "Курьер отметил «вручено», а посылки нет ни у меня, ни у соседей. KP-809155. Где она?" }],
  },
  {
    visitor: "Élodie",
    hoursAgo: 2,
    turns: [
      { after: 0, says: "Bonjour, le suivi de KP-671204 n’a pas bougé depuis lundi. Il est perdu ?" },
      { after: 12, says: "Il y a quelqu’un ?" },
    ],
  },
  {
    visitor: "Visitor 4c1b",
    hoursAgo: 0.6,
    turns: [
      { after: 0, says: "Two weeks for a box of socks. TWO WEEKS. KP-940027" },
      { after: 4, says: "Hello?? Are you idiots asleep or just too stupid to read a number?" },
    ],
  },
];
