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

/** Counts up when all forms are forgotten; what others noted by the ids of forms is void then. */
export const formTable = { generation: 0 };

// Texts repeat their words. A word is looked up where it stands in its text, by its letters: cutting it out first would cost more than
// reading most words does. A slot holds the id of a form and one more; 0 is free.
const slots = new Int32Array(2 ** 16);
const lastSlot = slots.length - 1;
const probesMax = 32;
let writings: string[] = [];
let forms: Form[] = [];

/** Forgets all forms when there are too many: between two texts, never within one. */
export const makeRoomForForms = (): void => {
  if (forms.length < formsMax - formsInATextMax) return;
  slots.fill(0);
  writings = [];
  forms = [];
  formTable.generation += 1;
};

const formsInATextMax = 4_096;

/** The word that stands in a text `from` a letter up to another, folded and counted. */
export const formOf = (text: string, from: number, to: number): Form => {
  let slot = hashOf(text, from, to) & lastSlot;
  for (let probe = 0; probe < probesMax; probe += 1) {
    const id = (slots[slot] ?? 0) - 1;
    if (id < 0) return remember(text.slice(from, to), slot);
    const form = forms[id];
    if (form !== undefined && writings[id]?.length === to - from && standsAt(writings[id], text, from)) return form;
    slot = (slot + 1) & lastSlot;
  }
  return { id: -1, ...read(text.slice(from, to)) };
};

const remember = (written: string, slot: number): Form => {
  if (written.length > rememberedLengthMax) return { id: -1, ...read(written) };
  const form = { id: forms.length, ...read(written) };
  slots[slot] = form.id + 1;
  writings.push(flat(written));
  forms.push(form);
  return form;
};

// FNV-1a over UTF-16 units, its high bits folded in.
const hashOf = (text: string, from: number, to: number): number => {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
};

const standsAt = (written: string, text: string, from: number): boolean => {
  for (let at = 0; at < written.length; at += 1) if (written.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
  return true;
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
