import { lexiconOf } from "../lexicon/lexicon-of";
import type { Language, Tagger, Tags, TextToTag } from "../model";
import type { Scan } from "../reading/cursor";
import { scan } from "../reading/scan";
import { untransliterated } from "../reading/untransliterate";
import { chancesOf, judge } from "./judge";
import { nameLanguage } from "./name-language";
import { createTextModel } from "./text-model";
import { readByRules, type RuleReading } from "./traits";
import type { Weights } from "./weights";

/** A tagger of one process, without network: microseconds a text. Never throws, whatever a text holds. */
export type EmbeddedTagger = Tagger & { readonly tag: (input: TextToTag) => Tags };

export const createEmbeddedTagger = (weights: Weights): EmbeddedTagger => {
  const model = createTextModel(weights);
  const tag = (input: TextToTag): Tags => {
    const scanned = scan(input.text);
    const language = nameLanguage(weights, model.scoreLanguages(scanned), { scan: scanned, hint: input.languageHint });
    const scores = model.scoreHeads(readIn(scanned, language.label), language.label);
    const chances = chancesOf(weights, scores, { language: language.label, rating: input.rating });
    return { language, ...judge(weights, chances), tagger: weights.name };
  };
  return { name: weights.name, tag, tagAll: (texts) => Promise.resolve(texts.map(tag)) };
};

/** A text as the word lists of its language read it; Russian in Latin letters is read as if it were in its own. */
export const readIn = (scanned: Scan, language: Language): RuleReading => readByRules(language === "ru" && isLatin(scanned) ? inCyrillic(scanned) : scanned, lexiconOf(language));

const isLatin = ({ signals }: Scan): boolean => signals.latinLetters > signals.cyrillicLetters;

const inCyrillic = ({ words, signals }: Scan): Scan => ({ words: words.map((word) => ({ ...word, text: untransliterated(word.text) })), signals });
