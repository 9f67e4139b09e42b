import { bit, entryFor, type CompiledLexicon } from "./lexicon";

const swappedLengthMin = 6;
const swappedLengthMax = 24;
// A slip of the finger may cost a word its thanks; it must not turn "twists" into name-calling.
const grave = bit("insult") | bit("epithet") | bit("obscene") | bit("threat") | bit("harm") | bit("spam") | bit("advert");

/** The known word that a longer unknown one becomes when two neighbouring letters inside it change places ("thnaks"), or the word itself. */
export const unswapped = (lexicon: CompiledLexicon, word: string): string => {
  if (word.length < swappedLengthMin || word.length > swappedLengthMax) return word;
  return knownSwap(lexicon, word);
};

const knownSwap = (lexicon: CompiledLexicon, word: string): string => {
  for (let at = 1; at < word.length - 1; at += 1) {
    const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    const entry = isListed(lexicon, swapped) ? entryFor(lexicon, swapped) : null;
    if (entry === null || (entry.weight === 0 && entry.marks === 0)) continue;
    if ((entry.marks & grave) === 0) return swapped;
  }
  return word;
};

const endingLengthMax = 3;

// A stem says something of a misspelt word only when it is nearly all of it.
const isListed = (lexicon: CompiledLexicon, word: string): boolean =>
  lexicon.exact.has(word) ||
  (lexicon.stems.get(word.slice(0, 3))?.some(([stem]) => word.startsWith(stem) && word.length - stem.length <= endingLengthMax) ?? false);
