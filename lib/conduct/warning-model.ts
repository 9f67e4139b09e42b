/** The words quoted stand in what the person wrote, and the warning repeats them: nobody is warned for they know not what. */
export const namesInsult = ({ text, quote, itemText }: { readonly text: string; readonly quote: string; readonly itemText: string }): boolean =>
  comparable(quote) !== "" && comparable(itemText).includes(comparable(quote)) && comparable(text).includes(comparable(quote));

const comparable = (words: string): string => words.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
