import type { Findings } from "../lexicon/evidence";
import type { Scan } from "../reading/cursor";
import { heads } from "./heads";
import { edge, gramOfDenied, gramOfPair, gramOfSymbol } from "./grams";
import { eachDenied, measureTraits, type RuleReading } from "./traits";
import type { Weights } from "./weights";
import { addRow, rememberWords, slotOf } from "./word-memory";

/** What the weights say of texts: scores, larger for likelier, which calibration turns into chances. */
export type TextModel = {
  readonly weights: Weights;
  /** A score for each language of the weights. */
  readonly scoreLanguages: (scan: Scan) => Float64Array;
  /** A score for each head. The array is the model's own and is written over by the next text. */
  readonly scoreHeads: (reading: RuleReading, language: string) => Float64Array;
};

/** Words beyond these say nothing more of the language. */
const languageWordsMax = 60;

export const createTextModel = (weights: Weights): TextModel => {
  if (weights.heads.join() !== heads.join()) throw new Error("The weights are for other heads than this program has.");
  const know = rememberWords(weights);
  const sums = new Int32Array(heads.length);
  const scores = new Float64Array(heads.length);
  const traits = new Float64Array(weights.traits.length);

  const scoreLanguages = (scan: Scan): Float64Array => {
    const found = new Int32Array(weights.languages.length);
    const end = Math.min(scan.words.length, languageWordsMax);
    let grams = 0;
    for (let at = 0; at < end; at += 1) {
      const word = know(scan.words[at]?.text ?? "");
      addSums(found, word.languages);
      grams += word.grams;
    }
    for (const letter of scan.signals.tellingLetters) addRow(found, weights.languageTable, slotOf(gramOfSymbol(letter), weights.bits.languages));
    const share = 1 / Math.sqrt(Math.max(1, grams + scan.signals.tellingLetters.length));
    return Float64Array.from(found, (sum, column) => sum * share * (weights.scales.languages[column] ?? 0) + (weights.biases.languages[column] ?? 0));
  };

  const sumGrams = ({ words }: Findings): { readonly grams: number; readonly owns: readonly number[] } => {
    sums.fill(0);
    const owns: number[] = [];
    let grams = 0;
    let before = edge;
    for (const word of words) {
      const known = know(word.text);
      addSums(sums, known.heads);
      addRow(sums, weights.headTable, slotOf(gramOfPair(before, known.own), weights.bits.heads));
      grams += known.grams + 1;
      before = known.own;
      owns.push(known.own);
    }
    addRow(sums, weights.headTable, slotOf(gramOfPair(before, edge), weights.bits.heads));
    return { grams: grams + 1, owns };
  };

  const scoreHeads = (reading: RuleReading, language: string): Float64Array => {
    const { findings, signals } = reading;
    const { grams: wordGrams, owns } = sumGrams(findings);
    let grams = wordGrams + signals.symbols.length;
    eachDenied(findings, (at) => {
      addRow(sums, weights.headTable, slotOf(gramOfDenied(owns[at] ?? 0), weights.bits.heads));
      grams += 1;
    });
    for (const symbol of signals.symbols) addRow(sums, weights.headTable, slotOf(gramOfSymbol(symbol), weights.bits.heads));
    measureTraits(reading, traits);
    const share = 1 / Math.sqrt(grams);
    const ofLanguage = weights.languageBiases[language];
    for (let head = 0; head < heads.length; head += 1)
      scores[head] =
        (weights.biases.heads[head] ?? 0) + (ofLanguage?.[head] ?? 0) + (sums[head] ?? 0) * share * (weights.scales.heads[head] ?? 0) + dot(weights.traitWeights[head], traits);
    return scores;
  };

  return { weights, scoreLanguages, scoreHeads };
};

const addSums = (sums: Int32Array, more: Int32Array): void => {
  for (let column = 0; column < sums.length; column += 1) sums[column] = (sums[column] ?? 0) + (more[column] ?? 0);
};

const dot = (weights: readonly number[] | undefined, values: Float64Array): number => {
  let sum = 0;
  for (let place = 0; place < values.length; place += 1) sum += (weights?.[place] ?? 0) * (values[place] ?? 0);
  return sum;
};

