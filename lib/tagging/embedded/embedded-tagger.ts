import type { Tagger, Tags, TextToTag } from "../model";
import { scan } from "../reading/scan";
import { createJudge } from "./judge";
import { nameLanguage } from "./name-language";
import { chancesHeard, inOwnLetters } from "./read-text";
import { createTextModel, type TextModel } from "./text-model";
import type { Weights } from "./weights";

/** A tagger of one process, without network: microseconds a text. Never throws, whatever a text holds. */
export type EmbeddedTagger = Tagger & { readonly tag: (input: TextToTag) => Tags; readonly model: TextModel };

export const createEmbeddedTagger = (weights: Weights): EmbeddedTagger => {
  const model = createTextModel(weights);
  const judge = createJudge(weights);
  const tag = ({ text, languageHint, rating }: TextToTag): Tags => {
    const scanned = scan(text);
    const heard = model.hear(scanned);
    const language = nameLanguage(weights, model.scoreLanguages(heard, scanned), { scan: scanned, hint: languageHint });
    const own = inOwnLetters(scanned, language.label);
    const chances = chancesHeard(model, { own, heard: own === scanned ? heard : model.hear(own), language: language.label, rating });
    return { language, ...judge(chances, language.label), tagger: weights.name };
  };
  return { name: weights.name, model, tag, tagAll: (texts) => Promise.resolve(texts.map(tag)) };
};
