import { characterKind, foldedCharacter, isCapital, isLetter, kinds, tellingLetter } from "./characters";

/** What a word is by itself, however often and wherever it stands. */
export type Form = {
  /** Names the form while `formTable.generation` lasts, from 0 up; −1 for one that is not remembered. */
  readonly id: number;
  readonly text: string;
  readonly latin: number;
  readonly cyrillic: number;
  readonly capitals: number;
  readonly telling: string;
  readonly isStretched: boolean;
  readonly isMasked: boolean;
};

export const formsMax = 30_000;
const rememberedLengthMax = 24;
const remembered = new Map<string, Form>();

/** Counts up when all forms are forgotten; what others noted by the ids of forms is void then. */
export const formTable = { generation: 0 };

/** Forgets all forms when there are too many: between two texts, never within one. */
export const makeRoomForForms = (): void => {
  if (remembered.size < formsMax - formsInATextMax) return;
  remembered.clear();
  formTable.generation += 1;
};

const formsInATextMax = 4_096;

/** A word as it is written, folded and counted. Texts repeat their words, so it is remembered. */
export const formOf = (written: string): Form => {
  const known = remembered.get(written);
  if (known !== undefined) return known;
  if (written.length > rememberedLengthMax) return { id: -1, ...read(written) };
  const form = { id: remembered.size, ...read(written) };
  remembered.set(flat(written), form);
  return form;
};

// A piece of a text keeps the whole text alive; a copy of its letters does not.
const flat = (piece: string): string => Buffer.from(piece, "utf16le").toString("utf16le");

export const apostrophes: ReadonlySet<string> = new Set("'’ʼ`");

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

const runMax = 2;

type Draft = { -readonly [Fact in Exclude<keyof Form, "id">]: Form[Fact] };

const silent = /[\u00ad\u200b-\u200d\u2060]/gu;
const apart = /[\u0300-\u036f\u00ad\u200b-\u200d\u2060]/u;

// Letters and their accents written apart are put together; what is not seen is left out.
const read = (asWritten: string): Omit<Form, "id"> => {
  const written = apart.test(asWritten) ? asWritten.replaceAll(silent, "").normalize("NFC") : asWritten;
  const form: Draft = { text: "", latin: 0, cyrillic: 0, capitals: 0, telling: "", isStretched: false, isMasked: false };
  let last = "";
  let run = 0;
  for (let at = 0; at < written.length; at += 1) {
    const code = written.charCodeAt(at);
    const character = isLetter(code) ? foldedCharacter(code) : markOf(written.charAt(at));
    count(form, code, character);
    run = character === last && isLetter(code) ? run + 1 : 1;
    last = character;
    if (run > runMax) form.isStretched = true;
    else form.text += character;
  }
  return form.latin > 0 && form.cyrillic > 0 ? { ...form, text: inOneScript(form.text) } : form;
};

const count = (form: Draft, code: number, character: string): void => {
  const kind = characterKind(code);
  if (kind === kinds.latin) form.latin += 1;
  else if (kind === kinds.cyrillic) form.cyrillic += 1;
  else form.isMasked ||= character !== "'";
  if (isCapital(code)) form.capitals += 1;
  if (code > 0x7f) form.telling += tellingLetter(code);
};

const markOf = (mark: string): string => (apostrophes.has(mark) ? "'" : mark);

const inOneScript = (text: string): string => {
  let result = "";
  for (const character of text) result += lookAlikes[character] ?? character;
  return result;
};
