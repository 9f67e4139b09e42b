import type { Scan, Word } from "../reading/cursor";
import { formsMax, formTable } from "../reading/forms";
import { entryFor, type CompiledLexicon, type Entry } from "./lexicon";
import { openedBy, type Openings, type Phrase } from "./openings";
import { unmasked } from "./unmask";
import { unswapped } from "./unswap";

/** A word or phrase that tells something, at the words `from` up to but without `to`. */
export type Finding = { readonly from: number; readonly to: number; readonly weight: number; readonly marks: number };

/** What the lexicon found in a text, in the order of its words. */
export type Findings = {
  readonly words: readonly Word[];
  readonly list: readonly Finding[];
  /** The marks of whatever stands at each word, phrases included. */
  readonly marksAt: readonly number[];
};

/** Finds the words and phrases of the lexicon in a scanned text; a phrase with a weight of its own speaks for its words. */
export const findEvidence = (scan: Scan, lexicon: CompiledLexicon): Findings => {
  const { words } = scan;
  const search: Search = { words, memory: memoryOf(lexicon), list: [], marksAt: new Array<number>(words.length).fill(0) };
  let spokenFor = 0;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (word === undefined || i < spokenFor || isBlank(search.memory, word)) continue;
    const { entry } = lookUp(search.memory, word);
    if (entry === null) continue;
    if (entry.phrases !== null) spokenFor = Math.max(spokenFor, notePhrases(search, entry.phrases, i));
    if (i < spokenFor || (entry.weight === 0 && entry.marks === 0)) continue;
    note(search, { from: i, to: i + 1, weight: entry.weight, marks: entry.marks });
  }
  return search;
};

/** What may stand around a finding, as the bit of its mark, and how many words before and after. */
export type Near = { readonly mark: number; readonly before: number; readonly after: number };

/** True when a word near a finding, within its clause, carries the mark. */
export const hasMarkNear = (findings: Findings, finding: Finding, near: Near): boolean => {
  const clause = findings.words[finding.from]?.clause;
  const end = Math.min(findings.words.length, finding.to + near.after);
  for (let i = Math.max(0, finding.from - near.before); i < end; i += 1) {
    if (i >= finding.from && i < finding.to) continue;
    if (((findings.marksAt[i] ?? 0) & near.mark) !== 0 && findings.words[i]?.clause === clause) return true;
  }
  return false;
};

/** A word as the lexicon would write it, and what it knows of it. */
type Known = { readonly form: string; readonly entry: Entry | null };

type Memory = {
  readonly lexicon: CompiledLexicon;
  readonly generation: number;
  readonly known: (Known | undefined)[];
  /** By form: what of it is told without looking at anything else. */
  readonly told: Uint8Array;
};
const lookedUp = 1;
const hasEntry = 2;
const goesOn = 4;

const memories = new WeakMap<CompiledLexicon, Memory>();

const memoryOf = (lexicon: CompiledLexicon): Memory => {
  const memory = memories.get(lexicon);
  if (memory?.generation === formTable.generation) return memory;
  // As long as it may become: an array that grows by leaps is kept as a table, and asked more slowly.
  const known = new Array<Known | undefined>(formsMax).fill(undefined);
  const fresh = { lexicon, generation: formTable.generation, known, told: new Uint8Array(formsMax) };
  memories.set(lexicon, fresh);
  return fresh;
};

/** True for a word of which the lexicon knows nothing, as of most. */
const isBlank = ({ told }: Memory, { id }: Word): boolean => id >= 0 && ((told[id] ?? 0) & (lookedUp | hasEntry)) === lookedUp;

/** True for a word that no phrase names as its second. */
const goesOnNowhere = ({ told }: Memory, { id }: Word): boolean => id >= 0 && ((told[id] ?? 0) & (lookedUp | goesOn)) === lookedUp;

const lookUp = ({ lexicon, known, told }: Memory, word: Word): Known => {
  const { id } = word;
  if (id < 0) return understood(lexicon, writtenForm(lexicon, word));
  const before = known[id];
  if (before !== undefined) return before;
  const now = understood(lexicon, writtenForm(lexicon, word));
  known[id] = now;
  told[id] = lookedUp | (now.entry === null ? 0 : hasEntry) | (lexicon.nexts.has(now.form) ? goesOn : 0);
  return now;
};

const understood = (lexicon: CompiledLexicon, form: string): Known => ({ form, entry: entryFor(lexicon, form) });

// "goooood" is scanned as "good"; "nuuul" as "nuul", which is looked up as "nul".
const writtenForm = (lexicon: CompiledLexicon, word: Word): string => {
  if (word.isMasked) return unmasked(lexicon, word.text);
  if (entryFor(lexicon, word.text) !== null) return word.text;
  return word.isStretched ? word.text.replaceAll(/(.)\1/gu, "$1") : unswapped(lexicon, word.text);
};

type Search = { readonly words: readonly Word[]; readonly memory: Memory; readonly list: Finding[]; readonly marksAt: number[] };

const note = ({ list, marksAt }: Search, finding: Finding): void => {
  list.push(finding);
  for (let i = finding.from; i < finding.to; i += 1) marksAt[i] = (marksAt[i] ?? 0) | finding.marks;
};

// Notes the phrases that begin at a word and returns the end of the weighted one, or the word itself when there is none.
const notePhrases = (search: Search, openings: Openings, at: number): number => {
  let spokenFor = at;
  for (const phrase of openedAt(search, openings, at)) {
    const to = phraseEnd(search, phrase, at + 1);
    if (to === null) continue;
    const speaks = phrase.weight !== null && spokenFor === at;
    if (phrase.weight !== null && !speaks) continue;
    if (speaks) spokenFor = to;
    note(search, { from: at, to, weight: phrase.weight ?? 0, marks: phrase.marks ?? 0 });
  }
  return spokenFor;
};

const openedAt = ({ words, memory }: Search, openings: Openings, at: number): readonly Phrase[] => {
  const next = words[at + 1];
  if (next === undefined) return [];
  return goesOnNowhere(memory, next) ? openings.otherwise : openedBy(openings, lookUp(memory, next).form);
};

const gapMax = 2;

const phraseEnd = (search: Search, phrase: Phrase, from: number): number | null => {
  let at = from;
  for (let part = 0; part < phrase.pattern.length; part += 1) {
    const wanted = phrase.pattern[part] ?? "";
    if (wanted === "~") {
      const found = afterGap(search, phrase.pattern[part + 1] ?? "", at);
      if (found === null) return null;
      at = found;
    } else if (stands(search, at, wanted)) at += 1;
    else return null;
  }
  return at;
};

// Where the next wanted word stands when up to two others come before it.
const afterGap = (search: Search, wanted: string, from: number): number | null => {
  for (let at = from; at <= from + gapMax; at += 1) if (stands(search, at, wanted)) return at;
  return null;
};

const stands = ({ words, memory }: Search, at: number, wanted: string): boolean => {
  const word = words[at];
  if (word === undefined) return false;
  const { form } = lookUp(memory, word);
  return wanted.endsWith("*") ? form.startsWith(wanted.slice(0, -1)) : form === wanted;
};
