import { lexiconOf } from "../lexicon/lexicon-of";
import type { Language, Tagger, Tags, TextToTag } from "../model";
import type { Scan } from "../reading/cursor";
import { scan } from "../reading/scan";
import { untransliterated } from "../reading/untransliterate";
import { columnOf } from "./heads";
import { chancesOf, judge } from "./judge";
import { nameLanguage } from "./name-language";
import { createTextModel, type TextModel } from "./text-model";
import { readByRules, type RuleReading } from "./traits";
import type { Weights } from "./weights";

/** A tagger of one process, without network: microseconds a text. Never throws, whatever a text holds. */
export type EmbeddedTagger = Tagger & { readonly tag: (input: TextToTag) => Tags; readonly model: TextModel };

export const createEmbeddedTagger = (weights: Weights): EmbeddedTagger => {
  const model = createTextModel(weights);
  const tag = (input: TextToTag): Tags => {
    const scanned = scan(input.text);
    const heard = model.hear(scanned);
    const language = nameLanguage(weights, model.scoreLanguages(heard, scanned), { scan: scanned, hint: input.languageHint });
    const own = inOwnLetters(scanned, language.label);
    const reading = readByRules(own, lexiconOf(language.label));
    const scores = model.scoreHeads(own === scanned ? heard : model.hear(own), reading, language.label);
    const chances = chancesOf(weights, scores, { language: language.label, rating: input.rating });
    heedList(chances, reading);
    return { language, ...judge(weights, chances, language.label), tagger: weights.name };
  };
  return { name: weights.name, model, tag, tagAll: (texts) => Promise.resolve(texts.map(tag)) };
};

/** How sure it is that a listed strong word is one; measured on our own comments. */
const listed = 0.95;

// What is a strong word is a list and no matter of opinion, and a new mask before an old word was in no lesson.
const heedList = (chances: Float64Array, { tone }: RuleReading): void => {
  const column = columnOf("obscenity");
  if (tone.obscenity >= 0.5) chances[column] = Math.max(listed, chances[column] ?? 0);
};

/** A score for each head of a text whose language is known. */
export const scoreIn = (model: TextModel, text: string, language: Language): Float64Array => {
  const own = inOwnLetters(scan(text), language);
  return model.scoreHeads(model.hear(own), readByRules(own, lexiconOf(language)), language);
};

/** Russian in Latin letters, as if it were written in its own. */
export const inOwnLetters = (scanned: Scan, language: Language): Scan => (language === "ru" && isLatin(scanned) ? inCyrillic(scanned) : scanned);

const isLatin = ({ signals }: Scan): boolean => signals.latinLetters > signals.cyrillicLetters;

const inCyrillic = ({ words, signals }: Scan): Scan => ({ words: words.map((word) => ({ ...word, id: -1, text: untransliterated(word.text) })), signals });
