import { aboutSomebody, everybodyWords, openingWords } from "./address-words";
import { isCalled } from "./calling";
import { nameGroups } from "./first-names";
import type { NameIndex } from "./name-index";
import { breaks, isCapitalised, nameAt, stops, tokenise, wordAt, type Name, type Reading } from "./named-people";
import { isOurs } from "./signing";

/** Whom a text speaks to: for each person addressed the authors who may be meant, more than one where namesakes write. */
export type Address = {
  readonly addressees: readonly ReadonlySet<string>[];
  /** It names a person who does not write here, or everybody: it is not for whoever happens to be alone. */
  readonly isForOthers: boolean;
  /** Words besides the names, so that "@anna 👍" is known to say nothing. */
  readonly otherWords: number;
};

/** True when the text opens with the name of this author, comma or not, and goes on speaking to them rather than about them. */
export const opensWithNameOf = (text: string, authorId: string, names: NameIndex): boolean => {
  const reading = tokenise(text, names, new Set());
  const from = reading.tokens.findIndex((token) => !openingWords.has(token.text));
  const name = nameAt(reading, from);
  if (name?.authors.has(authorId) !== true) return false;
  return !aboutSomebody.has(wordAt(reading, name.to));
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
    if (!isOurs(reading, name) && isCalled(reading, name, found.at(-1))) found.push(name);
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

// "Merci à tous pour vos mots", but not "Bonjour, tout est réparé".
const greetsEverybody = (reading: Reading): boolean => {
  const opening = reading.tokens.slice(0, 5);
  const everybody = opening.findIndex((token) => everybodyWords.has(token.text));
  if (everybody === -1 || goesOnAbout(reading, everybody)) return false;
  return (
    opening.slice(0, everybody).every((token) => openingWords.has(token.text) || token.text === "a" || token.text === "to") &&
    (everybody > 0 || opening.slice(1, 3).some((token) => openingWords.has(token.text)))
  );
};

const goesOnAbout = (reading: Reading, everybody: number): boolean => {
  const next = reading.tokens[everybody + 1];
  if (next === undefined || breaks(next.gapBefore)) return false;
  return !/^(?:le|monde|et|and|for|pour|de|за|of|you|who|qui|кто)$/.test(next.text) && !openingWords.has(next.text) && !everybodyWords.has(next.text);
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
