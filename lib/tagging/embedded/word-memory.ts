import { formsMax, formTable } from "../reading/forms";
import type { Word } from "../reading/cursor";
import { gramsOfWord } from "./grams";
import { slotOf, wordSlot } from "./slots";
import { addRow } from "./sums";
import type { Weights } from "./weights";

/** What words add to the sums of a text, whatever stands around them: a row for each, side by side. */
export type WordMemory = {
  /** The number of a word's row; it holds until the next `begin`. */
  readonly rowOf: (word: Word) => number;
  readonly begin: () => void;
  /** By row: the sums of the heads, then those of the languages, then how many grams they are made of. */
  readonly rows: Int16Array;
  readonly width: number;
  /** By row: the word's own number, of which pairs are made. */
  readonly owns: Int32Array;
};

/** Weighs each form once and remembers it as long as the forms last; words that have none are weighed anew in every text. */
export const rememberWords = ({ headTable, languageTable, heads, languages, bits }: Weights): WordMemory => {
  const sumCount = heads.length + languages.length;
  const width = sumCount + 1;
  const rows = new Int16Array((formsMax + formlessMax) * width);
  const owns = new Int32Array(formsMax + formlessMax);
  const isWeighed = new Uint8Array(formsMax);
  const ofHeads = new Int32Array(heads.length);
  const ofLanguages = new Int32Array(languages.length);
  let generation = formTable.generation;
  let formless = 0;

  const weigh = (word: string, row: number): number => {
    ofHeads.fill(0);
    ofLanguages.fill(0);
    const grams = gramsOfWord(word);
    for (const gram of grams) {
      addRow(ofHeads, headTable, wordSlot(gram, bits) * heads.length);
      addRow(ofLanguages, languageTable, slotOf(gram, bits.languages) * languages.length);
    }
    rows.set(ofHeads, row * width);
    rows.set(ofLanguages, row * width + heads.length);
    rows[row * width + sumCount] = grams.length;
    owns[row] = grams[0] ?? 0;
    return row;
  };

  const rowOf = ({ id, text }: Word): number => {
    if (id < 0) {
      formless += 1;
      return weigh(text, formsMax + formless - 1);
    }
    if (isWeighed[id] === 1) return id;
    isWeighed[id] = 1;
    return weigh(text, id);
  };

  const begin = (): void => {
    formless = 0;
    if (generation === formTable.generation) return;
    generation = formTable.generation;
    isWeighed.fill(0);
  };

  return { rowOf, begin, rows, width, owns };
};

/** More words than a text of the length that is read can hold. */
const formlessMax = 4_096;
