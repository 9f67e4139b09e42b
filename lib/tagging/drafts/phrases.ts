import { foldedText } from "../reading/characters";
import type { Word } from "../reading/cursor";
import type { Span } from "./draft-model";

/** One place of a phrase: any of the forms, `stem*` included; a gap lets up to two words stand before it. */
type Slot = { readonly forms: ReadonlySet<string>; readonly stems: readonly string[]; readonly isOptional: boolean; readonly followsGap: boolean };

export type CompiledPhrases = {
  readonly byWord: ReadonlyMap<string, readonly Phrase[]>;
  /** By the first letters of the stem they begin with. */
  readonly byStem: ReadonlyMap<string, readonly Phrase[]>;
};

type Phrase = { readonly slots: readonly Slot[]; readonly opensSentence: boolean; readonly closesSentence: boolean };

/** Words found in a text, from the first up to but without the last. */
export type Found = Span & { readonly first: number; readonly last: number };

const gapMax = 2;
// A gap never swallows a "not": "you are not a thief".
const unskippable = new Set(["not", "no", "never", "не", "ни", "pas", "jamais", "aucun", "aucune"]);
const stemKeyLength = 3;

/**
 * Compiles phrases separated by commas. In a phrase `a/b` stands for either word, `word?` may be missing, `stem*` is any word beginning so,
 * `~` lets up to two words stand between (no negation), and `^` in front and `$` behind bind it to the beginning and end of a sentence. Stems have three letters and more.
 */
export const compilePhrases = (text: string): CompiledPhrases => {
  const byWord = new Map<string, Phrase[]>();
  const byStem = new Map<string, Phrase[]>();
  for (const written of text.split(",")) {
    const trimmed = foldedText(written.trim());
    if (trimmed === "") continue;
    const phrase = { slots: slotsOf(trimmed.replace(/^\^|\$$/g, "").trim()), opensSentence: trimmed.startsWith("^"), closesSentence: trimmed.endsWith("$") };
    for (const form of phrase.slots[0]?.forms ?? []) push(byWord, form, phrase);
    for (const key of new Set(phrase.slots[0]?.stems.map((stem) => stem.slice(0, stemKeyLength)))) push(byStem, key, phrase);
  }
  return { byWord, byStem };
};

const push = (table: Map<string, Phrase[]>, key: string, phrase: Phrase): void => {
  const known = table.get(key);
  if (known === undefined) table.set(key, [phrase]);
  else known.push(phrase);
};

const slotsOf = (phrase: string): readonly Slot[] => {
  const slots: Slot[] = [];
  let followsGap = false;
  for (const part of phrase.split(/\s+/)) {
    if (part !== "~") slots.push(slotOf(part, followsGap));
    followsGap = part === "~";
  }
  return slots;
};

const slotOf = (part: string, followsGap: boolean): Slot => {
  const forms = part.replace(/\?$/, "").split("/");
  return {
    forms: new Set(forms.filter((form) => !form.endsWith("*"))),
    stems: forms.filter((form) => form.endsWith("*")).map((form) => form.slice(0, -1)),
    isOptional: part.endsWith("?"),
    followsGap,
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
  for (const phrase of [...(phrases.byWord.get(text) ?? []), ...(phrases.byStem.get(text.slice(0, stemKeyLength)) ?? [])]) {
    const end = phraseEnd(words, phrase.slots, first);
    if (end !== null && end > (longest ?? first) && isBound(words, phrase, { first, end })) longest = end;
  }
  return longest;
};

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
  const reach = at + (slot.followsGap ? gapMax : 0);
  for (let place = at; place <= reach; place += 1) {
    const word = words[place];
    if (word?.sentence !== sentence) return null;
    if (fits(slot, word)) return place;
    if (unskippable.has(word.text)) return null;
  }
  return null;
};

const fits = (slot: Slot, word: Word): boolean => slot.forms.has(word.text) || slot.stems.some((stem) => word.text.startsWith(stem));
