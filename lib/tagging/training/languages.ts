import { gramOfSymbol, gramsOfWord } from "../embedded/grams";
import { slotOf } from "../embedded/slots";
import { scan } from "../reading/scan";
import { learn, type Lesson } from "./learn";
import { quantise } from "./quantise";

/** A text and the code of the language it is written in. */
export type LanguageText = { readonly text: string; readonly language: string };

export type LearntLanguages = { readonly table: Int8Array; readonly scales: readonly number[]; readonly biases: readonly number[] };

/** Texts of a language beyond this many teach nothing new about its letters. */
const textsMax = 6_000;
const wordsMax = 60;

/** Learns which language a text is written in from its words, their pieces and its telling letters. */
export const learnLanguages = (
  texts: readonly LanguageText[],
  { languages, bits, seed }: { readonly languages: readonly string[]; readonly bits: number; readonly seed: number },
): LearntLanguages => {
  const counts = new Map<string, number>();
  const lessons: Lesson[] = [];
  for (const { text, language } of texts) {
    const column = languages.indexOf(language);
    const count = counts.get(language) ?? 0;
    if (column < 0 || count >= textsMax) continue;
    counts.set(language, count + 1);
    lessons.push({
      slots: slotsOf(text, bits),
      traits: none,
      labels: Float64Array.from(languages, (_, place) => Number(place === column)),
      weight: 1,
      groups: [],
    });
  }
  // A language with few texts is not a rare one.
  const evened = lessons.map((lesson) => ({
    ...lesson,
    weight: Math.min(6, Math.sqrt(textsMax / (counts.get(languages[lesson.labels.indexOf(1)] ?? "") ?? 1))),
  }));
  const { slots, biases } = learn(evened, {
    slotCount: 1 << bits,
    columns: languages.length,
    traitCount: 0,
    groupCount: 0,
    exclusive: languages.length,
    rounds: 3,
    stride: 0.1,
    seed,
  });
  return { ...quantise(slots, languages.length), biases: Array.from(biases) };
};

const none = new Float64Array(0);

const slotsOf = (text: string, bits: number): Int32Array => {
  const { words, signals } = scan(text);
  const ofWords = words.slice(0, wordsMax).flatMap((word) => gramsOfWord(word.text));
  const ofLetters = Array.from(signals.tellingLetters, gramOfSymbol);
  return Int32Array.from([...ofWords, ...ofLetters], (gram) => slotOf(gram, bits));
};
