import { gramsOfWord } from "./grams";
import type { Weights } from "./weights";

/** What a word adds to the sums of a text, whatever stands around it. */
export type KnownWord = {
  /** The word's own number, of which pairs are made. */
  readonly own: number;
  readonly grams: number;
  readonly heads: Int32Array;
  readonly languages: Int32Array;
};

const rememberedMax = 30_000;
const rememberedLengthMax = 24;

/** Adds one row of a table to sums as long as the row. */
export const addRow = (sums: Int32Array, table: Int8Array, slot: number): void => {
  const width = sums.length;
  const from = slot * width;
  for (let column = 0; column < width; column += 1) sums[column] = (sums[column] ?? 0) + (table[from + column] ?? 0);
};

/** The row of a table that a gram chooses. */
export const slotOf = (gram: number, bits: number): number => gram >>> (32 - bits);

/** Weighs words, and remembers the sums of those it has met: texts repeat their words. */
export const rememberWords = (weights: Weights): ((word: string) => KnownWord) => {
  const remembered = new Map<string, KnownWord>();
  return (word) => {
    const known = remembered.get(word);
    if (known !== undefined) return known;
    const fresh = weigh(weights, word);
    if (word.length <= rememberedLengthMax) {
      if (remembered.size >= rememberedMax) remembered.clear();
      remembered.set(word, fresh);
    }
    return fresh;
  };
};

const weigh = ({ headTable, languageTable, heads, languages, bits }: Weights, word: string): KnownWord => {
  const grams = gramsOfWord(word);
  const sums = { heads: new Int32Array(heads.length), languages: new Int32Array(languages.length) };
  for (const gram of grams) {
    addRow(sums.heads, headTable, slotOf(gram, bits.heads));
    addRow(sums.languages, languageTable, slotOf(gram, bits.languages));
  }
  return { own: grams[0] ?? 0, grams: grams.length, ...sums };
};
