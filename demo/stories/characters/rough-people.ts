import type { Episode } from "./episode";

/** Insulted once, was answered, and insults again: warned. */
export const warned = "Barry Stubbs";
export const warnedAgain = "Still the same liars. Ruth is a brainless parrot and the rest of you are cretins.";
export const warnedQuote = "Ruth is a brainless parrot";

/** Whose words are taken away politely. */
export const guarded = "gaston_le_rouge";
export const guardedWords = "Bande de connards, allez vous faire foutre avec votre parking de merde.";

/** For whom a ban is asked that nobody has decided yet. */
export const threatening = "Le Justicier du 7e";
export const threateningWords = "La prochaine fois je viens avec une batte et je casse la figure à votre gardien du parking.";

const seller = "Credit_Wizard_Zoe";
const offer = "Earn 5000 before Christmas from your sofa!!! No papers, no questions: http://fast-credit-wizard.example/zoe";

const advert = (daysAgo: number, time: string): Episode => ({ site: "kestrel", language: "en", daysAgo, time, by: seller, kind: "spam", says: offer });

export const roughEpisodes: readonly Episode[] = [
  {
    ...{ site: "kestrel", language: "en", daysAgo: 20, time: "20:40:00", by: warned, kind: "hostile", says: "Liars. You are morons, the whole office of you." },
    then: [
      {
        after: 95,
        kind: "reply",
        says: "Hello Barry, something must have gone badly for you to write this. Tell me which parcel it is and I'll look for it today. The words for people we leave out here.\n\nRuth, Kestrel Parcels",
      },
    ],
  },
  { site: "kestrel", language: "en", daysAgo: 1, time: "20:52:00", by: warned, kind: "hostile", says: warnedAgain },
  { site: "vermeuil", language: "fr", daysAgo: 1, time: "19:12:00", by: guarded, kind: "hostile", says: guardedWords },
  { site: "vermeuil", language: "fr", daysAgo: 1, time: "21:33:00", by: threatening, kind: "threat", says: threateningWords },
  advert(45, "03:10:00"),
  advert(45, "03:12:00"),
  advert(31, "03:40:00"),
  advert(31, "03:41:00"),
  advert(19, "04:05:00"),
  advert(10, "03:22:00"),
  advert(3, "03:50:00"),
];

type Heated = { readonly by: string; readonly says: string; readonly firstDraft: string; readonly answer: string; readonly agent: "Tom" | "Ruth" };

/** Heated comments on the status blog that were answered more than three weeks ago, with what was written first and not sent. */
export const heated: readonly (Heated & {
  readonly daysAgo: number;
  readonly email: string;
  readonly verdict: { readonly stillMatters: boolean; readonly note: string } | null;
})[] = [
  {
    ...{ by: "Norman Bexley", daysAgo: 31, email: "tom@demo.example", agent: "Tom" },
    says: "Which of you idiots decided to send every message three times at night? My wife works shifts.",
    firstDraft: "We are not idiots. It was three messages, nobody was hurt.",
    answer:
      "Hello Norman, three messages at night after a shift: I'd be cross too. The doubled messages are switched off since 11:40, and nothing more goes out between ten and seven.",
    verdict: { stillMatters: false, note: "Glad the first draft stayed here. He thanked the driver last week." },
  },
  {
    ...{ by: "Gwen Ashdown", daysAgo: 28, email: "tom@demo.example", agent: "Tom" },
    says: "Flooding again? You morons had a year to move that depot uphill.",
    firstDraft: "Perhaps you would like to carry a depot uphill yourself.",
    answer:
      "Hello Gwen, the depot can't move before spring, and you're right that a year has passed. Until then rounds from Teesdale start two hours earlier when the river warning is out.",
    verdict: { stillMatters: false, note: "Would answer it the same way again." },
  },
  {
    ...{ by: "Keith Rowland", daysAgo: 26, email: "mira@demo.example", agent: "Ruth" },
    says: "Cretins. Your tracking said Sunday and I stayed in all day for nothing.",
    firstDraft: "There are no deliveries on Sundays, as the page clearly says.",
    answer:
      "Hello Keith, a whole Sunday at home for a wrong word on our page: I'm sorry. The word is corrected, and yours comes tomorrow before noon; I've asked the driver to ring first.",
    verdict: { stillMatters: true, note: "Tracking still said Sunday to two others this week: worth a fix, not only an answer." },
  },
  {
    ...{ by: "Sheila Marlow", daysAgo: 24, email: "anna@demo.example", agent: "Ruth" },
    says: "Idiots, the lot of you. Text after text after text and not one parcel.",
    firstDraft: "Calling us names will not bring your parcel any faster.",
    answer:
      "Hello Sheila, texts instead of parcels is the wrong way round. Yours is at the shop in Castle Street since nine; if you can't go, tell me and I'll have it brought.",
    verdict: null,
  },
];

/** The answer as it stands on the site. */
export const signedAnswer = ({ answer, agent }: Pick<Heated, "answer" | "agent">): string => `${answer}\n\n${agent}, Kestrel Parcels`;

export const heatedEpisodes: readonly Episode[] = heated.map((one) => ({
  ...{ site: "kestrel-status", language: "en", daysAgo: one.daysAgo, time: "17:30:00", by: one.by, kind: "complaint", says: one.says },
  then: [{ after: 75, kind: "reply", says: signedAnswer(one) }],
}));
