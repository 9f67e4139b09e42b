import { foldedText } from "../reading/characters";
import { nextsOf, openingsOf, type Meaning, type Openings, type Phrase } from "./openings";

/** What a word or phrase may tell besides how glad it sounds. */
export const marks = [
  "negator", // not, never; turns the words after it
  "intensifier",
  "diminisher",
  "contrast", // but: what follows counts more
  "thanks",
  "courtesy", // hello, ok, you're welcome: asks for nothing
  "asks", // makes a question wherever it stands
  "interrogative", // makes one where it opens a clause
  "suggests",
  "matter", // names what went wrong
  "insult",
  "epithet", // an insult only when said of a person
  "person", // you, they, staff
  "self", // I, me, us
  "reported", // called me, treated us as: an insult suffered
  "obscene",
  "threat", // harm announced outright
  "harm", // harm announced if it is aimed at a person or a place
  "figure", // court, boycott, an offer of help, figures of speech: no threat
  "spam",
  "advert",
  "aside", // carries nothing: lets "ok, and thanks for that" stay a courtesy
  "sarcasm",
  "brandish", // the firm, its team, its shop
] as const;
export type Mark = (typeof marks)[number];

/** The bit of a mark in `Entry.marks`. */
export const bit = (mark: Mark): number => 1 << marks.indexOf(mark);

/**
 * Words of one language. Entries are separated by commas; `excellent*` stands for every word beginning so,
 * `would ~ nice` lets up to two words stand between.
 */
export type Lexicon = {
  readonly weights: readonly (readonly [weight: number, entries: string])[];
  readonly marks: Readonly<Partial<Record<Mark, string>>>;
  /** Strong words that are recognised with letters starred out. */
  readonly masked: string;
};

export type Entry = { readonly weight: number; readonly marks: number; readonly phrases: Openings | null };

type Term = { meaning: Meaning; readonly phrases: Phrase[] };

/** A lexicon ready to be asked. */
export type CompiledLexicon = {
  readonly exact: ReadonlyMap<string, Term>;
  /** By their first three letters, longest first. */
  readonly stems: ReadonlyMap<string, readonly (readonly [stem: string, term: Term])[]>;
  /** The words that some phrase goes on with after its first. */
  readonly nexts: ReadonlySet<string>;
  readonly masked: readonly string[];
};

type Building = { readonly meanings: Map<string, Meaning>; readonly masked: Set<string> };

/** Turns written lexicons into one that is asked word by word. A term listed twice gets both meanings. */
export const compileLexicon = (lexicons: readonly Lexicon[]): CompiledLexicon => {
  const building: Building = { meanings: new Map(), masked: new Set() };
  for (const lexicon of lexicons) gather(building, lexicon);
  const tables: Tables = { exact: new Map(), stems: new Map() };
  for (const [text, meaning] of building.meanings) place(tables, text, meaning);
  const phrases = [...tables.exact.values(), ...tables.stems.values()].flatMap((term) => term.phrases);
  return { exact: tables.exact, stems: byBeginning(tables.stems), nexts: nextsOf(phrases), masked: [...building.masked] };
};

const gather = (building: Building, lexicon: Lexicon): void => {
  for (const [weight, entries] of lexicon.weights) {
    for (const text of textsOf(entries)) {
      const meaning = meaningOf(building, text);
      meaning.weight = weight;
      if (weight === 0) meaning.marks ??= 0;
    }
  }
  for (const mark of marks) {
    for (const text of textsOf(lexicon.marks[mark] ?? "")) {
      const meaning = meaningOf(building, text);
      meaning.marks = (meaning.marks ?? 0) | bit(mark);
    }
  }
  for (const text of textsOf(lexicon.masked)) building.masked.add(text);
};

const meaningOf = (building: Building, text: string): Meaning => {
  const known = building.meanings.get(text);
  if (known !== undefined) return known;
  const fresh: Meaning = { weight: null, marks: null };
  building.meanings.set(text, fresh);
  return fresh;
};

const textsOf = (entries: string): readonly string[] =>
  entries
    .split(",")
    .map((entry) => foldedText(entry.trim()).replaceAll(/\s+/g, " "))
    .filter((entry) => entry !== "");

type Tables = { readonly exact: Map<string, Term>; readonly stems: Map<string, Term> };

const place = (tables: Tables, text: string, meaning: Meaning): void => {
  const [first = "", ...pattern] = text.split(" ");
  const isStem = first.endsWith("*");
  const key = isStem ? first.slice(0, -1) : first;
  const table = isStem ? tables.stems : tables.exact;
  const term = table.get(key) ?? { meaning: { weight: null, marks: null }, phrases: [] };
  table.set(key, term);
  if (pattern.length > 0) term.phrases.push({ pattern, ...meaning });
  else term.meaning = meaning;
};

const beginningLength = 3;

const byBeginning = (stems: ReadonlyMap<string, Term>): Map<string, (readonly [string, Term])[]> => {
  const grouped = new Map<string, (readonly [string, Term])[]>();
  for (const [stem, term] of stems) {
    const beginning = stem.slice(0, beginningLength);
    const group = grouped.get(beginning) ?? [];
    group.push([stem, term]);
    grouped.set(beginning, group);
  }
  for (const group of grouped.values()) group.sort((one, other) => other[0].length - one[0].length);
  return grouped;
};

/** What the lexicon knows of a word: what its own entry says, else its longest stem, with the phrases of all of them; null when nothing. */
export const entryFor = (lexicon: CompiledLexicon, word: string): Entry | null => {
  const own = lexicon.exact.get(word);
  const group = lexicon.stems.get(word.slice(0, beginningLength)) ?? [];
  const terms = [...(own === undefined ? [] : [own]), ...group.filter(([stem]) => word.startsWith(stem)).map(([, term]) => term)];
  if (terms.length === 0) return null;
  // An exception, listed with the weight 0, is said of the word before any shorter stem is heard.
  const exception = terms.findIndex((term) => term.meaning.weight === 0 && term.meaning.marks === 0);
  const heard = exception === -1 ? terms : terms.slice(0, exception + 1);
  return {
    weight: heard.find((term) => term.meaning.weight !== null)?.meaning.weight ?? 0,
    marks: heard.reduce((all, term) => all | (term.meaning.marks ?? 0), 0),
    phrases: openingsOf(terms.flatMap((term) => term.phrases)),
  };
};
