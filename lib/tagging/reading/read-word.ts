import { characterKind, foldedCharacter, isCapital, kinds, tellingLetter } from "./characters";
import type { Cursor } from "./cursor";

const maskCharacters = new Set("*@$#_0123456789");
const apostrophes = new Set("'’ʼ`");
const elided = new Set(["j", "l", "d", "n", "s", "t", "c", "m", "qu", "jusqu", "lorsqu", "puisqu"]);
const domains = new Set(["com", "ru", "net", "org", "io", "me", "shop", "xyz", "fr", "info", "online", "site", "top", "club"]);
const lookAlikes: Readonly<Record<string, string>> = {
  a: "а",
  e: "е",
  o: "о",
  p: "р",
  c: "с",
  x: "х",
  y: "у",
  k: "к",
  m: "м",
  t: "т",
  b: "в",
  h: "н",
  i: "и",
  u: "и",
  n: "п",
  g: "д",
};

type Draft = { text: string; latin: number; cyrillic: number; capitals: number; stretched: boolean; masked: boolean; last: string; run: number };

/** Reads the word at the cursor: folds it, keeps what masks it, skips it when it is a link. */
export const readWord = (cursor: Cursor): void => {
  const draft: Draft = { text: "", latin: 0, cyrillic: 0, capitals: 0, stretched: false, masked: false, last: "", run: 0 };
  const start = cursor.at;
  while (cursor.at < cursor.end && takesCharacter(cursor, draft)) cursor.at += 1;
  cursor.signals.latinLetters += draft.latin;
  cursor.signals.cyrillicLetters += draft.cyrillic;
  cursor.signals.capitals += draft.capitals;
  if (isLink(cursor, draft.text, start)) return;
  if (draft.latin > 0 && draft.cyrillic > 0) {
    cursor.signals.mixedWords += 1;
    draft.text = inOneScript(draft.text);
  }
  pushWord(cursor, start, draft);
};

// Says whether the character at the cursor belongs to the word, and if so adds it.
const takesCharacter = (cursor: Cursor, draft: Draft): boolean => {
  const code = cursor.text.charCodeAt(cursor.at);
  const kind = characterKind(code);
  if (kind === kinds.space) return false;
  if (kind !== kinds.latin && kind !== kinds.cyrillic) return takesInnerMark(cursor, draft);
  if (kind === kinds.latin) draft.latin += 1;
  else draft.cyrillic += 1;
  if (isCapital(code)) draft.capitals += 1;
  if (code > 0x7f) noteTellingLetter(cursor, code);
  const character = foldedCharacter(code);
  if (character === draft.last) {
    draft.run += 1;
    if (draft.run > 2) {
      draft.stretched = true;
      return true;
    }
  } else {
    draft.last = character;
    draft.run = 1;
  }
  draft.text += character;
  return true;
};

const takesInnerMark = (cursor: Cursor, draft: Draft): boolean => {
  const mark = cursor.text.charAt(cursor.at);
  if (apostrophes.has(mark)) {
    if (!letterFollows(cursor) || elided.has(draft.text)) return false;
    draft.text += "'";
    draft.last = "'";
    return true;
  }
  if (!maskCharacters.has(mark)) return false;
  const goesOn = mark === "*" || letterFollows(cursor) || cursor.text.charAt(cursor.at + 1) === "*";
  if (!goesOn) return false;
  draft.masked = true;
  draft.text += mark;
  draft.last = "";
  return true;
};

const letterFollows = (cursor: Cursor): boolean => {
  if (cursor.at + 1 >= cursor.end) return false;
  const next = characterKind(cursor.text.charCodeAt(cursor.at + 1));
  return next === kinds.latin || next === kinds.cyrillic;
};

const lettersNotedMax = 60;

const noteTellingLetter = (cursor: Cursor, code: number): void => {
  const letter = tellingLetter(code);
  if (letter !== "" && cursor.signals.tellingLetters.length < lettersNotedMax) cursor.signals.tellingLetters += letter;
};

const isLink = (cursor: Cursor, word: string, start: number): boolean => {
  const isScheme = word === "http" || word === "https" || word === "www";
  const isDomain = domains.has(word) && start > 1 && cursor.text.charAt(start - 1) === "." && characterKind(cursor.text.charCodeAt(start - 2)) !== kinds.space;
  if (!isScheme && !isDomain) return false;
  cursor.signals.links += 1;
  while (cursor.at < cursor.end && characterKind(cursor.text.charCodeAt(cursor.at)) !== kinds.space) cursor.at += 1;
  return true;
};

const inOneScript = (text: string): string => {
  let result = "";
  for (const character of text) result += lookAlikes[character] ?? character;
  return result;
};

const pushWord = (cursor: Cursor, from: number, draft: Draft): void => {
  const letters = draft.latin + draft.cyrillic;
  cursor.words.push({
    text: draft.text,
    from,
    to: cursor.at,
    clause: cursor.clause,
    sentence: cursor.sentence,
    isCaps: letters > 2 && draft.capitals === letters,
    isStretched: draft.stretched,
    isMasked: draft.masked,
    startsClause: cursor.clauseIsFresh,
    quoted: false,
  });
  cursor.clauseIsFresh = false;
};
