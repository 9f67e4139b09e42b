import type { Scan } from "../reading/cursor";
import { heads } from "./heads";
import { edge, gramOfDenied, gramOfPair, gramOfSymbol } from "./grams";
import { eachDenied, measureTraits, type RuleReading } from "./traits";
import type { Weights } from "./weights";
import { contextSlot, slotOf } from "./slots";
import { addRow, addRows, addWordRows } from "./sums";
import { rememberWords } from "./word-memory";

/**
 * What the weights say of texts: scores, larger for likelier, which calibration turns into chances. All arrays are the model's own and
 * are written over by the next text.
 */
export type TextModel = {
  readonly weights: Weights;
  /** Adds up what the words of a text say, before anything is known of it. */
  readonly hear: (scan: Scan) => Heard;
  /** A score for each language of the weights. */
  readonly scoreLanguages: (heard: Heard, scan: Scan) => Float64Array;
  /** A score for each head, by what was heard and by what rules and lists make of the text in its language. */
  readonly scoreHeads: (heard: Heard, reading: RuleReading, language: string) => Float64Array;
};

/** The sums of a text's words and pairs of words, with the number of grams they are made of and the words' own numbers. */
export type Heard = { readonly sums: Int32Array; readonly owns: readonly number[]; readonly wordGrams: number; readonly grams: number };

export const createTextModel = (weights: Weights): TextModel => {
  if (weights.heads.join() !== heads.join()) throw new Error("The weights are for other heads than this program has.");
  const traitWeights = byTrait(weights);
  const traits = new Float64Array(weights.traits.length);
  const scores = new Float64Array(heads.length);
  const languageScores = new Float64Array(weights.languages.length);
  const { hear, addHeads, headSums, languageSums } = listen(weights);

  const scoreLanguages = ({ wordGrams }: Heard, { signals }: Scan): Float64Array => {
    for (const letter of signals.tellingLetters)
      addRow(languageSums, weights.languageTable, slotOf(gramOfSymbol(letter), weights.bits.languages) * languageSums.length);
    const grams = wordGrams + signals.tellingLetters.length;
    weighSums(languageScores, { sums: languageSums, grams, scales: weights.scales.languages, biases: weights.biases.languages });
    return languageScores;
  };

  const scoreHeads = ({ owns, grams: heardGrams }: Heard, reading: RuleReading, language: string): Float64Array => {
    let grams = heardGrams + reading.signals.symbols.length;
    eachDenied(reading.findings, (at) => {
      addHeads(gramOfDenied(owns[at] ?? edge));
      grams += 1;
    });
    for (const symbol of reading.signals.symbols) addHeads(gramOfSymbol(symbol));
    weighSums(scores, { sums: headSums, grams, scales: weights.scales.heads, biases: weights.biases.heads });
    const ofLanguage = weights.languageBiases[language];
    if (ofLanguage) for (let head = 0; head < scores.length; head += 1) scores[head] = (scores[head] ?? 0) + (ofLanguage[head] ?? 0);
    measureTraits(reading, traits);
    addTraits(scores, traitWeights, traits);
    return scores;
  };

  return { weights, hear, scoreLanguages, scoreHeads };
};

type Listener = {
  readonly hear: TextModel["hear"];
  readonly addHeads: (gram: number) => void;
  readonly headSums: Int32Array;
  readonly languageSums: Int32Array;
};

const listen = (weights: Weights): Listener => {
  const memory = rememberWords(weights);
  const sumCount = memory.width - 1;
  const sums = new Int32Array(sumCount);
  const headSums = sums.subarray(0, heads.length);
  const languageSums = sums.subarray(heads.length);
  const headRow = (gram: number): number => contextSlot(gram, weights.bits) * heads.length;
  const addHeads = (gram: number): void => {
    addRow(headSums, weights.headTable, headRow(gram));
  };
  const hear = ({ words }: Scan): Heard => {
    memory.begin();
    const owns: number[] = [];
    const wordRows: number[] = [];
    const pairRows: number[] = [];
    let wordGrams = 0;
    let before = edge;
    for (const word of words) {
      const row = memory.rowOf(word);
      const own = memory.owns[row] ?? edge;
      wordRows.push(row * memory.width);
      pairRows.push(headRow(gramOfPair(before, own)));
      wordGrams += memory.rows[row * memory.width + sumCount] ?? 0;
      owns.push(own);
      before = own;
    }
    pairRows.push(headRow(gramOfPair(before, edge)));
    sums.fill(0);
    addWordRows(sums, memory.rows, wordRows);
    addRows(headSums, weights.headTable, pairRows);
    return { sums, owns, wordGrams, grams: wordGrams + words.length + 1 };
  };
  return { hear, addHeads, headSums, languageSums };
};

type Weighing = { readonly sums: Int32Array; readonly grams: number; readonly scales: readonly number[]; readonly biases: readonly number[] };

// A long text has more grams and says no more for it: their sum grows with the root of their number.
const weighSums = (scores: Float64Array, { sums, grams, scales, biases }: Weighing): void => {
  const share = 1 / Math.sqrt(Math.max(1, grams));
  for (let column = 0; column < scores.length; column += 1) scores[column] = (sums[column] ?? 0) * share * (scales[column] ?? 0) + (biases[column] ?? 0);
};

/** The weights of a trait side by side, since most traits of a text are 0 and are passed over. */
const byTrait = ({ traitWeights, traits }: Weights): Float64Array => {
  const flat = new Float64Array(traits.length * traitWeights.length);
  for (const [head, row] of traitWeights.entries()) for (const [trait, weight] of row.entries()) flat[trait * traitWeights.length + head] = weight;
  return flat;
};

const addTraits = (scores: Float64Array, weights: Float64Array, traits: Float64Array): void => {
  const width = scores.length;
  for (let trait = 0; trait < traits.length; trait += 1) {
    const value = traits[trait] ?? 0;
    if (value === 0) continue;
    const from = trait * width;
    for (let head = 0; head < width; head += 1) scores[head] = (scores[head] ?? 0) + value * (weights[from + head] ?? 0);
  }
};
