import { concretenessOf } from "#lib/people/verdict-model/concreteness";

const wordsMax = 6;
const readLengthMax = 2000;

/** The shortest pieces of a text that pin it to something to look up: "order 48213", "third day"; in their order, one of each phrase. */
export const concreteFragments = (text: string): readonly string[] => {
  const phrases = text.slice(0, readLengthMax).split(/[.!?;]\s+|[,()"“”«»\n]+|\s[—–-]\s/u);
  return [...new Set(phrases.flatMap((phrase) => shortestConcrete(phrase.trim().split(/\s+/u)) ?? []))];
};

const shortestConcrete = (words: readonly string[]): string | null => {
  if (concretenessOf(words.join(" ")).length === 0) return null;
  for (let length = 1; length <= Math.min(wordsMax, words.length); length += 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const piece = words.slice(from, from + length).join(" ");
      if (concretenessOf(piece).length > 0) return piece;
    }
  }
  return null;
};
