import { columnOf, heads, type Head } from "../embedded/heads";
import type { Figures } from "../adjusting-model";
import { labelsTaught, type TaughtText } from "./lesson";
import { mapInTurns } from "./in-turns";
import type { Reader } from "./read-with";
import { wordsIn } from "./words-in";

type Two = { readonly before: Reader; readonly after: Reader };
type Telling = Two & { readonly pause: () => Promise<void> };

const wordsShown = 12;
const textsMin = 2;
const riseMin = 0.1;
const textsMax = 2_000;

type Heard = { readonly word: string; readonly head: TaughtText["head"]; readonly tag: Head; texts: number; rise: number };

/** The words that corrected texts share and that now speak for what people said: by how much, when they stand alone. */
export const tellingWords = async (taught: readonly TaughtText[], { before, after, pause }: Telling): Promise<Figures["words"]> => {
  const heard = new Map<string, Heard>();
  await mapInTurns(taught.slice(0, textsMax), pause, (text) => {
    for (const tag of tagsTaught(text))
      for (const word of wordsIn(text.text)) noteWord(heard, { word, tag, text, rise: () => riseOf(word, { text, tag, before, after }) });
  });
  return [...heard.values()]
    .filter(({ texts, rise }) => texts >= textsMin && rise >= riseMin)
    .sort((one, other) => other.rise * Math.log1p(other.texts) - one.rise * Math.log1p(one.texts) || (one.word < other.word ? -1 : 1))
    .slice(0, wordsShown)
    .map((one) => ({ ...one, rise: Math.round(one.rise * 1000) / 1000 }));
};

type Note = { readonly word: string; readonly tag: Head; readonly text: TaughtText; readonly rise: () => number };

const noteWord = (heard: Map<string, Heard>, { word, tag, text, rise }: Note): void => {
  const key = `${tag} ${word}`;
  const known = heard.get(key);
  if (known) known.texts += 1;
  else heard.set(key, { word, tag, head: text.head, texts: 1, rise: rise() });
};

const riseOf = (word: string, { text, tag, before, after }: Two & { readonly text: TaughtText; readonly tag: Head }): number => {
  const alone = { text: word, language: text.language };
  return (after.chances(alone)[columnOf(tag)] ?? 0) - (before.chances(alone)[columnOf(tag)] ?? 0);
};

const tagsTaught = (text: TaughtText): readonly Head[] => {
  const labels = labelsTaught(text);
  return heads.filter((head) => labels[head] === true);
};
