import type { CompiledLexicon } from "./lexicon";

const latinLeet: Readonly<Record<string, string>> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s" };
const cyrillicLeet: Readonly<Record<string, string>> = { "0": "о", "1": "и", "3": "з", "4": "ч", "6": "б", "@": "а", $: "с" };

const isCyrillicWord = (word: string): boolean => /[а-яё]/.test(word);

/** The strong word a masked one stands for ("f**k", "п*здец", "sh1t"), or the word itself when it stands for none. */
export const unmasked = (lexicon: CompiledLexicon, word: string): string => {
  const table = isCyrillicWord(word) ? cyrillicLeet : latinLeet;
  let plain = "";
  for (const character of word) plain += table[character] ?? character;
  if (!/[*#_@$]/.test(plain)) return plain;
  return lexicon.masked.find((strong) => isMaskOf(plain, strong)) ?? lettersOf(plain);
};

// Each mark hides one letter, except that a run of two and more may hide any number: people do not count their stars.
const isMaskOf = (mask: string, strong: string): boolean => {
  const run = /[*#_@$]+/.exec(mask);
  if (run === null) return mask === strong;
  const before = mask.slice(0, run.index);
  const after = mask.slice(run.index + run[0].length);
  if (/[*#_@$]/.test(after)) return mask.length === strong.length && sameLetters(mask, strong);
  if (before.length + after.length < 1 || before === "") return false;
  const hidden = strong.length - before.length - after.length;
  const fits = run[0].length === 1 ? hidden === 1 : hidden >= 1;
  return fits && strong.startsWith(before) && strong.endsWith(after);
};

const sameLetters = (mask: string, strong: string): boolean => {
  if (mask.charAt(0) !== strong.charAt(0)) return false;
  for (let i = 0; i < mask.length; i += 1) {
    const character = mask.charAt(i);
    if (!"*#_@$".includes(character) && character !== strong.charAt(i)) return false;
  }
  return true;
};

const lettersOf = (word: string): string => word.replaceAll(/[^\p{L}']/gu, "");
