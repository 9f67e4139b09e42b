/** What a UTF-16 unit is to the scanner. */
export const kinds = { other: 0, latin: 1, cyrillic: 2, digit: 3, foreign: 4, space: 5 } as const;
export type CharacterKind = (typeof kinds)[keyof typeof kinds];

const tableSize = 0x0530;
const kindOf = new Uint8Array(tableSize);
const folded: string[] = [];
const isUpper = new Uint8Array(tableSize);
const telling: string[] = [];
const tellingLetters = new Set("іїєґўәқңғұһөүыэъёàâçèêëîïôùûœñ¿¡áíóúãõäöüßìò");

const isLatin = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7);

const isCyrillic = (code: number): boolean => code >= 0x0400 && code <= 0x052f && !(code >= 0x0482 && code <= 0x0489);

// Lexicons and texts meet without accents, since people leave them out; й and ї are letters of their own and stay.
const fold = (code: number): string => {
  const lower = String.fromCharCode(code).toLowerCase();
  if (lower === "œ") return "oe";
  if (lower === "æ") return "ae";
  if (lower === "ß") return "ss";
  if (lower === "ё") return "е";
  if (isCyrillic(code)) return lower;
  return lower.normalize("NFD").charAt(0);
};

const classify = (code: number): CharacterKind => {
  if (isLatin(code)) return kinds.latin;
  if (isCyrillic(code)) return kinds.cyrillic;
  if (code >= 0x30 && code <= 0x39) return kinds.digit;
  if (code <= 0x20 || code === 0xa0) return kinds.space;
  return code >= 0x0370 && code < 0x0400 ? kinds.foreign : kinds.other;
};

for (let code = 0; code < tableSize; code += 1) {
  const character = String.fromCharCode(code);
  kindOf[code] = classify(code);
  folded.push(fold(code));
  telling.push(tellingLetters.has(character.toLowerCase()) ? character.toLowerCase() : "");
  isUpper[code] = character !== character.toLowerCase() ? 1 : 0;
}

// Punctuation, symbols and the surrogates of emoji; whatever else lies beyond the table is a letter of another script.
const wordless: readonly (readonly [from: number, to: number])[] = [
  [0x2000, 0x2bff],
  [0x3000, 0x303f],
  [0xd800, 0xf8ff],
  [0xfe00, 0xfe6f],
];

const kindBeyondTable = (code: number): CharacterKind => {
  if (code >= 0x2000 && code <= 0x200a) return kinds.space;
  return wordless.some(([from, to]) => code >= from && code <= to) ? kinds.other : kinds.foreign;
};

/** Says what a UTF-16 unit is. */
export const characterKind = (code: number): number => (code < tableSize ? (kindOf[code] ?? kinds.other) : kindBeyondTable(code));

/** True for what stands inside a word and is not seen by itself: accents written apart, soft hyphens, joiners and spaces of no width. */
export const isSilent = (code: number): boolean =>
  (code >= 0x0300 && code <= 0x036f) || code === 0x00ad || (code >= 0x200b && code <= 0x200d) || code === 0x2060;

/** True for a letter of the Latin or Cyrillic script. */
export const isLetter = (code: number): boolean => {
  const kind = characterKind(code);
  return kind === kinds.latin || kind === kinds.cyrillic;
};

/** The unit in lower case without accents; ё is е. */
export const foldedCharacter = (code: number): string => folded[code] ?? String.fromCharCode(code);

/** True for a capital letter of the Latin or Cyrillic script. */
export const isCapital = (code: number): boolean => isUpper[code] === 1;

const beyondAscii = /[^\u0000-\u007f]/;

/** A whole string folded as the scanner folds it, for the lexicons' own words. */
export const foldedText = (text: string): string => {
  // The engine lowers plain letters at once, and knows of no accents among them.
  if (!beyondAscii.test(text)) return text.toLowerCase();
  let result = "";
  for (let i = 0; i < text.length; i += 1) result += foldedCharacter(text.charCodeAt(i));
  return result;
};

/** The letter in lower case when only some languages write it, else nothing. */
export const tellingLetter = (code: number): string => telling[code] ?? "";
