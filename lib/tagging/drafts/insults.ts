import { findEvidence } from "../lexicon/evidence";
import { bit } from "../lexicon/lexicon";
import { lexiconOf } from "../lexicon/lexicon-of";
import { noSignals, type Word } from "../reading/cursor";
import { wordsOfName } from "../name-index";
import type { Span } from "./draft-model";
import { findPhrases, type Found } from "./phrases";
import { isUndenied, type Draft } from "./read-draft";
import { sentencesWith, withoutOverlaps } from "./sentences";

const insult = bit("insult");

/** Name-calling by the writer's own mouth: not quoted, not told of, not denied, and no name that happens to sound so. */
export const findInsults = (draft: Draft): readonly Span[] => {
  const told = sentencesWith(draft.words, draft.lexicon.reporting);
  const names = new Set([draft.customerName, ...draft.brandNames].flatMap(wordsOfName));
  const isHurled = (found: Found): boolean => {
    const word = draft.words[found.first];
    return word !== undefined && !told.has(word.sentence) && !names.has(word.text) && isUndenied(draft, found);
  };
  return withoutOverlaps([...findPhrases(draft.words, draft.lexicon.insult), ...listedInsults(draft)].filter(isHurled));
};

// What the tagger's own lists call an insult, less the words that in a draft mean the thing itself.
const listedInsults = (draft: Draft): readonly Found[] => {
  const literal = new Set(findPhrases(draft.words, draft.lexicon.literal).map(({ first }) => first));
  const { list } = findEvidence({ words: draft.words, signals: noSignals() }, lexiconOf(draft.language));
  return list
    .filter(({ marks, from }) => (marks & insult) !== 0 && draft.words[from]?.quoted === false && !literal.has(from))
    .map((finding) => asFound(draft.words, finding));
};

const asFound = (words: readonly Word[], { from, to }: { readonly from: number; readonly to: number }): Found => ({
  first: from,
  last: to,
  from: words[from]?.from ?? 0,
  to: words[to - 1]?.to ?? 0,
});
