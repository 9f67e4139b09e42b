import { shareOf, type Features } from "./features";
import type { Sign } from "./signs";
import { itemsInBusiestThread, threadCount } from "./threads";
import type { Side } from "./verdicts";

/** One line of the score: how strongly it holds, 0…1, is multiplied by what it is worth to each side, and added up. */
export type Line = {
  readonly name: string;
  readonly strength: (features: Features) => number;
  /** The sign whose items are quoted, if there are any to quote. */
  readonly sign: Sign | null;
  readonly worth: Readonly<Record<Side, number>>;
  readonly because: string;
};

/** How the sides stand before anything is known: doubt speaks for the customer. */
export const startingScores: Readonly<Record<Side, number>> = { customer: 0.3, critic: 0, troll: -0.7, spammer: -1.2 };

/** A strength that is full when a share of the items shows the sign. */
const byShare =
  (sign: Sign, fullShare: number) =>
  (features: Features): number =>
    Math.min(1, shareOf(features, sign) / fullShare);

/** The same, where already a few items say much. */
const byAny =
  (sign: Sign, fullShare: number) =>
  (features: Features): number =>
    Math.sqrt(byShare(sign, fullShare)(features));

const withoutOwn = (features: Features): number => 1 - Math.max(byAny("own", 0.5)(features), byShare("matter", 0.5)(features));

/** Silence on the matter says little of somebody who never provoked. */
const provoking = (features: Features): number => {
  const scorn = Math.max(...(["mocks", "derides", "baits", "spurns", "insult"] as const).map((sign) => shareOf(features, sign)));
  return Math.min(1, 0.3 + 0.7 * (scorn / 0.2));
};

// Counts from where half of the items say nothing to the matter.
const emptiness = (features: Features): number => (Math.max(0, shareOf(features, "empty") - 0.4) / 0.6) * provoking(features);

const answeredInVain = (features: Features): number => {
  const substance = Math.max(...(["own", "matter", "reasoned", "public-matter", "elaborate", "advert"] as const).map((sign) => shareOf(features, sign)));
  return Math.min(1, features.answers / 2) * Math.max(0, 1 - substance / 0.5) * provoking(features);
};

const worth = (customer: number, critic: number, troll: number, spammer: number): Line["worth"] => ({ customer, critic, troll, spammer });

/** The published weights; docs/people.md prints them, and a test holds the two together. */
export const lines = [
  {
    name: "own-case",
    strength: byAny("own-concrete", 0.35),
    sign: "own-concrete",
    worth: worth(2.6, -0.8, -2.6, -1.2),
    because: "Own dealings with an order, a date, a sum or a place are what a customer has, whatever their temper.",
  },
  {
    name: "own-dealings",
    strength: byAny("own", 0.5),
    sign: "own",
    worth: worth(2, -0.8, -1.6, -0.8),
    because: "Who bought, waited or was served has a case, be it told without particulars.",
  },
  {
    name: "matter",
    strength: byShare("matter", 0.5),
    sign: "matter",
    worth: worth(1.2, -0.3, -1, -0.6),
    because: "A parcel, a refund, a broken zip: a complaint or a question about what one is served with has a matter.",
  },
  {
    name: "self-told",
    strength: byShare("self-told", 0.5),
    sign: "self-told",
    worth: worth(0.9, -0.2, -0.7, -0.4),
    because: "Who tells what happened to them speaks as a guest or a buyer.",
  },
  {
    name: "elaborate",
    strength: byShare("elaborate", 0.6),
    sign: "elaborate",
    worth: worth(-0.2, 1.2, -0.7, -0.4),
    because: "Long statements about the world rather than about oneself or others argue.",
  },
  {
    name: "at-you",
    strength: (features) => byShare("at-you", 0.5)(features) * provoking(features),
    sign: "at-you",
    worth: worth(-0.3, -0.3, 0.8, -0.2),
    because: "Words at somebody that hold no matter are about the person.",
  },
  {
    name: "answered-in-vain",
    strength: answeredInVain,
    sign: null,
    worth: worth(-0.5, -0.3, 1.2, -0.2),
    because: "The brand answered, and still no matter and no reason came up.",
  },
  {
    name: "empty",
    strength: emptiness,
    sign: "empty",
    worth: worth(-0.7, -0.9, 1.5, -0.4),
    because: "Most items hold neither a matter, nor a reason, nor a kind word.",
  },
  {
    name: "no-dealings",
    strength: byAny("no-dealings", 0.4),
    sign: "no-dealings",
    worth: worth(-1.6, 0.4, 0.9, 0),
    because: "Who says they never bought has no case of their own.",
  },
  {
    name: "reasoned",
    strength: byShare("reasoned", 0.5),
    sign: "reasoned",
    worth: worth(-0.2, 1.6, -1.1, -0.6),
    because: "Grounds, comparisons and sources are the marks of a critic.",
  },
  {
    name: "public-matter",
    strength: byShare("public-matter", 0.5),
    sign: "public-matter",
    worth: worth(-0.3, 1.8, -0.9, -0.6),
    because: "Who speaks of how things are made, priced or promised to all criticises a matter, not persons.",
  },
  {
    name: "suggestion",
    strength: byShare("suggestion", 0.4),
    sign: "suggestion",
    worth: worth(0.2, 0.7, -0.7, -0.3),
    because: "A proposal wants the thing to get better.",
  },
  {
    name: "praise",
    strength: byShare("praise", 0.6),
    sign: "praise",
    worth: worth(1.1, -0.6, -1, -0.3),
    because: "Praise is a guest’s word, and no provocation.",
  },
  {
    name: "insults",
    strength: (features) => byShare("insult", 0.5)(features) * withoutOwn(features),
    sign: "insult",
    worth: worth(-0.2, -0.9, 1.3, -0.3),
    because: "Name-calling without a matter provokes; beside an own case it weighs little.",
  },
  {
    name: "rude",
    strength: (features) => byShare("rude", 0.6)(features) * withoutOwn(features),
    sign: "rude",
    worth: worth(0, -0.5, 0.5, -0.3),
    because: "Strong words alone say little: many customers swear.",
  },
  {
    name: "mockery",
    strength: byShare("mocks", 0.5),
    sign: "mocks",
    worth: worth(-0.4, -0.6, 1.7, -0.3),
    because: "Who laughs at the matter or at those who have one wants a reaction, not an answer.",
  },
  {
    name: "derision",
    strength: byShare("derides", 0.5),
    sign: "derides",
    worth: worth(-0.4, -0.6, 1.6, -0.3),
    because: "Looking down on staff and buyers aims at persons.",
  },
  {
    name: "baiting",
    strength: byShare("baits", 0.4),
    sign: "baits",
    worth: worth(-0.3, -0.2, 1.1, -0.3),
    because: "Who turns to the other visitors to stir them up provokes.",
  },
  {
    name: "spurning",
    strength: byAny("spurns", 0.4),
    sign: "spurns",
    worth: worth(-0.6, -0.4, 1.2, -0.5),
    because: "Help is turned away where there is nothing to be helped with.",
  },
  {
    name: "spurned-help",
    strength: byAny("spurned-help", 0.3),
    sign: "spurned-help",
    worth: worth(-0.6, -0.5, 1.2, -0.2),
    because: "After an answer of the brand the provocation goes on.",
  },
  {
    name: "took-help",
    strength: byAny("took-help", 0.3),
    sign: "took-help",
    worth: worth(0.9, 0.1, -1.2, -0.4),
    because: "After an answer of the brand come thanks or the particulars asked for.",
  },
  {
    name: "calmed",
    strength: byAny("calmed", 0.2),
    sign: "calmed",
    worth: worth(0.6, 0.1, -0.6, 0),
    because: "An answer of the brand calmed them.",
  },
  {
    name: "adverts",
    strength: byAny("advert", 0.6),
    sign: "advert",
    worth: worth(-0.9, -0.8, -0.9, 3),
    because: "Offers of goods, income or an audience are advertising.",
  },
  {
    name: "contacts",
    strength: byShare("contact", 0.5),
    sign: "contact",
    worth: worth(-0.3, -0.2, -0.3, 0.9),
    because: "Links and numbers lead elsewhere.",
  },
  {
    name: "pasted",
    strength: byShare("pasted", 0.75),
    sign: "pasted",
    worth: worth(-0.8, -0.9, -2, 3.4),
    because: "One text in several threads is spam, whatever it says.",
  },
  {
    name: "repeated",
    strength: byShare("repeated", 0.6),
    sign: "repeated",
    worth: worth(0, 0, 0.3, 0.7),
    because: "The same words again and again in one thread push rather than talk.",
  },
  {
    name: "bursts",
    strength: (features) => byShare("burst", 0.8)(features) * withoutOwn(features),
    sign: "burst",
    worth: worth(-0.1, 0, 0.2, 0.4),
    because: "Five items and more a day without a case of one’s own are unusual.",
  },
  {
    name: "deletions",
    strength: byShare("deleted", 0.5),
    sign: "deleted",
    worth: worth(-0.1, -0.1, 0.3, 0.3),
    because: "Who takes back much of what they wrote stands by little of it.",
  },
  {
    name: "replies-drawn",
    strength: (features) => byShare("drew-replies", 0.5)(features) * withoutOwn(features),
    sign: "drew-replies",
    worth: worth(-0.1, 0.1, 0.3, -0.2),
    because: "Provocations draw more replies than other comments do (Cheng and others, 2015).",
  },
  {
    name: "one-thread",
    strength: (features) => (features.items < 8 ? 0 : (itemsInBusiestThread(features.threads) / features.items) * withoutOwn(features)),
    sign: null,
    worth: worth(0, -0.1, 0.3, -0.4),
    because: "Many words in few threads go with provocation (Cheng and others, 2015), unless there is a case.",
  },
  {
    name: "many-brands",
    strength: (features) => Math.min(1, Math.max(0, features.brands.length - 2) / 4) * Math.min(1, threadCount(features.threads) / features.items) * withoutOwn(features),
    sign: null,
    worth: worth(-0.1, 0, 0, 0.4),
    because: "The same account in many brands’ threads without a case is often one that advertises.",
  },
] as const satisfies readonly Line[];

export type LineName = (typeof lines)[number]["name"] | "few-items" | "nothing-telling";
