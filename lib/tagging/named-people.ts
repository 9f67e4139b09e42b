import { followingWords } from "./address-words";
import { nameGroups } from "./first-names";
import { authorsByCapital, authorsByWord, type NamedAuthors, type NameIndex } from "./name-index";
import { foldedText } from "./reading/characters";

export type Token = { readonly text: string; readonly isHandle: boolean; readonly gapBefore: string; readonly written: string };

/** A name found in a text, from one token up to another, and whom of the thread it may mean. */
export type Name = NamedAuthors & { readonly from: number; readonly to: number };

/** A text cut into tokens, to be searched for the names of a thread. */
export type Reading = {
  readonly tokens: readonly Token[];
  readonly gapAfterLast: string;
  readonly names: NameIndex;
  readonly ownNames: ReadonlySet<string>;
  readonly isShouted: boolean;
};

const readLengthMax = 2000;
const tokenPattern = /@?[\p{L}\p{M}\p{N}_]+(?:[-'’.][\p{L}\p{M}\p{N}_]+)*/gu;
const platformMention = /\[(?:id|club)\d{1,20}\|([^\]\n]{1,60})\]/g;

/** What ends a clause. */
export const stops = /[,.!?:;…\n—–()/&+]/;

/** Cuts a text into tokens. */
export const tokenise = (text: string, names: NameIndex, ownNames: ReadonlySet<string>): Reading => {
  const read = text.slice(0, readLengthMax).replaceAll(platformMention, "$1");
  const tokens: Token[] = [];
  let end = 0;
  for (const match of read.matchAll(tokenPattern)) {
    const whole = match[0];
    const isHandle = whole.startsWith("@");
    const bare = isHandle ? whole.slice(1) : whole;
    tokens.push({ text: foldedText(bare), isHandle, gapBefore: read.slice(end, match.index), written: bare });
    end = match.index + whole.length;
  }
  return { tokens, gapAfterLast: read.slice(end), names, ownNames, isShouted: !/\p{Ll}/u.test(read) };
};

/** True for a token that begins with a capital. */
export const isCapitalised = ({ written }: Token): boolean => {
  const first = written.charAt(0);
  return first !== first.toLowerCase();
};

/** The name of somebody of the thread that begins at a token: a full name, a handle, a first name in one of its forms. */
export const nameAt = (reading: Reading, at: number): Name | null => {
  const token = reading.tokens[at];
  if (token === undefined) return null;
  return (token.isHandle ? null : fullNameAt(reading, at)) ?? handleAt(reading, at) ?? nameOfWord(reading, at);
};

const handleAt = (reading: Reading, at: number): Name | null => {
  const authors = reading.names.byHandle.get(reading.tokens[at]?.text ?? "");
  return authors === undefined ? null : { from: at, to: at + 1, authors, isCall: true };
};

const fullNameAt = (reading: Reading, at: number): Name | null => {
  const first = reading.tokens[at]?.text ?? "";
  // Nearly every word is no name at all; initials stand in no index of words.
  if (first.length > 1 && !reading.names.byWord.has(first)) return null;
  for (let length = 3; length >= 2; length -= 1) {
    const words = reading.tokens.slice(at, at + length);
    if (words.length < length || words.slice(1).some((token) => stops.test(token.gapBefore))) continue;
    const authors = reading.names.byFullName.get(words.map((token) => token.text).join(" "));
    if (authors !== undefined) return { from: at, to: at + length, authors, isCall: true };
  }
  return null;
};

const nameOfWord = (reading: Reading, at: number): Name | null => {
  const { authors, isCall } = authorsNamed(reading, at);
  if (authors.size === 0) return null;
  const surname = surnameAt(reading, at + 1);
  if (surname === null) return { from: at, to: at + 1, authors, isCall };
  // "Мария Иванова" is not Мария Петрова.
  const surnamed = authorsByCapital(reading.names, surname).authors;
  const bearers = [...authors].filter((author) => surnamed.has(author) || startsSurname(reading, author, surname));
  return bearers.length === 0 ? null : { from: at, to: at + 2, authors: new Set(bearers), isCall };
};

const authorsNamed = (reading: Reading, at: number): NamedAuthors => {
  const token = reading.tokens[at];
  if (token === undefined) return { authors: new Set(), isCall: false };
  if (token.isHandle || isCapitalised(token)) return authorsByCapital(reading.names, token.text);
  return { authors: authorsByWord(reading.names, token.text), isCall: true };
};

// A capitalised word right after a first name, other than one a sentence may go on with.
const surnameAt = (reading: Reading, at: number): string | null => {
  const token = reading.tokens[at];
  if (token === undefined || reading.isShouted || token.gapBefore !== " " || !isCapitalised(token) || isPronoun(reading, at)) return null;
  return followingWords.has(token.text) || nameGroups(token.text).length > 0 ? null : token.text;
};

// One letter is an initial only with its full stop: "Leila I waited too" goes on with a pronoun.
const isPronoun = (reading: Reading, at: number): boolean =>
  reading.tokens[at]?.text.length === 1 && !(reading.tokens[at + 1]?.gapBefore ?? reading.gapAfterLast).startsWith(".");

// "Мария П." stands for Мария Петрова.
const startsSurname = (reading: Reading, author: string, initial: string): boolean =>
  initial.length === 1 && (reading.names.wordsByAuthor.get(author)?.some((word) => word.startsWith(initial)) ?? false);

/** The folded word at a place, or nothing beyond the ends. */
export const wordAt = (reading: Reading, at: number): string => reading.tokens[at]?.text ?? "";

/** What stands between a name and the word before it. */
export const gapBefore = (reading: Reading, name: Name): string => reading.tokens[name.from]?.gapBefore ?? "";

/** What stands between a name and the word after it. */
export const gapAfter = (reading: Reading, name: Name): string => reading.tokens[name.to]?.gapBefore ?? reading.gapAfterLast;

/** True for what parts words as a comma does, an emoji too. */
export const breaks = (gap: string): boolean => stops.test(gap) || /\p{Extended_Pictographic}/u.test(gap);
