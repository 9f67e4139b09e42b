import type { Span } from "./draft-model";
import { draftWords } from "./draft-words";
import { findPhrases } from "./phrases";
import type { Draft } from "./read-draft";
import { sentenceAt, sentencesWith, spansOf } from "./sentences";

// "-20 %", "20% off", "скидка 20 %", "минус 15 %", "15 % de remise"; a span such as "10-20 %" is no discount.
const discount =
  /(?<![\p{L}\d]|\d\s)[-−–]\s?\d{1,2}\s?%|\d{1,2}\s?%\s(?:off|discount|cheaper|de\s(?:remise|réduction|rabais))|(?:save|скидк[аиуе]|скидкой|минус|remise de|économisez)\s(?:до\s|up to\s)?\d{1,2}\s?%/giu;

/** Offers made unasked. What makes good a wrong, or answers a customer who asked for an offer, advertises nothing. */
export const findAdvertising = (draft: Draft): readonly Span[] => {
  if (findPhrases(draftWords(draft.comment), draft.lexicon.asksOffer).length > 0) return [];
  const redress = sentencesWith(draft.words, draft.lexicon.redress);
  const offers = [...findPhrases(draft.words, draft.lexicon.advertising), ...spansOf(draft.text, discount)];
  return offers.filter(({ from }) => !redress.has(sentenceAt(draft.words, from + 1))).sort((one, other) => one.from - other.from);
};
