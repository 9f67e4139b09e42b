import { characterKind, kinds } from "./characters";
import { noSignals, type Cursor, type Scan } from "./cursor";
import { makeRoomForForms } from "./forms";
import { readMark } from "./read-mark";
import { readWord } from "./read-word";

/** A text beyond this many UTF-16 units is judged by its beginning. */
export const scannedLengthMax = 4000;

/** Reads a text once, from the left: its words and everything else the scorers ask about. Never throws, whatever the text holds. */
export const scan = (text: string): Scan => {
  makeRoomForForms();
  const end = Math.min(text.length, scannedLengthMax);
  const cursor: Cursor = {
    text,
    end,
    at: 0,
    clause: 0,
    sentence: 0,
    clauseIsFresh: true,
    openBrackets: 0,
    quoteOpenedAt: null,
    words: [],
    signals: noSignals(),
  };
  while (cursor.at < end) {
    const code = text.charCodeAt(cursor.at);
    const kind = characterKind(code);
    if (kind === kinds.latin || kind === kinds.cyrillic) readWord(cursor);
    else if (kind === kinds.digit) readNumber(cursor);
    else if (kind === kinds.foreign) {
      cursor.signals.foreignLetters += 1;
      cursor.at += 1;
    } else readMark(cursor, code);
  }
  return { words: cursor.words, signals: cursor.signals };
};

const readNumber = (cursor: Cursor): void => {
  let digits = 0;
  while (cursor.at < cursor.end) {
    const code = cursor.text.charCodeAt(cursor.at);
    if (characterKind(code) === kinds.digit) digits += 1;
    else if (!(digits > 0 && (code === 0x2d || code === 0x20) && characterKind(cursor.text.charCodeAt(cursor.at + 1)) === kinds.digit)) break;
    cursor.at += 1;
  }
  if (digits >= 7) cursor.signals.longNumbers += 1;
  if (/^[\s\u00a0\u202f]?%/.test(cursor.text.slice(cursor.at, cursor.at + 2))) cursor.signals.percents += 1;
};
