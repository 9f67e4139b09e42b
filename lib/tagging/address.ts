import { aboutSomebody, closingWords, everybodyWords, followingWords, houseWords, joiningWords, openingWords } from "./address-words";
import { foldedText } from "./reading/characters";
import { nameGroups } from "./first-names";
import { authorsByWord, type NameIndex } from "./name-index";

/** Whom a text speaks to: for each person addressed the authors who may be meant, more than one where namesakes write. */
export type Address = {
  readonly addressees: readonly ReadonlySet<string>[];
  /** It names a person who does not write here, or everybody: it is not for whoever happens to be alone. */
  readonly isForOthers: boolean;
  /** Words besides the names, so that "@anna 👍" is known to say nothing. */
  readonly otherWords: number;
};

type Token = { readonly text: string; readonly isHandle: boolean; readonly gapBefore: string; readonly written: string };
type Name = { readonly from: number; readonly to: number; readonly authors: ReadonlySet<string> };
type Reading = {
  readonly tokens: readonly Token[];
  readonly gapAfterLast: string;
  readonly names: NameIndex;
  readonly ownNames: ReadonlySet<string>;
  readonly isShouted: boolean;
};

const readLengthMax = 2000;
const tokenPattern = /@?[\p{L}\p{M}\p{N}_]+(?:[-'’.][\p{L}\p{M}\p{N}_]+)*/gu;
const platformMention = /\[(?:id|club)\d{1,20}\|([^\]\n]{1,60})\]/g;
const stops = /[,.!?:;…\n—–]/;
const softStop = /[,!?]/;
const sentenceEnd = /^[.…]/;

/** True when the text opens with the name of this author, comma or not, and goes on speaking to them rather than about them. */
export const opensWithNameOf = (text: string, authorId: string, names: NameIndex): boolean => {
  const reading = tokenise(text, names, new Set());
  const from = reading.tokens.findIndex((token) => !openingWords.has(token.text));
  const name = nameAt(reading, from);
  if (name?.authors.has(authorId) !== true) return false;
  return !aboutSomebody.has(reading.tokens[name.to]?.text ?? "");
};

/** Reads whom a text addresses: at its beginning or as a vocative, not whom it mentions, nor who signs it. */
export const readAddress = (text: string, names: NameIndex, ownNames: ReadonlySet<string>): Address => {
  const reading = tokenise(text, names, ownNames);
  const found: Name[] = [];
  let named = 0;
  for (let at = 0; at < reading.tokens.length; at += 1) {
    const name = nameAt(reading, at);
    if (name === null) continue;
    named += name.to - name.from;
    if (isAddress(reading, name, found.at(-1))) found.push(name);
    at = name.to - 1;
  }
  const isForOthers = found.length === 0 && (greetsEverybody(reading) || greetsStranger(reading));
  return {
    addressees: found.map((name) => name.authors),
    isForOthers,
    otherWords: reading.tokens.filter((token) => !token.isHandle).length - namesAmong(reading, found, named),
  };
};

// Only the names that were addressed are taken off the count of words.
const namesAmong = (reading: Reading, found: readonly Name[], named: number): number =>
  Math.min(
    named,
    found.reduce((sum, name) => sum + (reading.tokens[name.from]?.isHandle === true ? 0 : name.to - name.from), 0),
  );

const tokenise = (text: string, names: NameIndex, ownNames: ReadonlySet<string>): Reading => {
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

const isCapitalised = ({ written }: Token): boolean => /^\p{Lu}/u.test(written);

const nameAt = (reading: Reading, at: number): Name | null => {
  const token = reading.tokens[at];
  if (token === undefined) return null;
  const byHandle = reading.names.byHandle.get(token.text);
  if (token.isHandle) return byHandle === undefined ? nameOfWord(reading, at) : { from: at, to: at + 1, authors: byHandle };
  return fullNameAt(reading, at) ?? (byHandle === undefined ? nameOfWord(reading, at) : { from: at, to: at + 1, authors: byHandle });
};

const fullNameAt = (reading: Reading, at: number): Name | null => {
  const first = reading.tokens[at]?.text ?? "";
  // Nearly every word is no name at all; initials stand in no index of words.
  if (first.length > 1 && !reading.names.byWord.has(first)) return null;
  for (let length = 3; length >= 2; length -= 1) {
    const words = reading.tokens.slice(at, at + length);
    if (words.length < length || words.slice(1).some((token) => stops.test(token.gapBefore))) continue;
    const authors = reading.names.byFullName.get(words.map((token) => token.text).join(" "));
    if (authors !== undefined) return { from: at, to: at + length, authors };
  }
  return null;
};

const nameOfWord = (reading: Reading, at: number): Name | null => {
  const authors = authorsByWord(reading.names, reading.tokens[at]?.text ?? "");
  if (authors.size === 0) return null;
  const surname = surnameAt(reading, at + 1);
  if (surname === null) return { from: at, to: at + 1, authors };
  // "Мария Иванова" is not Мария Петрова.
  const bearers = [...authors].filter((author) => reading.names.byWord.get(surname)?.has(author) === true || startsSurname(reading, author, surname));
  return bearers.length === 0 ? null : { from: at, to: at + 2, authors: new Set(bearers) };
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

const gapAfter = (reading: Reading, name: Name): string => reading.tokens[name.to]?.gapBefore ?? reading.gapAfterLast;

const isAddress = (reading: Reading, name: Name, previous: Name | undefined): boolean => {
  if (isSignature(reading, name) || isOfTheHouse(reading, name)) return false;
  if (continuesAddress(reading, name, previous)) return true;
  return opensText(reading, name) || isVocative(reading, name);
};

// "Anna, Petr, thank you" and "Anna and Petr, …" speak to both.
const continuesAddress = (reading: Reading, name: Name, previous: Name | undefined): boolean => {
  if (previous === undefined || !opensText(reading, previous)) return false;
  const between = reading.tokens.slice(previous.to, name.from);
  if (between.length === 1) return joiningWords.has(between[0]?.text ?? "");
  return between.length === 0 && (reading.tokens[name.from]?.isHandle === true || softStop.test(gapAfter(reading, name)));
};

const openingLengthMax = 6;

const opensText = (reading: Reading, name: Name): boolean => {
  const token = reading.tokens[name.from];
  if (token === undefined || !isOpening(reading.tokens, name.from)) return false;
  if (token.isHandle) return true;
  if (name.from === 0 && /[—–]\s*$/.test(token.gapBefore)) return false;
  return stops.test(gapAfter(reading, name)) || opensPair(reading, name) || forgoesComma(reading, name, token);
};

// "Hi Anna thanks for writing" forgoes the comma; "Anna is our colleague" and "Sorry, Anna is ill" are no address.
const forgoesComma = (reading: Reading, name: Name, token: Token): boolean =>
  followingWords.has(reading.tokens[name.to]?.text ?? "") || (name.from > 0 && !stops.test(token.gapBefore));

const isOpening = (tokens: readonly Token[], length: number): boolean =>
  length <= openingLengthMax && tokens.slice(0, length).every((token) => openingWords.has(token.text) || token.isHandle);

const opensPair = (reading: Reading, name: Name): boolean => {
  const second = joiningWords.has(reading.tokens[name.to]?.text ?? "") ? nameAt(reading, name.to + 1) : null;
  return second !== null && stops.test(gapAfter(reading, second));
};

const isVocative = (reading: Reading, name: Name): boolean => {
  const token = reading.tokens[name.from];
  if (token === undefined || reading.ownNames.has(token.text)) return false;
  if (followsThanks(reading, name)) return true;
  const before = token.gapBefore;
  if (name.to >= reading.tokens.length) return before.includes(",");
  const after = gapAfter(reading, name);
  return (stops.test(before) && softStop.test(after)) || (before.includes(",") && sentenceEnd.test(after));
};

const followsThanks = (reading: Reading, name: Name): boolean => {
  const thanked = reading.tokens[name.from - 1];
  return thanked !== undefined && isThanks(thanked.text) && (name.to >= reading.tokens.length || stops.test(gapAfter(reading, name)));
};

const isThanks = (word: string): boolean =>
  word === "thanks" || word === "thank" || word === "спасибо" || word === "merci" || word === "you" || word === "sorry";

const wordsAfterSignatureMax = 4;

// A name that closes the text is the writer's when it follows a farewell, a dash or a new line, or is that of somebody who signs for the brand.
const isSignature = (reading: Reading, name: Name): boolean => {
  if (name.from === 0 || reading.tokens.length - name.to > wordsAfterSignatureMax) return false;
  const rest = reading.tokens.slice(name.to);
  if (rest.some((token) => !closingWords.has(token.text) && !houseWords.has(token.text) && !reading.ownNames.has(token.text))) return false;
  const token = reading.tokens[name.from];
  const before = reading.tokens[name.from - 1];
  if (token === undefined || token.isHandle || before === undefined) return false;
  if (/[\n—–.!?…]\s*$|\s-\s*$/.test(token.gapBefore)) return true;
  return closingWords.has(before.text) || (reading.ownNames.has(token.text) && !openingWords.has(before.text));
};

// "Anna from support here", "our colleague, Anna, will call": somebody of the house.
const isOfTheHouse = (reading: Reading, name: Name): boolean => {
  const before = reading.tokens[name.from - 1];
  const after = reading.tokens[name.to];
  if (before !== undefined && houseWords.has(before.text) && !openingWords.has(before.text)) return true;
  return after !== undefined && houseWords.has(after.text) && !/[,!?:]/.test(after.gapBefore);
};

const greetsEverybody = (reading: Reading): boolean => {
  const opening = reading.tokens.slice(0, 5);
  const everybody = opening.findIndex((token) => everybodyWords.has(token.text));
  if (everybody === -1) return false;
  return (
    opening.slice(0, everybody).every((token) => openingWords.has(token.text) || token.text === "a" || token.text === "to") &&
    (everybody > 0 || opening.slice(1, 3).some((token) => openingWords.has(token.text)))
  );
};

// "Ivan, we wrote to you" under Peter's only comment is meant for an Ivan elsewhere.
const greetsStranger = (reading: Reading): boolean => {
  for (const [at, token] of reading.tokens.slice(0, 5).entries()) {
    if (token.isHandle) return !reading.names.byHandle.has(token.text);
    if (openingWords.has(token.text)) continue;
    const after = reading.tokens[at + 1]?.gapBefore ?? reading.gapAfterLast;
    return isCapitalised(token) && nameGroups(token.text).length > 0 && stops.test(after) && !reading.ownNames.has(token.text);
  }
  return false;
};
