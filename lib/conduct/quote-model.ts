import type { Language } from "#lib/tagging/model";

/** Words of a text, and how much they speak for an offence. */
type Weighed = { readonly from: number; readonly to: number; readonly weight: number };

/** The longest quote to begin with. */
export const quoteLengthMax = 200;

/**
 * The sentence that holds the offence, word for word but for its full stop, which is that of whoever quotes it; of a longer one the part around
 * its heaviest word. Where no word tells, the text as it begins.
 */
export const offendingSentence = (text: string, language: Language, words: readonly Weighed[]): string =>
  quotedPart(text, language, words).replace(/(?<!\.)\.$/u, "");

const quotedPart = (text: string, language: Language, words: readonly Weighed[]): string => {
  const telling = words.filter(({ weight }) => weight > 0);
  const [sentence] = sentencesOf(text, language)
    .map((one) => ({ ...one, inside: telling.filter(({ from }) => from >= one.from && from < one.to) }))
    .filter(({ inside }) => inside.length > 0)
    .toSorted((one, other) => sumOf(other.inside) - sumOf(one.inside));
  if (sentence === undefined) return partAround(text, 0);
  const [heaviest] = sentence.inside.toSorted((one, other) => other.weight - one.weight);
  return partAround(text.slice(sentence.from, sentence.to), (heaviest?.from ?? sentence.from) - sentence.from);
};

const sumOf = (words: readonly Weighed[]): number => words.reduce((sum, { weight }) => sum + weight, 0);

const sentencesOf = (text: string, language: Language): readonly { readonly from: number; readonly to: number }[] =>
  [...new Intl.Segmenter(language === "und" ? undefined : language, { granularity: "sentence" }).segment(text)].map(({ index, segment }) => ({
    from: index,
    to: index + segment.length,
  }));

/** At most so much of a text, with the place in it, cut between words. */
const partAround = (text: string, place: number): string => {
  if (text.trim().length <= quoteLengthMax) return text.trim();
  const before = Math.floor(quoteLengthMax / 2);
  const from = place <= before ? 0 : place - before;
  const part = text.slice(from, from + quoteLengthMax);
  return (from === 0 ? part : part.replace(/^\S*\s+/u, "")).replace(/\s+\S*$/u, "").trim();
};
