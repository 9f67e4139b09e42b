import type { Word } from "../reading/cursor";
import { scan, scannedLengthMax } from "../reading/scan";

// The scanner may forget its forms between two passages, so that no word keeps the name of its own.
/** The words of a text of any length, with spans and sentences counted from its beginning; quoted lines are left out. */
export const draftWords = (text: string): readonly Word[] => {
  const words: Word[] = [];
  let sentence = 0;
  let clause = 0;
  for (let at = 0; at < text.length;) {
    const end = passageEnd(text, at);
    for (const word of scan(text.slice(at, end)).words) {
      words.push({ ...word, id: -1, from: word.from + at, to: word.to + at, sentence: word.sentence + sentence, clause: word.clause + clause });
    }
    const last = words.at(-1);
    sentence = (last?.sentence ?? 0) + 1;
    clause = (last?.clause ?? 0) + 1;
    at = end;
  }
  return words;
};

// A long text is cut at the last line end, else the last space, that the scanner still reaches.
const passageEnd = (text: string, from: number): number => {
  const reach = from + scannedLengthMax;
  if (reach >= text.length) return text.length;
  const passage = text.slice(from, reach);
  const cut = Math.max(passage.lastIndexOf("\n"), passage.lastIndexOf(" ", passage.length - 1));
  return cut > 0 ? from + cut + 1 : reach;
};
