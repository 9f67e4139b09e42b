import { foldedText } from "../reading/characters";
import type { Word } from "../reading/cursor";
import type { Span } from "./draft-model";

/** One place of a phrase: any of the forms, stems or endings but no barred form; so many words may stand before it. */
type Slot = {
  readonly forms: ReadonlySet<string>;
  readonly stems: readonly string[];
  readonly endings: readonly string[];
  readonly barred: ReadonlySet<string>;
  readonly isOptional: boolean;
  readonly gap: number;
};

export type CompiledPhrases = {
  readonly byWord: ReadonlyMap<string, readonly Phrase[]>;
  /** By the first letters of the stem they begin with. */
  readonly byStem: ReadonlyMap<string, readonly Phrase[]>;
  /** By the last letters of the ending their first word has. */
  readonly byEnding: ReadonlyMap<string, readonly Phrase[]>;
};

type Phrase = { readonly slots: readonly Slot[]; readonly opensSentence: boolean; readonly closesSentence: boolean };

/** Words found in a text, from the first up to but without the last. */
export type Found = Span & { readonly first: number; readonly last: number };

const gaps: ReadonlyMap<string, number> = new Map([
  ["~", 2],
  ["~~", 6],
]);
// A gap never swallows a "not": "you are not a thief".
const unskippable = new Set([
  "not",
  "cannot",
  "can't",
  "won't",
  "don't",
  "didn't",
  "isn't",
  "aren't",
  "no",
  "never",
  "не",
  "ни",
  "pas",
  "jamais",
  "aucun",
  "aucune",
]);
const stemKeyLength = 3;
const endingKeyLength = 2;

/**
 * Compiles phrases separated by commas. In a phrase `a/b` stands for either word and `!c` beside them for all but that, `word?` may be missing,
 * `stem*` is any word beginning so and `*ending` any that ends so, `~` lets up to two words stand between and `~~` up to six (no negation),
 * and `^` in front and `$` behind bind it to the beginning and end of a sentence. Stems have three letters and more, endings two.
 */
export const compilePhrases = (text: string): CompiledPhrases => {
  const byWord = new Map<string, Phrase[]>();
  const byStem = new Map<string, Phrase[]>();
  const byEnding = new Map<string, Phrase[]>();
  for (const written of text.split(",")) {
    const trimmed = foldedText(written.trim());
    if (trimmed === "") continue;
    const phrase = { slots: slotsOf(trimmed.replace(/^\^|\$$/g, "").trim()), opensSentence: trimmed.startsWith("^"), closesSentence: trimmed.endsWith("$") };
    for (const form of phrase.slots[0]?.forms ?? []) push(byWord, form, phrase);
    for (const key of new Set(phrase.slots[0]?.stems.map((stem) => stem.slice(0, stemKeyLength)))) push(byStem, key, phrase);
    for (const key of new Set(phrase.slots[0]?.endings.map((ending) => ending.slice(-endingKeyLength)))) push(byEnding, key, phrase);
  }
  return { byWord, byStem, byEnding };
};

const push = (table: Map<string, Phrase[]>, key: string, phrase: Phrase): void => {
  const known = table.get(key);
  if (known === undefined) table.set(key, [phrase]);
  else known.push(phrase);
};

const slotsOf = (phrase: string): readonly Slot[] => {
  const slots: Slot[] = [];
  let gap = 0;
  for (const part of phrase.split(/\s+/)) {
    const width = gaps.get(part);
    if (width === undefined) slots.push(slotOf(part, gap));
    gap = width ?? 0;
  }
  return slots;
};

const slotOf = (part: string, gap: number): Slot => {
  const forms = part.replace(/\?$/, "").split("/");
  const withMark = (mark: RegExp): readonly string[] => forms.filter((form) => mark.test(form)).map((form) => form.replace(mark, ""));
  return {
    forms: new Set(forms.filter((form) => !/[*!]/.test(form))),
    stems: withMark(/\*$/),
    endings: withMark(/^\*/),
    barred: new Set(withMark(/^!/)),
    isOptional: part.endsWith("?"),
    gap,
  };
};

/** The phrases in a text, from the left, none inside another. What the writer quotes is not theirs and is passed over. */
export const findPhrases = (words: readonly Word[], phrases: CompiledPhrases): readonly Found[] => {
  const found: Found[] = [];
  for (let first = 0; first < words.length; first += 1) {
    const word = words[first];
    if (word === undefined || word.quoted) continue;
    const last = longestEnd(words, phrases, first);
    if (last === null) continue;
    found.push({ from: word.from, to: words[last - 1]?.to ?? word.to, first, last });
    first = last - 1;
  }
  return found;
};

const longestEnd = (words: readonly Word[], phrases: CompiledPhrases, first: number): number | null => {
  const text = words[first]?.text ?? "";
  let longest: number | null = null;
  for (const phrase of phrasesFor(phrases, text)) {
    const end = phraseEnd(words, phrase.slots, first);
    if (end !== null && end > (longest ?? first) && isBound(words, phrase, { first, end })) longest = end;
  }
  return longest;
};

const phrasesFor = ({ byWord, byStem, byEnding }: CompiledPhrases, text: string): readonly Phrase[] => [
  ...(byWord.get(text) ?? []),
  ...(byStem.get(text.slice(0, stemKeyLength)) ?? []),
  ...(byEnding.get(text.slice(-endingKeyLength)) ?? []),
];

const isBound = (words: readonly Word[], phrase: Phrase, { first, end }: { readonly first: number; readonly end: number }): boolean => {
  const sentence = words[first]?.sentence;
  return !(phrase.opensSentence && words[first - 1]?.sentence === sentence) && !(phrase.closesSentence && words[end]?.sentence === sentence);
};

const phraseEnd = (words: readonly Word[], slots: readonly Slot[], first: number): number | null => {
  const sentence = words[first]?.sentence ?? 0;
  let at = first;
  for (const slot of slots) {
    const place = placeOf(words, slot, { at, sentence });
    if (place !== null) at = place + 1;
    else if (!slot.isOptional) return null;
  }
  return at;
};

const placeOf = (words: readonly Word[], slot: Slot, { at, sentence }: { readonly at: number; readonly sentence: number }): number | null => {
  for (let place = at; place <= at + slot.gap; place += 1) {
    const word = words[place];
    if (word?.sentence !== sentence) return null;
    if (fits(slot, word)) return place;
    if (unskippable.has(word.text)) return null;
  }
  return null;
};

const fits = ({ forms, stems, endings, barred }: Slot, { text }: Word): boolean =>
  !barred.has(text) && (forms.has(text) || stems.some((stem) => text.startsWith(stem)) || endings.some((ending) => text.endsWith(ending)));
