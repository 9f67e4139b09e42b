import type { Span } from "./draft-model";
import { findPhrases } from "./phrases";
import type { Draft } from "./read-draft";
import { withoutOverlaps } from "./sentences";

/** What sends the customer away with nothing: phrases, and words that only echo ("a deal is a deal"). */
export const findDismissals = (draft: Draft): readonly Span[] => withoutOverlaps([...findPhrases(draft.words, draft.lexicon.dismissive), ...echoes(draft)]);

const echoWithin = 4;
const echoedLengthMin = 4;

const echoes = ({ words, lexicon }: Draft): readonly Span[] =>
  words.flatMap((word, place) => {
    if (word.quoted || word.text.length < echoedLengthMin) return [];
    const reach = words.slice(place + 1, place + 1 + echoWithin).filter(({ sentence }) => sentence === word.sentence);
    const distance = reach.findIndex(({ text }) => text === word.text);
    const between = reach.slice(0, Math.max(0, distance));
    const echo = reach[distance];
    return echo !== undefined && between.length > 0 && between.every((link) => findPhrases([link], lexicon.echo).length > 0)
      ? [{ from: word.from, to: echo.to }]
      : [];
  });
