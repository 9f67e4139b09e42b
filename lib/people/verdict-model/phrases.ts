import { foldedText } from "#lib/tagging/reading/characters";

/** One place of a phrase: the words that may stand there, and how many others may come before it. */
type Slot = { readonly exact: ReadonlySet<string>; readonly stems: readonly string[]; readonly gapMax: number };
type Phrase = readonly Slot[];

/** Phrases by the word or the three letters they begin with. */
export type Phrases = { readonly byWord: ReadonlyMap<string, readonly Phrase[]>; readonly byBeginning: ReadonlyMap<string, readonly Phrase[]> };

const beginningLetters = 3;

/**
 * Reads phrases written one a line or between semicolons. `{my|our|one of our}` offers a choice, `order*` stands for every word beginning so, `~` lets
 * one other word stand between, `~~` two.
 */
export const phrasesOf = (...lists: readonly string[]): Phrases => {
  const byWord = new Map<string, Phrase[]>();
  const byBeginning = new Map<string, Phrase[]>();
  for (const phrase of lists.flatMap((list) => plain(list).split(/[;\n]/)).flatMap(phrasesWritten)) {
    const [first] = phrase;
    for (const word of first?.exact ?? []) file(byWord, word, phrase);
    for (const beginning of new Set(first?.stems.map(beginningOf))) file(byBeginning, beginning, phrase);
  }
  return { byWord, byBeginning };
};

// As texts are read: folded, parted at hyphens and apostrophes.
const plain = (list: string): string => foldedText(list).replaceAll(/[^\p{L}\p{N}{}|*~;\n]/gu, " ");

const file = (index: Map<string, Phrase[]>, key: string, phrase: Phrase): void => {
  const known = index.get(key);
  if (known) known.push(phrase);
  else index.set(key, [phrase]);
};

const beginningOf = (word: string): string => word.slice(0, beginningLetters);

const phrasesWritten = (written: string): readonly Phrase[] => {
  let phrases: readonly Phrase[] = [[]];
  let gapMax = 0;
  for (const part of written.match(/\{[^}]*\}|\S+/g) ?? []) {
    if (/^~+$/.test(part)) {
      gapMax = part.length;
      continue;
    }
    const choices = choicesOf(part, gapMax);
    phrases = phrases.flatMap((phrase) => choices.map((choice) => [...phrase, ...choice]));
    gapMax = 0;
  }
  return phrases.filter((phrase) => phrase.length > 0);
};

// Single words share a slot; a choice of several words makes a phrase of its own.
const choicesOf = (part: string, gapMax: number): readonly (readonly Slot[])[] => {
  const choices = part
    .replaceAll(/[{}]/g, "")
    .split("|")
    .map((choice) => choice.trim().split(/\s+/));
  const single = choices.filter((words) => words.length === 1).flat();
  const several = choices.filter((words) => words.length > 1).map((words) => words.map((word, at) => slotOf([word], at === 0 ? gapMax : 0)));
  return single.length === 0 ? several : [[slotOf(single, gapMax)], ...several];
};

const slotOf = (choices: readonly string[], gapMax: number): Slot => ({
  exact: new Set(choices.filter((choice) => !choice.endsWith("*"))),
  stems: choices.filter((choice) => choice.endsWith("*")).map((choice) => choice.slice(0, -1)),
  gapMax,
});

/** True where one of the phrases stands among the words. */
export const says = (phrases: Phrases, words: readonly string[]): boolean =>
  words.some((word, at) =>
    [...(phrases.byWord.get(word) ?? []), ...(phrases.byBeginning.get(beginningOf(word)) ?? [])].some((phrase) => standsAt(phrase, words, at)),
  );

const standsAt = (phrase: Phrase, words: readonly string[], at: number): boolean => {
  const [wanted, ...rest] = phrase;
  if (wanted === undefined) return true;
  for (let place = at; place <= at + wanted.gapMax; place += 1) {
    const word = words[place];
    if (word === undefined) return false;
    if (fits(wanted, word) && standsAt(rest, words, place + 1)) return true;
  }
  return false;
};

const fits = ({ exact, stems }: Slot, word: string): boolean => exact.has(word) || stems.some((stem) => word.startsWith(stem));
