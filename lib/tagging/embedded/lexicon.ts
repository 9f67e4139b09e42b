import { foldedText } from "./characters";

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
  "figure", // court, boycott, figures of speech: no threat
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

export type Entry = { weight: number; marks: number; readonly phrases: Phrase[] };

export type Phrase = { readonly pattern: readonly string[]; readonly weight: number; readonly marks: number };

/** A lexicon ready to be asked. */
export type CompiledLexicon = {
  readonly exact: ReadonlyMap<string, Entry>;
  /** By their first three letters, longest first. */
  readonly stems: ReadonlyMap<string, readonly (readonly [stem: string, entry: Entry])[]>;
  readonly masked: readonly string[];
  /** What was looked up before; texts repeat their words. */
  readonly seen: Map<string, Entry | null>;
};

type Building = { readonly terms: Map<string, { weight: number; marks: number }>; readonly masked: Set<string> };

/** Turns written lexicons into one that is asked word by word. A term listed twice gets both meanings. */
export const compileLexicon = (lexicons: readonly Lexicon[]): CompiledLexicon => {
  const building: Building = { terms: new Map(), masked: new Set() };
  for (const lexicon of lexicons) gather(building, lexicon);
  const exact = new Map<string, Entry>();
  const stems = new Map<string, Entry>();
  for (const [term, meaning] of building.terms) place({ exact, stems }, term, meaning);
  return { exact, stems: byBeginning(stems), masked: [...building.masked], seen: new Map() };
};

const gather = (building: Building, lexicon: Lexicon): void => {
  for (const [weight, entries] of lexicon.weights) {
    for (const term of termsOf(entries)) meaningOf(building, term).weight = weight;
  }
  for (const mark of marks) {
    for (const term of termsOf(lexicon.marks[mark] ?? "")) meaningOf(building, term).marks |= bit(mark);
  }
  for (const term of termsOf(lexicon.masked)) building.masked.add(term);
};

const meaningOf = (building: Building, term: string): { weight: number; marks: number } => {
  const known = building.terms.get(term);
  if (known !== undefined) return known;
  const fresh = { weight: 0, marks: 0 };
  building.terms.set(term, fresh);
  return fresh;
};

const termsOf = (entries: string): readonly string[] =>
  entries
    .split(",")
    .map((entry) => foldedText(entry.trim()).replaceAll(/\s+/g, " "))
    .filter((entry) => entry !== "");

type Tables = { readonly exact: Map<string, Entry>; readonly stems: Map<string, Entry> };

const place = (tables: Tables, term: string, meaning: { readonly weight: number; readonly marks: number }): void => {
  const [first = "", ...pattern] = term.split(" ");
  const isStem = first.endsWith("*");
  const key = isStem ? first.slice(0, -1) : first;
  const table = isStem ? tables.stems : tables.exact;
  const entry = table.get(key) ?? { weight: 0, marks: 0, phrases: [] };
  table.set(key, entry);
  if (pattern.length > 0) entry.phrases.push({ pattern, ...meaning });
  else {
    entry.weight = meaning.weight;
    entry.marks = meaning.marks;
  }
};

const beginningLength = 3;

const byBeginning = (stems: ReadonlyMap<string, Entry>): Map<string, (readonly [string, Entry])[]> => {
  const grouped = new Map<string, (readonly [string, Entry])[]>();
  for (const [stem, entry] of stems) {
    const beginning = stem.slice(0, beginningLength);
    const group = grouped.get(beginning) ?? [];
    group.push([stem, entry]);
    grouped.set(beginning, group);
  }
  for (const group of grouped.values()) group.sort((one, other) => other[0].length - one[0].length);
  return grouped;
};

const seenMax = 50_000;
const rememberedLengthMax = 24;

/** What the lexicon knows of a word: its own entry, else that of its longest stem, with the phrases of all of them; null when nothing. */
export const entryFor = (lexicon: CompiledLexicon, word: string): Entry | null => {
  const seen = lexicon.seen.get(word);
  if (seen !== undefined) return seen;
  const entry = resolve(lexicon, word);
  if (word.length <= rememberedLengthMax) {
    if (lexicon.seen.size >= seenMax) lexicon.seen.clear();
    lexicon.seen.set(word, entry);
  }
  return entry;
};

const resolve = (lexicon: CompiledLexicon, word: string): Entry | null => {
  const own = lexicon.exact.get(word);
  const group = lexicon.stems.get(word.slice(0, beginningLength)) ?? [];
  const candidates = [...(own === undefined ? [] : [own]), ...group.filter(([stem]) => word.startsWith(stem)).map(([, entry]) => entry)];
  if (candidates.length === 0) return null;
  // A term that only begins phrases says nothing of itself, so a shorter stem may still speak.
  const speaking = own !== undefined && own.phrases.length === 0 ? own : candidates.find((entry) => entry.weight !== 0 || entry.marks !== 0);
  return { weight: speaking?.weight ?? 0, marks: speaking?.marks ?? 0, phrases: candidates.flatMap((entry) => entry.phrases).sort((one, other) => other.pattern.length - one.pattern.length) };
};
