import { houseHandles } from "./address-words";
import { wordsOfName } from "./name-index";
import { isCyrillic, stemOfName } from "./name-stems";
import { foldedText } from "./reading/characters";
import { wordsOf } from "./words-of";

/** The names visitors call a brand by. */
export type BrandNames = {
  readonly full: readonly (readonly string[])[];
  /** "Полкан" of Маркетплейс «Полкан»: a name where it has its capital, for it may be a word like any other. */
  readonly quoted: readonly string[];
  /** Any other word of a name: only who is called by it is meant. */
  readonly called: ReadonlySet<string>;
};

const callLengthMin = 4;
const signedAccount = /^(.{1,100}\S)\s*\(([^()]{2,100})\)\s*$/u;
const quotation = /[«"“„]([^«»"“”„]{2,60})[»"”“]/gu;

/** The brand's names in all the ways they are said. */
export const brandNamesOf = (names: readonly string[]): BrandNames => {
  const houses = names.map((name) => signedAccount.exec(name)?.[2] ?? name);
  const full = [...names, ...houses].map(wordsOf).filter((words) => words.length > 0);
  const quoted = houses.flatMap((name) => [...name.matchAll(quotation)].map((match) => wordsOf(match[1] ?? ""))).filter((words) => words.length === 1);
  const called = houses.flatMap(wordsOf).filter((word) => word.length >= callLengthMin && !houseHandles.has(word));
  return { full, quoted: quoted.flat(), called: new Set(called) };
};

/** The agents a brand's accounts are signed with: Lucy of "Lucy (Brightwire)". */
export const agentsOf = (names: readonly string[]): readonly string[] =>
  names
    .map((name) => signedAccount.exec(name)?.[1])
    .filter((agent) => agent !== undefined)
    .flatMap(wordsOfName);

/** True when a text, given with its folded words, holds one of the brand's names, inflected as Russian inflects it too, or calls the brand. */
export const saysBrand = (brand: BrandNames, text: string, words: readonly string[]): boolean => {
  if (brand.full.some((name) => words.some((_, at) => isNameAt(words, at, name)))) return true;
  // Nearly every text is done with here; only where such a word stands is its capital looked at.
  if (!words.some((word) => brand.called.has(word) || isQuoted(brand, word))) return false;
  return [...text.matchAll(capitalised)].some(({ 0: written, index }) => {
    const word = foldedText(written);
    return isQuoted(brand, word) || (brand.called.has(word) && isCalledAt(text, index, written.length));
  });
};

const capitalised = /\p{Lu}[\p{L}\p{M}\p{N}]+/gu;

const isQuoted = ({ quoted }: BrandNames, word: string): boolean => quoted.some((name) => isFormOf(word, name));

const isCalledAt = (text: string, at: number, length: number): boolean =>
  /(?:^|[,.!?…\n])\s*$/u.test(text.slice(0, at)) && /^\s*[,!?]/.test(text.slice(at + length));

const isNameAt = (words: readonly string[], at: number, name: readonly string[]): boolean =>
  (name.length > 1 && words[at] === name.join("")) || name.every((part, offset) => isFormOf(words[at + offset] ?? "", part));

const stemLengthMin = 4;
const endingLengthMax = 3;

const isFormOf = (word: string, name: string): boolean => {
  if (word === name) return true;
  // Every word of every text passes here, and nearly all of them part at their first letter.
  if (word.charCodeAt(0) !== name.charCodeAt(0)) return false;
  const stem = stemOfName(name);
  return stem.length >= stemLengthMin && word.startsWith(stem) && word.length <= stem.length + endingLengthMax && isCyrillic(name);
};
