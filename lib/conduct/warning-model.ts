/** The words quoted stand in what the person wrote, and the warning repeats them: nobody is warned for they know not what. */
export const namesInsult = ({ text, quote, itemText }: { readonly text: string; readonly quote: string; readonly itemText: string }): boolean =>
  hasWordOf(quote, itemText) && comparable(itemText).includes(comparable(quote)) && comparable(text).includes(comparable(quote));

const lettersMin = 3;

/** A letter or a syllable names nothing: at least one whole word is quoted. */
const hasWordOf = (quote: string, itemText: string): boolean => {
  const said = new Set(wordsOf(itemText));
  return wordsOf(quote).some((word) => word.length >= lettersMin && said.has(word));
};

const wordsOf = (words: string): readonly string[] => comparable(words).match(/\p{L}+/gu) ?? [];

const comparable = (words: string): string => words.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
