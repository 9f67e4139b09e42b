import type { Language } from "../model";
import { scan } from "../reading/scan";
import { chancesOf } from "./judge";
import { scoreIn } from "./embedded-tagger";
import { columnOf, type Head } from "./heads";
import type { TextModel } from "./text-model";

/** A word of a text, where it stands in UTF-16 units, and by how much the chance of a tag falls when it is left out (below 0: rises). */
export type WordWeight = { readonly from: number; readonly to: number; readonly word: string; readonly weight: number };

/** Longer texts are explained by their beginning: every word costs a reading of the whole. */
const wordsMax = 80;
const tellingMin = 0.005;

/**
 * The words that weighed most for or against a tag, heaviest first: each is left out in turn and the rest read anew, so that
 * rules, phrases and negations count as they do in tagging.
 */
export const explain = (model: TextModel, { text, language, head }: { readonly text: string; readonly language: Language; readonly head: Head }): readonly WordWeight[] => {
  const chanceIn = (version: string): number => {
    const scores = scoreIn(model, version, language);
    return chancesOf(model.weights, scores, { language, rating: undefined })[columnOf(head)] ?? 0;
  };
  const whole = chanceIn(text);
  return scan(text)
    .words.slice(0, wordsMax)
    .map(({ from, to }) => ({ from, to, word: text.slice(from, to), weight: whole - chanceIn(`${text.slice(0, from)}${text.slice(to)}`) }))
    .filter(({ weight }) => Math.abs(weight) >= tellingMin)
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
};
