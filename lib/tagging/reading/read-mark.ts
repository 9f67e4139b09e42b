import { characterKind, kinds } from "./characters";
import type { Cursor } from "./cursor";
import { emojiWeight, isLaughing } from "./emoji";

/** Reads what is neither letter nor digit: punctuation, smiles, quotes, emoji, handles. */
export const readMark = (cursor: Cursor, code: number): void => {
  const { text, at } = cursor;
  if (code >= 0xd800 && code <= 0xdbff) return readSymbol(cursor, text.codePointAt(at) ?? code);
  cursor.at += 1;
  if (code <= 0x20) {
    if (code === 0x0a) breakSentence(cursor);
    return;
  }
  noteRun(cursor, at, code);
  const reader = markReaders[text.charAt(at)];
  if (reader !== undefined) reader(cursor, at);
  else if (code >= 0x2600 && code <= 0x2bff) noteSymbol(cursor, code);
};

const readSymbol = (cursor: Cursor, point: number): void => {
  cursor.at += point > 0xffff ? 2 : 1;
  noteSymbol(cursor, point);
};

const symbolsMax = 40;

const keepSymbol = ({ symbols }: Cursor["signals"], symbol: string): void => {
  if (symbols.length < symbolsMax) symbols.push(symbol);
};

const runMarks: ReadonlySet<string> = new Set("!?.)(");
const runLengthMax = 3;

// A run of marks is kept once, where it begins, and a long one is no more than three; a single stop or bracket says nothing.
const noteRun = (cursor: Cursor, at: number, code: number): void => {
  const mark = cursor.text.charAt(at);
  if (!runMarks.has(mark) || (at > 0 && cursor.text.charCodeAt(at - 1) === code)) return;
  const run = (hasEyesBefore(cursor.text, at) ? ":" : "") + mark.repeat(runLength(cursor, at, code));
  if (run.length > 1 || mark === "!" || mark === "?") keepSymbol(cursor.signals, run);
};

const runLength = ({ text, end }: Cursor, at: number, code: number): number => {
  let length = 1;
  while (length < runLengthMax && at + length < end && text.charCodeAt(at + length) === code) length += 1;
  return length;
};

const noteSymbol = (cursor: Cursor, point: number): void => {
  const { signals } = cursor;
  keepSymbol(signals, String.fromCodePoint(point));
  signals.emoji += 1;
  signals.emojiWeight += emojiWeight(point);
  if (isLaughing(point)) signals.laughs += 1;
};

const breakClause = (cursor: Cursor): void => {
  if (!cursor.clauseIsFresh) cursor.clause += 1;
  cursor.clauseIsFresh = true;
};

const breakSentence = (cursor: Cursor): void => {
  if (!cursor.clauseIsFresh) cursor.sentence += 1;
  breakClause(cursor);
};

const isEyes = (character: string): boolean => character === ":" || character === ";" || character === "=" || character === "8";

const hasEyesBefore = (text: string, at: number): boolean => {
  const before = text.charAt(at - 1);
  return isEyes(before) || ((before === "-" || before === "'") && isEyes(text.charAt(at - 2)));
};

const closeBracket = (cursor: Cursor, at: number): void => {
  if (hasEyesBefore(cursor.text, at)) cursor.signals.smiles += 1;
  else if (cursor.openBrackets > 0) cursor.openBrackets -= 1;
  // A closing bracket that closes nothing is a smile where Russian is written; "1)" is a list.
  else if (at > 0 && characterKind(cursor.text.charCodeAt(at - 1)) !== kinds.digit) cursor.signals.smiles += 1;
};

const openBracket = (cursor: Cursor, at: number): void => {
  const next = cursor.text.charAt(at + 1);
  if (hasEyesBefore(cursor.text, at) || cursor.text.charAt(at - 1) === "(" || next === "(") cursor.signals.frowns += 1;
  else if (at + 1 >= cursor.end || next === "\n") cursor.signals.frowns += 1;
  else cursor.openBrackets += 1;
};

const toggleQuote = (cursor: Cursor): void => {
  if (cursor.quoteOpenedAt === null) cursor.quoteOpenedAt = cursor.words.length;
  else closeQuote(cursor);
};

const openQuote = (cursor: Cursor): void => {
  cursor.quoteOpenedAt ??= cursor.words.length;
};

const closeQuote = (cursor: Cursor): void => {
  if (cursor.quoteOpenedAt === null) return;
  for (let i = cursor.quoteOpenedAt; i < cursor.words.length; i += 1) {
    const word = cursor.words[i];
    if (word !== undefined) word.quoted = true;
  }
  cursor.quoteOpenedAt = null;
};

const ask = (cursor: Cursor): void => {
  cursor.signals.questions += 1;
  cursor.signals.askedSentences.push(cursor.clauseIsFresh ? cursor.sentence - 1 : cursor.sentence);
  breakSentence(cursor);
};

const exclaim = (cursor: Cursor): void => {
  cursor.signals.exclamations += 1;
  breakSentence(cursor);
};

const mention = (cursor: Cursor): void => {
  cursor.signals.mentions += 1;
  while (cursor.at < cursor.end) {
    const code = cursor.text.charCodeAt(cursor.at);
    const kind = characterKind(code);
    if (kind === kinds.space || (kind === kinds.other && code !== 0x5f && code !== 0x2e && code !== 0x40 && code !== 0x2d)) return;
    cursor.at += 1;
  }
};

// A quoted line, "> so he said", is not the writer's own.
const skipQuotedLine = (cursor: Cursor, at: number): void => {
  const opensLine = at === 0 || cursor.text.charAt(at - 1) === "\n";
  if (!opensLine) return;
  while (cursor.at < cursor.end && cursor.text.charAt(cursor.at) !== "\n") cursor.at += 1;
};

const markReaders: Readonly<Record<string, (cursor: Cursor, at: number) => void>> = {
  ".": breakSentence,
  "…": breakSentence,
  "!": exclaim,
  "?": ask,
  "¿": breakSentence,
  ",": breakClause,
  ";": breakClause,
  ":": breakClause,
  "—": breakClause,
  "–": breakClause,
  ")": closeBracket,
  "(": openBracket,
  '"': toggleQuote,
  "«": openQuote,
  "“": openQuote,
  "„": openQuote,
  "»": closeQuote,
  "”": closeQuote,
  "@": mention,
  ">": skipQuotedLine,
  "#": (cursor) => {
    cursor.signals.hashtags += 1;
  },
};
