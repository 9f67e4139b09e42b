import { closingWords, farewellWords, houseWords, officeWords, openingWords } from "./address-words";
import { type Name, type Reading, type Token } from "./named-people";

/** True when a name is the writer's own, or that of somebody of the house. */
export const isOurs = (reading: Reading, name: Name): boolean => isSignature(reading, name) || isOfTheHouse(reading, name);

const wordsAfterSignatureMax = 4;

// A name that closes the text is the writer's when it follows a farewell, a dash or a new line, or is that of somebody who signs for the brand.
const isSignature = (reading: Reading, name: Name): boolean => {
  const token = reading.tokens[name.from];
  if (token === undefined || name.from === 0 || reading.tokens.length - name.to > wordsAfterSignatureMax) return false;
  if (followsFarewell(reading, name)) return true;
  if (token.isHandle || !reading.tokens.slice(name.to).every((after) => maySign(reading, after))) return false;
  return /[\n—–.!?…]\s*$|\s-\s*$/.test(token.gapBefore) || isSignedBy(reading, name, token);
};

const maySign = ({ ownNames }: Reading, { text }: Token): boolean =>
  closingWords.has(text) || houseWords.has(text) || officeWords.has(text) || ownNames.has(text);

const isSignedBy = (reading: Reading, name: Name, token: Token): boolean => {
  const before = reading.tokens[name.from - 1];
  return before !== undefined && (isClosing(before, token) || (reading.ownNames.has(token.text) && !openingWords.has(before.text)));
};

// "À bientôt Marine" is said to Marine; with a comma she may have signed it.
const isClosing = (before: Token, name: Token): boolean =>
  closingWords.has(before.text) && (name.gapBefore.includes(",") || !/^(?:bientot|vous|yours|journee|soiree)$/.test(before.text));

// "С уважением, Раиса, служба заботы": after a farewell whatever is left is the writer's.
const followsFarewell = (reading: Reading, name: Name): boolean => {
  const before = reading.tokens[name.from - 1];
  const token = reading.tokens[name.from];
  return before !== undefined && token !== undefined && farewellWords.has(before.text) && /[,\n]/.test(token.gapBefore);
};

// "Anna from support here", "our colleague, Anna, will call": somebody of the house.
const isOfTheHouse = (reading: Reading, name: Name): boolean => {
  if (reading.tokens[name.from]?.isHandle === true) return false;
  const before = reading.tokens[name.from - 1];
  const after = reading.tokens[name.to];
  if (before !== undefined && houseWords.has(before.text) && !openingWords.has(before.text)) return true;
  return after !== undefined && houseWords.has(after.text) && !/[,!?:]/.test(after.gapBefore);
};
