import type { Span } from "./draft-model";
import { draftWords } from "./draft-words";
import { findPhrases } from "./phrases";
import type { Draft } from "./read-draft";
import { sentenceAt, sentencesWith, spansOf, withoutOverlaps } from "./sentences";

// "-20 %", "20% off", "скидка 20 %", "минус 15 %", "15 % de remise"; a span such as "10-20 %" is no discount.
const discount =
  /(?<![\p{L}\d]|\d\s)[-−–]\s?\d{1,2}\s?%|\d{1,2}\s?%\s(?:off|discount|cheaper|de\s(?:remise|réduction|rabais))|(?:save|скидк[аиуе]|скидкой|минус|remise de|économisez)\s(?:до\s|up to\s)?\d{1,2}\s?%/giu;

// "£39", "1.99", "34,90 €", "4 900 ₽", "20 %": what a thing costs, or how much less.
const price = /[£€$]\s?\d|\d{1,9}[.,]\d{2}(?![\d:])|\d\s?(?:[£€$₽%]|(?:euros?|pounds?|quid|dollars?|руб\p{L}*|р)(?!\p{L}))/giu;

/** Offers made unasked. What makes good a wrong, or answers a customer who asked for an offer, advertises nothing. */
export const findAdvertising = (draft: Draft): readonly Span[] => {
  if (findPhrases(draftWords(draft.comment), draft.lexicon.asksOffer).length > 0) return [];
  const redress = sentencesWith(draft.words, draft.lexicon.redress);
  const isUnasked = ({ from }: Span): boolean => !redress.has(sentenceAt(draft.words, from + 1));
  const offers = [...findPhrases(draft.words, draft.lexicon.advertising), ...spansOf(draft.text, discount)];
  const bargains = [...findPhrases(draft.words, draft.lexicon.bargain), ...spansOf(draft.text, price)];
  return withoutOverlaps([
    ...offers.filter(isUnasked),
    ...bargains.filter((bargain) => isUnasked(bargain) && isCried(draft, bargain)),
    ...pitches(draft, bargains).filter(isUnasked),
  ]);
};

const criedWithin = 160;

// "First month free!": nobody tells a fee in such a voice.
const isCried = ({ text }: Draft, { from }: Span): boolean => /^(?:[^.!?…\n]|\.(?=\d))*!/u.test(text.slice(from, from + criedWithin));

// What talks somebody into a thing whose price or bargain stands in the same sentence or the next.
const pitches = (draft: Draft, bargains: readonly Span[]): readonly Span[] => {
  const priced = new Set(bargains.map(({ from }) => sentenceAt(draft.words, from + 1)));
  return findPhrases(draft.words, draft.lexicon.pitch).filter(({ first }) => {
    const sentence = draft.words[first]?.sentence ?? 0;
    return priced.has(sentence) || priced.has(sentence + 1);
  });
};
