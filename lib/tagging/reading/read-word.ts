import { characterKind, foldedText, isLetter, isSilent, kinds } from "./characters";
import type { Cursor } from "./cursor";
import { apostrophes, formOf, hashedWith, hashOfNothing, type Form } from "./forms";

const maskCharacters = new Set("*@$#_0123456789");
const elided = new Set(["j", "l", "d", "n", "s", "t", "c", "m", "qu", "jusqu", "lorsqu", "puisqu"]);
const elidedLengthMax = 7;
const domains = new Set(["com", "ru", "net", "org", "io", "me", "shop", "xyz", "fr", "info", "online", "site", "top", "club"]);
/** Reads the word at the cursor: folds it, keeps what masks it, skips it when it is a link. */
export const readWord = (cursor: Cursor): void => {
  const start = cursor.at;
  const form = spacedForm(cursor) ?? plainForm(cursor);
  const { signals } = cursor;
  signals.latinLetters += form.latin;
  signals.cyrillicLetters += form.cyrillic;
  signals.capitals += form.capitals;
  if (form.telling !== "" && signals.tellingLetters.length < lettersNotedMax) signals.tellingLetters += form.telling;
  if (isLink(cursor, form, start)) return;
  if (form.latin > 0 && form.cyrillic > 0) signals.mixedWords += 1;
  pushWord(cursor, start, form);
};

const plainForm = (cursor: Cursor): Form => {
  const { text, at: from, end } = cursor;
  let hash = hashOfNothing;
  let to = from;
  for (; to < end; to += 1) {
    const code = text.charCodeAt(to);
    if (!isLetter(code) && (code === 0x20 || !isInside(text, { start: from, at: to, end }))) break;
    hash = hashedWith(hash, code);
  }
  cursor.at = to;
  return formOf(text, hash, { from, to });
};

const spacers: ReadonlySet<string> = new Set(" .-_*·");
const spacedWord = /(?:\p{L}[ .\-_*·]){3,}\p{L}(?!\p{L})/uy;

// "i d i o t": four and more letters set apart are one word that hides.
const spacedForm = (cursor: Cursor): Form | null => {
  const { text, at } = cursor;
  if (isLetter(text.charCodeAt(at + 1)) || !spacers.has(text.charAt(at + 1)) || !spacers.has(text.charAt(at + 3))) return null;
  spacedWord.lastIndex = at;
  const spaced = spacedWord.exec(text)?.[0];
  if (spaced === undefined) return null;
  cursor.at = at + spaced.length;
  const joined = spaced.replaceAll(/[ .\-_*·]/gu, "");
  let hash = hashOfNothing;
  for (let place = 0; place < joined.length; place += 1) hash = hashedWith(hash, joined.charCodeAt(place));
  return formOf(joined, hash, { from: 0, to: joined.length });
};

const lettersNotedMax = 60;

// What is not seen is passed over. A mark between two letters belongs to the word: the apostrophe of "don't" (not that of "j'ai"), the stars of "f**k".
const isInside = (text: string, { start, at, end }: { readonly start: number; readonly at: number; readonly end: number }): boolean => {
  if (isSilent(text.charCodeAt(at))) return true;
  const mark = text.charAt(at);
  const isFollowed = at + 1 < end && isLetter(text.charCodeAt(at + 1));
  if (apostrophes.has(mark)) return isFollowed && !(at - start <= elidedLengthMax && elided.has(foldedText(text.slice(start, at))));
  return maskCharacters.has(mark) && (mark === "*" || isFollowed || (at + 1 < end && text.charAt(at + 1) === "*"));
};

const isLink = (cursor: Cursor, { opensLink, text }: Form, start: number): boolean => {
  const isDomain =
    start > 1 && cursor.text.charCodeAt(start - 1) === 0x2e && domains.has(text) && characterKind(cursor.text.charCodeAt(start - 2)) !== kinds.space;
  if (!opensLink && !isDomain) return false;
  cursor.signals.links += 1;
  while (cursor.at < cursor.end && characterKind(cursor.text.charCodeAt(cursor.at)) !== kinds.space) cursor.at += 1;
  return true;
};

const pushWord = (cursor: Cursor, from: number, { id, text, isCaps, isStretched, isMasked }: Form): void => {
  cursor.words.push({
    id,
    text,
    from,
    to: cursor.at,
    clause: cursor.clause,
    sentence: cursor.sentence,
    isCaps,
    isStretched,
    isMasked,
    startsClause: cursor.clauseIsFresh,
    quoted: false,
  });
  cursor.clauseIsFresh = false;
};
