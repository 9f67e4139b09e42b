import { inOwnLetters } from "../embedded/read-text";
import { edge, gramOfDenied, gramOfPair, gramOfSymbol, gramsOfWord } from "../embedded/grams";
import { heads } from "../embedded/heads";
import { eachDenied, measureTraits, readByRules, traitNames } from "../embedded/traits";
import { contextSlot, wordSlot } from "../embedded/slots";
import type { WeightsHeader } from "../embedded/weights";
import { lexiconOf } from "../lexicon/lexicon-of";
import type { Language } from "../model";
import { scan } from "../reading/scan";
import { labelsOf, type Row } from "./labels";

/** A text as the learner sees it. */
export type Example = {
  readonly slots: Int32Array;
  readonly traits: Float64Array;
  readonly language: Language;
  readonly source: string;
  /** 1, 0, or NaN where it is unknown, by head. */
  readonly labels: Float64Array;
  readonly weight: number;
};

/** Cuts a row into grams and measures its traits, by the functions that tagging uses. */
export const exampleOf = (
  row: Row,
  { bits, weight }: { readonly bits: Pick<WeightsHeader["bits"], "words" | "contexts">; readonly weight: number },
): Example => {
  const reading = readByRules(inOwnLetters(scan(row.text), row.lang), lexiconOf(row.lang));
  const { words } = reading.findings;
  const slots: number[] = [];
  const owns: number[] = [];
  let before = edge;
  for (const word of words) {
    const grams = gramsOfWord(word.text);
    const own = grams[0] ?? edge;
    for (const gram of grams) slots.push(wordSlot(gram, bits));
    slots.push(contextSlot(gramOfPair(before, own), bits));
    owns.push(own);
    before = own;
  }
  slots.push(contextSlot(gramOfPair(before, edge), bits));
  eachDenied(reading.findings, (at) => slots.push(contextSlot(gramOfDenied(owns[at] ?? edge), bits)));
  for (const symbol of reading.signals.symbols) slots.push(contextSlot(gramOfSymbol(symbol), bits));
  const traits = new Float64Array(traitNames.length);
  measureTraits(reading, traits);
  const labels = labelsOf(row);
  const known = Float64Array.from(heads, (head) => (labels[head] === undefined ? Number.NaN : Number(labels[head])));
  return { slots: Int32Array.from(slots), traits, language: row.lang, source: row.source, labels: known, weight };
};
