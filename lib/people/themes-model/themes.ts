import { termsIn, wordsOfPhrase, writtenAs } from "./terms";

export type Written = { readonly id: string; readonly text: string };

/** A word or a phrase that somebody writes about more than others do. */
export type Theme = {
  /** The same whatever form it is written in. */
  readonly key: string;
  /** As they write it mostly. */
  readonly words: string;
  readonly itemIds: readonly string[];
  /** How far beyond chance it stands out, in standard deviations. */
  readonly strength: number;
};

/** With fewer nobody has themes, and against fewer of others nothing stands out. */
export const ownItemsMin = 4;
export const otherItemsMin = 20;

/** Of somebody who wrote more, twice is chance. */
const itemsMinOf = (own: number): number => (own < 10 ? 2 : 3);
/** One in forty by chance. */
const strengthMin = 1.96;
const themesMax = 10;

export type Texts = {
  readonly own: readonly Written[];
  readonly others: readonly string[];
  /** Whom they write to is no theme. */
  readonly brandNames: readonly string[];
};

/**
 * What stands out in somebody's items against those of others, the most outstanding first: log-odds ratios with a prior, as z-scores, after
 * Monroe, Colaresi and Quinn 2008, "Fightin' Words". Items that hold a term are counted, not its words, so that one long outcry is no theme.
 */
export const themesOf = ({ own, others, brandNames }: Texts): readonly Theme[] => {
  if (own.length < ownItemsMin || others.length < otherItemsMin) return [];
  const heard = heardIn(own, keysOf(brandNames));
  const elsewhere = countIn(others, heard);
  const outstanding = [...heard].flatMap(([key, { itemIds, writings }]): Theme[] => {
    const strength = zScore({ own: itemIds.length, ofOwn: own.length, other: elsewhere.get(key) ?? 0, ofOther: others.length });
    return strength < strengthMin ? [] : [{ key, words: commonest(writings), itemIds, strength }];
  });
  return varied(withoutParts(outstanding).toSorted((one, other) => other.strength - one.strength || (one.key < other.key ? -1 : 1))).slice(0, themesMax);
};

type Heard = { readonly itemIds: string[]; readonly writings: Map<string, number> };

/** A name of one word, or the pairs of a longer one: "parcel" remains a theme at Kestrel Parcels. */
const keysOf = (names: readonly string[]): ReadonlySet<string> =>
  new Set(
    names.flatMap((name) => {
      const keys = termsIn(name).map(({ key }) => key);
      return keys.length === 1 ? keys : keys.filter((key) => wordsOfPhrase(key).length > 0);
    }),
  );

/** The terms that somebody used in several items. */
const heardIn = (own: readonly Written[], unheard: ReadonlySet<string>): ReadonlyMap<string, Heard> => {
  const heard = new Map<string, Heard>();
  for (const { id, text } of own)
    for (const term of termsIn(text)) {
      const known = heard.get(term.key) ?? { itemIds: [], writings: new Map<string, number>() };
      const words = writtenAs(text, term);
      known.itemIds.push(id);
      known.writings.set(words, (known.writings.get(words) ?? 0) + 1);
      heard.set(term.key, known);
    }
  return new Map([...heard].filter(([key, { itemIds }]) => itemIds.length >= itemsMinOf(own.length) && !unheard.has(key)));
};

const countIn = (texts: readonly string[], asked: ReadonlyMap<string, unknown>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const text of texts) for (const { key } of termsIn(text)) if (asked.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

type Counts = { readonly own: number; readonly ofOwn: number; readonly other: number; readonly ofOther: number };

const zScore = ({ own, ofOwn, other, ofOther }: Counts): number => {
  const [mine, theirs] = [logOdds(own, ofOwn), logOdds(other, ofOther)];
  return (mine.mean - theirs.mean) / Math.sqrt(mine.variance + theirs.variance);
};

/** Jeffreys' prior: half an item that holds the term, and half a one that does not. */
const priorItems = 0.5;

const logOdds = (count: number, of: number): { readonly mean: number; readonly variance: number } => {
  const [held, lacked] = [count + priorItems, of - count + priorItems];
  return { mean: Math.log(held / lacked), variance: 1 / held + 1 / lacked };
};

const commonest = (writings: ReadonlyMap<string, number>): string =>
  [...writings].toSorted(([one, times], [other, otherTimes]) => otherTimes - times || (one < other ? -1 : 1))[0]?.[0] ?? "";

/** A phrase stands for a word of it where it holds most of that word's items; a phrase that stands for none is a detail. */
const withoutParts = (themes: readonly Theme[]): readonly Theme[] => {
  const byKey = new Map(themes.map((theme) => [theme.key, theme]));
  const told = new Set<string>();
  const standsFor = (phrase: Theme): boolean => {
    const words = wordsOfPhrase(phrase.key).filter((word) => phrase.itemIds.length >= mostOf * (byKey.get(word)?.itemIds.length ?? 0));
    for (const word of words) told.add(word);
    return words.length > 0;
  };
  const phrases = themes.filter(({ key }) => wordsOfPhrase(key).length > 0).filter(standsFor);
  return [...themes.filter(({ key }) => wordsOfPhrase(key).length === 0 && !told.has(key)), ...phrases];
};

const mostOf = 0.6;

/** Of terms that stand in the very same items, as those of a text pasted again and again, the first few speak for all. */
const varied = (themes: readonly Theme[]): readonly Theme[] => {
  const shown = new Map<string, number>();
  return themes.filter(({ itemIds }) => {
    const items = itemIds.join();
    shown.set(items, (shown.get(items) ?? 0) + 1);
    return (shown.get(items) ?? 0) <= ofSameItemsMax;
  });
};

const ofSameItemsMax = 2;
