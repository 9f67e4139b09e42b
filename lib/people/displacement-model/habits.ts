import type { Features } from "../verdict-model/features";
import { areNearSame } from "../verdict-model/minhash";

/** How many of the other's texts are nearly the same as one of the banned author's, and as a share of those compared. */
export const sharedTexts = (banned: Features, other: Features): { readonly texts: number; readonly of: number; readonly itemIds: readonly string[] } => {
  const alike = other.texts.filter(({ signature }) => banned.texts.some((one) => areNearSame(one.signature, signature)));
  return { texts: alike.length, of: other.texts.length, itemIds: alike.slice(-quotesMax).map(({ itemId }) => itemId) };
};

const quotesMax = 3;

const itemsForHours = 20;

/** How alike the hours are at which two authors write, 0…1; null while either wrote too little to have a habit. */
export const hourLikeness = (banned: Features, other: Features): number | null => {
  const [one, another] = [smoothed(banned.hours), smoothed(other.hours)];
  if (sum(banned.hours) < itemsForHours || sum(other.hours) < itemsForHours) return null;
  return dot(one, another) / Math.sqrt(dot(one, one) * dot(another, another));
};

// A habit does not end on the hour: each lends half of itself to its neighbours.
const smoothed = (hours: readonly number[]): readonly number[] =>
  hours.map((count, hour) => count + 0.5 * ((hours[(hour + 23) % 24] ?? 0) + (hours[(hour + 1) % 24] ?? 0)));

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const dot = (one: readonly number[], other: readonly number[]): number => one.reduce((total, count, hour) => total + count * (other[hour] ?? 0), 0);

const hoursTogether = 7;
const togetherShareMin = 0.8;

/** True for an author who writes at few hours of the day: what everybody does tells nobody apart. */
export const hasOwnHours = ({ hours }: Features): boolean => {
  const within = hours.map((_, from) => sum([...hours, ...hours].slice(from, from + hoursTogether)));
  return Math.max(...within) >= togetherShareMin * sum(hours);
};
