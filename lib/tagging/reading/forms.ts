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
  readonly isCaps: boolean;
  readonly isStretched: boolean;
  readonly isMasked: boolean;
  /** True for what a link begins with. */
  readonly opensLink: boolean;
};

export const formsMax = 30_000;
const rememberedLengthMax = 24;

/** Counts up when all forms are forgotten; what others noted by the ids of forms is void then. */
export const formTable = { generation: 0 };

// Texts repeat their words. A word is looked up where it stands in its text, by its letters: cutting it out first would cost more than
// reading most words does. A slot holds a share of a word's hash above the id of its form and one more; 0 is free.
const slots = new Int32Array(2 ** 16);
const lastSlot = slots.length - 1;
const idBits = 15;
const idMask = 2 ** idBits - 1;
const probesMax = 32;
let forms: Form[] = [];

// The letters of all forms as they were written, one form after another; each ends where the next begins.
const letters = new Uint16Array(formsMax * rememberedLengthMax);
const begins = new Int32Array(formsMax + 1);

/** Forgets all forms when there are too many: between two texts, never within one. */
export const makeRoomForForms = (): void => {
  if (forms.length < formsMax - formsInATextMax) return;
  slots.fill(0);
  forms = [];
  formTable.generation += 1;
};

const formsInATextMax = 4_096;

/** A word is hashed as it is read (FNV-1a): from this on, each UTF-16 unit is taken in by the other. */
export const hashOfNothing = 0x811c9dc5;
export const hashedWith = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** The word of this hash that stands in a text `from` a letter up to another, folded and counted. */
export const formOf = (text: string, hash: number, { from, to }: { readonly from: number; readonly to: number }): Form => {
  const share = hash & ~idMask;
  let slot = (hash ^ (hash >>> idBits)) & lastSlot;
  for (let probe = 0; probe < probesMax; probe += 1) {
    const held = slots[slot] ?? 0;
    if (held === 0) return remember(text.slice(from, to), share, slot);
    if ((held & ~idMask) === share && isWritten((held & idMask) - 1, text, { from, to })) {
      const form = forms[(held & idMask) - 1];
      if (form !== undefined) return form;
    }
    slot = (slot + 1) & lastSlot;
  }
  return read(text.slice(from, to));
};

const remember = (written: string, share: number, slot: number): Form => {
  const form = read(written);
  if (written.length > rememberedLengthMax) return form;
  form.id = forms.length;
  form.text = flat(form.text);
  slots[slot] = share | (form.id + 1);
  writeDown(written, form.id);
  forms.push(form);
  return form;
};

const writeDown = (written: string, id: number): void => {
  const begin = begins[id] ?? 0;
  for (let at = 0; at < written.length; at += 1) letters[begin + at] = written.charCodeAt(at);
  begins[id + 1] = begin + written.length;
};

const isWritten = (id: number, text: string, { from, to }: { readonly from: number; readonly to: number }): boolean => {
  const begin = begins[id] ?? 0;
  if ((begins[id + 1] ?? 0) - begin !== to - from) return false;
  for (let at = from; at < to; at += 1) if (letters[begin + at - from] !== text.charCodeAt(at)) return false;
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

const schemes: ReadonlySet<string> = new Set(["http", "https", "www"]);

const runMax = 2;

type Draft = { -readonly [Fact in keyof Form]: Form[Fact] };

const silent = /[\u00ad\u200b-\u200d\u2060]/gu;
const apart = /[\u0300-\u036f\u00ad\u200b-\u200d\u2060]/u;

// Letters and their accents written apart are put together; what is not seen is left out.
const read = (written: string): Draft => {
  const whole = apart.test(written) ? written.replaceAll(silent, "").normalize("NFC") : written;
  const form: Draft = {
    id: -1,
    text: "",
    latin: 0,
    cyrillic: 0,
    capitals: 0,
    telling: "",
    isCaps: false,
    isStretched: false,
    isMasked: false,
    opensLink: false,
  };
  let last = "";
  let run = 0;
  for (let at = 0; at < whole.length; at += 1) {
    const code = whole.charCodeAt(at);
    const character = isLetter(code) ? foldedCharacter(code) : markOf(whole.charAt(at));
    count(form, code, character);
    run = character === last && isLetter(code) ? run + 1 : 1;
    last = character;
    if (run > runMax) form.isStretched = true;
    else form.text += character;
  }
  const letterCount = form.latin + form.cyrillic;
  form.isCaps = letterCount > 2 && form.capitals === letterCount;
  if (form.latin > 0 && form.cyrillic > 0) form.text = inOneScript(form.text);
  form.opensLink = schemes.has(form.text);
  return form;
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
