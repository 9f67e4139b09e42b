import { shareOf, type Features } from "./features";
import type { Sign } from "./signs";
import { itemsInBusiestThread, threadCount } from "./threads";

/** How strongly something holds of an author, 0…1. */
export type Strength = (features: Features) => number;

const within = (value: number): number => Math.min(1, Math.max(0, value));

/** Full when a share of the items shows the sign. */
export const byShare =
  (sign: Sign, fullShare: number): Strength =>
  (features) =>
    within(shareOf(features, sign) / fullShare);

/** The same, where already a few items say much. */
export const byAny =
  (sign: Sign, fullShare: number): Strength =>
  (features) =>
    Math.sqrt(byShare(sign, fullShare)(features));

const ownFull = byAny("own", 0.5);
const matterFull = byShare("matter", 0.5);

/** Weaker the more of a case the author has. */
export const withoutCase =
  (strength: Strength): Strength =>
  (features) =>
    strength(features) * (1 - Math.max(ownFull(features), matterFull(features)));

/** Weaker the more the author advertises: the glad customers of an advert are made up. */
export const withoutAdverts =
  (strength: Strength): Strength =>
  (features) =>
    strength(features) * (1 - shareOf(features, "advert"));

/** Weaker the more of the items are copies: what is pasted argues nothing. */
export const withoutCopies =
  (strength: Strength): Strength =>
  (features) =>
    strength(features) * (1 - shareOf(features, "pasted"));

const scorns = ["mocks", "derides", "baits", "spurns", "insult"] as const satisfies readonly Sign[];

/** Weaker for somebody who never provoked: their silence on the matter says little. */
export const whileProvoking =
  (strength: Strength): Strength =>
  (features) => {
    const scorn = Math.max(...scorns.map((sign) => shareOf(features, sign)));
    return strength(features) * within(0.4 + 3 * scorn);
  };

/** Counts from where two items in five say nothing to the matter. */
export const emptiness: Strength = (features) => within((shareOf(features, "empty") - 0.4) / 0.6);

const substances = ["own", "matter", "reasoned", "public-matter", "elaborate", "advert"] as const satisfies readonly Sign[];

/** Answers of the brand after which nothing came up that could be answered. */
export const answeredInVain: Strength = (features) => {
  const substance = Math.max(...substances.map((sign) => shareOf(features, sign)));
  return within(features.answers / 2) * within(1 - 2 * substance);
};

/** Letters an item has on average: none counted below 60, full from 120. */
export const room: Strength = ({ letters, items }) => within((letters / Math.max(1, items) - 60) / 60);

/** The share of items that the brand answered. */
export const answered: Strength = ({ answers, items }) => within(answers / Math.max(1, items));

const unhurriedDays = 6;

/** Days from one item to the next, on average: full from six. */
export const unhurried: Strength = ({ firstDay, lastDay, items }) =>
  firstDay === null || lastDay === null || items < 2 ? 0 : within((lastDay - firstDay) / (items - 1) / unhurriedDays);

const concentrationItemsMin = 8;

/** The share of the busiest thread, once there are enough items to speak of. */
export const concentration: Strength = ({ items, threads }) => (items < concentrationItemsMin ? 0 : itemsInBusiestThread(threads) / items);

/** Brands beyond the second, as far as each item stands in a thread of its own. */
export const breadth: Strength = ({ brands, threads, items }) => within((brands.length - 2) / 4) * within(threadCount(threads) / Math.max(1, items));
