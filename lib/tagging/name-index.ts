import { joiningWords, namelessNames } from "./address-words";
import { nameGroups, nameGroupsByStem } from "./first-names";
import { shortFormsOf } from "./short-forms";
import { isCall, isCyrillic, stemOfName, stemsOfName, stemsOfWord } from "./name-stems";
import { foldedText } from "./reading/characters";
import { untransliterated } from "./reading/untransliterate";
import type { ThreadMessage } from "./settle-model";

/** Who may be meant by a name in one thread. Everything is folded; all look-ups are by hash. */
export type NameIndex = {
  readonly byHandle: Map<string, Set<string>>;
  /** Display names of two words and more, the words joined by a space. */
  readonly byFullName: Map<string, Set<string>>;
  readonly byWord: Map<string, Set<string>>;
  /** By the number of the first name that a word is a form of. */
  readonly byGroup: Map<number, Set<string>>;
  /** By the stem of a name in Cyrillic letters, or as it would be in them. */
  readonly byStem: Map<string, Set<string>>;
  /** By what a name is cut down to: "Mag" of Magali. */
  readonly byShortForm: Map<string, Set<string>>;
  readonly wordsByAuthor: Map<string, readonly string[]>;
  /** Whose names are written in Cyrillic. */
  readonly inCyrillic: Set<string>;
  readonly known: Set<string>;
};

/** Whom a word may stand for, and whether it does so as a call: "Марии" tells whose it is and calls nobody. */
export type NamedAuthors = { readonly authors: ReadonlySet<string>; readonly isCall: boolean };

/** An index that knows nobody yet. */
export const emptyNameIndex = (): NameIndex => ({
  byHandle: new Map(),
  byFullName: new Map(),
  byWord: new Map(),
  byGroup: new Map(),
  byStem: new Map(),
  byShortForm: new Map(),
  wordsByAuthor: new Map(),
  inCyrillic: new Set(),
  known: new Set(),
});

const nameWord = /[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;
const wordsMax = 4;
const nameLengthMax = 120;

/** The words of a display name, folded. */
export const wordsOfName = (name: string): readonly string[] => (foldedText(name.slice(0, nameLengthMax)).match(nameWord) ?? []).slice(0, wordsMax);

/** Writes an author into the index; the second time does nothing. */
export const indexAuthor = (index: NameIndex, message: Pick<ThreadMessage, "authorId" | "authorName" | "authorHandles">): void => {
  const identity = `${message.authorId}\n${message.authorName}`;
  if (index.known.has(identity)) return;
  index.known.add(identity);
  for (const handle of message.authorHandles) indexHandle(index, handle, message.authorId);
  indexName(index, message.authorName, message.authorId);
};

const indexHandle = (index: NameIndex, handle: string, authorId: string): void => {
  const bare = foldedText(handle.replace(/^@/, "").slice(0, nameLengthMax)).trim();
  if (bare === "") return;
  add(index.byHandle, bare, authorId);
  // A handle may be a plain short name: "Маша" beside "Мария Петрова".
  if (!bare.includes(" ")) addWord(index, bare, authorId);
};

const indexName = (index: NameIndex, name: string, authorId: string): void => {
  const words = wordsOfName(name);
  const asOne = foldedText(name.slice(0, nameLengthMax)).trim().replaceAll(/[\s]+/gu, "");
  // "olya.knits" and "guest_4471" are written as they stand, and platforms make "@AnnaKern" of Anna Kern.
  if (words.length > 1 || /\d/.test(asOne)) add(index.byHandle, asOne, authorId);
  if (words.length === 0 || words.some((word) => namelessNames.has(word))) return;
  index.wordsByAuthor.set(authorId, words);
  if (words.some(isCyrillic)) index.inCyrillic.add(authorId);
  if (words.length > 1) {
    add(index.byFullName, words.join(" "), authorId);
    add(index.byFullName, [...words].reverse().join(" "), authorId);
  }
  // Four words and more are a slogan rather than a name: only its first may stand for it.
  for (const word of words.length >= wordsMax ? words.slice(0, 1) : words) addWord(index, word, authorId);
  addShortForms(index, words[0] ?? "", authorId);
};

const addWord = (index: NameIndex, word: string, authorId: string): void => {
  if (word.length < 2 || joiningWords.has(word)) return;
  add(index.byWord, word, authorId);
  for (const stem of stemsOfName(isCyrillic(word) ? word : untransliterated(word))) add(index.byStem, stem, authorId);
  for (const group of nameGroups(word)) add(index.byGroup, group, authorId);
};

const addShortForms = (index: NameIndex, name: string, authorId: string): void => {
  for (const form of shortFormsOf(name)) add(index.byShortForm, form, authorId);
};

const add = <Key>(map: Map<Key, Set<string>>, key: Key, authorId: string): void => {
  const authors = map.get(key);
  if (authors === undefined) map.set(key, new Set([authorId]));
  else authors.add(authorId);
};

/** The authors a single word may stand for: those who bear that very word first, else those of whose name it is a form. */
export const authorsByWord = (index: NameIndex, word: string): ReadonlySet<string> => {
  const exact = index.byWord.get(word);
  if (exact !== undefined) return exact;
  const groups = nameGroups(word);
  return groups.length === 0 ? nobody : ofGroups(index, groups);
};

/** The same for a capitalised word, which may also be a name in one of its cases, in the other alphabet, or cut short. */
export const authorsByCapital = (index: NameIndex, word: string): NamedAuthors => {
  const plain = authorsByWord(index, word);
  if (plain.size > 0) return { authors: plain, isCall: true };
  const inflected = authorsByStem(index, word);
  if (inflected.size > 0) return { authors: inflected, isCall: !isCyrillic(word) || isCall(word) };
  // A name of its own is nobody else's cut short: "Anna" is not Annabel.
  return { authors: nameGroups(word).length > 0 ? nobody : (index.byShortForm.get(word) ?? nobody), isCall: true };
};

const authorsByStem = (index: NameIndex, word: string): ReadonlySet<string> => {
  if (!isCyrillic(word)) return authorsInCyrillic(index, word);
  const stems = stemsOfWord(word);
  const bearers = new Set(stems.flatMap((stem) => [...(index.byStem.get(stem) ?? [])]));
  if (bearers.size > 0 || nameGroups(word).length > 0) return bearers;
  return ofGroups(index, stems.flatMap(nameGroupsByStem));
};

// A name in Latin letters meets only names written in Cyrillic: "Denise" is not Denis.
const authorsInCyrillic = (index: NameIndex, word: string): ReadonlySet<string> => {
  if (index.inCyrillic.size === 0) return nobody;
  const bearers = index.byStem.get(stemOfName(untransliterated(word))) ?? nobody;
  return new Set([...bearers].filter((author) => index.inCyrillic.has(author)));
};

const ofGroups = (index: NameIndex, groups: readonly number[]): ReadonlySet<string> =>
  new Set(groups.flatMap((group) => [...(index.byGroup.get(group) ?? [])]));

const nobody: ReadonlySet<string> = new Set();
