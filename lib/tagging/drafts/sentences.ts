import type { Word } from "../reading/cursor";
import type { Span } from "./draft-model";
import { findPhrases, type CompiledPhrases } from "./phrases";

/** The numbers of the sentences in which any of the phrases stands. */
export const sentencesWith = (words: readonly Word[], phrases: CompiledPhrases): ReadonlySet<number> =>
  new Set(findPhrases(words, phrases).map(({ first }) => words[first]?.sentence ?? 0));

/** The number of the sentence at a place in the text: that of the last word which begins before it. */
export const sentenceAt = (words: readonly Word[], at: number): number => {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.from ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return words[low - 1]?.sentence ?? 0;
};

/** Every place in the text that the global expression matches. */
export const spansOf = (text: string, expression: RegExp): readonly Span[] =>
  [...text.matchAll(expression)].map((match) => ({ from: match.index, to: match.index + match[0].length }));

/** The spans from the left, the longer first where two begin together, without those that begin inside another. */
export const withoutOverlaps = (spans: readonly Span[]): readonly Span[] => {
  const apart: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.from - other.from || other.to - one.to)) {
    if (span.from >= (apart.at(-1)?.to ?? 0)) apart.push(span);
  }
  return apart;
};
