import type { CorrectedWord } from "../adjusting-model";
import { wordsIn } from "./words-in";

const wordsShown = 12;
const textsMin = 2;

/** The words that corrected texts hold more often than all texts do; first those that set the two apart most (the leading term of T. Dunning's likelihood ratio, 1993). */
export const mostCorrectedWords = (corrected: readonly string[], all: readonly string[]): readonly CorrectedWord[] => {
  const everywhere = countTexts(all);
  return [...countTexts(corrected)]
    .filter(([, texts]) => texts >= textsMin)
    .map(([word, texts]) => {
      const among = everywhere.get(word) ?? 0;
      const ofCorrected = texts / corrected.length;
      // One more of each, for a word that the others lack.
      const surprise = texts * Math.log(ofCorrected / ((among + 1) / (all.length + 1)));
      return { word, texts, ofCorrected, ofAll: among / Math.max(1, all.length), surprise };
    })
    .filter(({ surprise }) => surprise > 0)
    .sort((one, other) => other.surprise - one.surprise || (one.word < other.word ? -1 : 1))
    .slice(0, wordsShown)
    .map(({ word, texts, ofCorrected, ofAll }) => ({ word, texts, ofCorrected, ofAll }));
};

const countTexts = (texts: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of wordsIn(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};
