import { formsMax, formTable } from "../reading/forms";
import type { Word } from "../reading/cursor";
import { gramsOfWord } from "./grams";
import type { Weights } from "./weights";

/** The row of a table that a gram chooses. */
export const slotOf = (gram: number, bits: number): number => gram >>> (32 - bits);

/** Adds one row of a table to sums that are as long as it. */
export const addRow = (sums: Int32Array, table: Int8Array, from: number): void => {
  const width = sums.length;
  for (let column = 0; column < width; column += 1) sums[column] = (sums[column] ?? 0) + (table[from + column] ?? 0);
};

/** The same from sums that were made before; apart, because a loop over arrays of one kind is several times as fast. */
export const addSums = (sums: Int32Array, rows: Int32Array, from: number): void => {
  const width = sums.length;
  for (let column = 0; column < width; column += 1) sums[column] = (sums[column] ?? 0) + (rows[from + column] ?? 0);
};

/** What words add to the sums of a text, whatever stands around them: a row for each, side by side. */
export type WordMemory = {
  /** The place of a word's row: the sums of its heads, of its languages, the number of its grams and its own number. Holds until the next `begin`. */
  readonly placeOf: (word: Word) => number;
  readonly begin: () => void;
  readonly rows: Int32Array;
  readonly languagesAt: number;
  readonly gramsAt: number;
  readonly ownAt: number;
};

/** Weighs each form once and remembers it as long as the forms last; words that have none are weighed anew in every text. */
export const rememberWords = ({ headTable, languageTable, heads, languages, bits }: Weights): WordMemory => {
  const languagesAt = heads.length;
  const gramsAt = languagesAt + languages.length;
  const ownAt = gramsAt + 1;
  const width = ownAt + 1;
  const rows = new Int32Array((formsMax + formlessMax) * width);
  const isWeighed = new Uint8Array(formsMax);
  let generation = formTable.generation;
  let formless = 0;

  const weigh = (word: string, place: number): number => {
    const ofHeads = rows.subarray(place, place + languagesAt).fill(0);
    const ofLanguages = rows.subarray(place + languagesAt, place + gramsAt).fill(0);
    const grams = gramsOfWord(word);
    for (const gram of grams) {
      addRow(ofHeads, headTable, slotOf(gram, bits.heads) * heads.length);
      addRow(ofLanguages, languageTable, slotOf(gram, bits.languages) * languages.length);
    }
    rows[place + gramsAt] = grams.length;
    rows[place + ownAt] = grams[0] ?? 0;
    return place;
  };

  const placeOf = ({ id, text }: Word): number => {
    if (id < 0) {
      formless += 1;
      return weigh(text, (formsMax + formless - 1) * width);
    }
    if (isWeighed[id] === 1) return id * width;
    isWeighed[id] = 1;
    return weigh(text, id * width);
  };

  const begin = (): void => {
    formless = 0;
    if (generation === formTable.generation) return;
    generation = formTable.generation;
    isWeighed.fill(0);
  };

  return { placeOf, begin, rows, languagesAt, gramsAt, ownAt };
};

/** More words than a text of the length that is read can hold. */
const formlessMax = 4_096;
