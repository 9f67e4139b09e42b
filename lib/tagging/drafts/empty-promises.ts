import type { Span } from "./draft-model";
import { findPhrases, type Found } from "./phrases";
import { isUndenied, type Draft } from "./read-draft";
import { sentenceAt, sentencesWith, spansOf, withoutOverlaps } from "./sentences";

// A number is something to hold a promise to; a percentage is only emphasis or an offer, and "24/7" a habit of speech.
const figure = /(?<![\d/])\d{1,9}(?![\d/]|\s?%)/gu;

/** Promises that nothing can be held to: no date, figure or deed stands in the same sentence or beside it. */
export const findEmptyPromises = (draft: Draft): readonly Span[] => {
  const concrete = new Set(sentencesWith(draft.words, draft.lexicon.concrete));
  for (const { from } of spansOf(draft.text, figure)) concrete.add(sentenceAt(draft.words, from));
  const recalled = sentencesWith(draft.words, draft.lexicon.recalled);
  const isEmpty = (found: Found): boolean => {
    const sentence = draft.words[found.first]?.sentence ?? 0;
    return isUndenied(draft, found) && !recalled.has(sentence) && ![sentence - 1, sentence, sentence + 1].some((near) => concrete.has(near));
  };
  return withoutOverlaps([...findPhrases(draft.words, draft.lexicon.promise), ...loftyOutlooks(draft)].filter(isEmpty));
};

// "Everything will be perfect": what is to come in lofty words, or lofty words heaped up.
const loftyOutlooks = ({ words, lexicon }: Draft): readonly Found[] => {
  const outlooks = sentencesWith(words, lexicon.future);
  const heard = new Map<number, Found>();
  return findPhrases(words, lexicon.lofty).filter((found) => {
    const sentence = words[found.first]?.sentence ?? 0;
    const earlier = heard.get(sentence);
    heard.set(sentence, found);
    return outlooks.has(sentence) || (earlier !== undefined && words[earlier.first]?.text !== words[found.first]?.text);
  });
};
