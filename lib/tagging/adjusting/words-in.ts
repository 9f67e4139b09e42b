import { scan } from "../reading/scan";

const lengthMin = 2;
const lengthMax = 40;

/** The words of a text as they are written, in lower case, each once. */
export const wordsIn = (text: string): readonly string[] => [
  ...new Set(
    scan(text)
      .words.map(({ from, to }) => text.slice(from, to).toLowerCase())
      .filter((word) => word.length >= lengthMin && word.length <= lengthMax),
  ),
];
