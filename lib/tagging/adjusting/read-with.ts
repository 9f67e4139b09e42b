import { scoreIn } from "../embedded/embedded-tagger";
import { chancesOf, judge } from "../embedded/judge";
import { createTextModel } from "../embedded/text-model";
import type { Weights } from "../embedded/weights";
import type { Language, Tags } from "../model";

export type KnownText = { readonly text: string; readonly language: Language; readonly rating?: number | undefined };
export type Reading = Pick<Tags, "sentiment" | "intent" | "tone">;

/** Reads texts whose language is known. */
export type Reader = { readonly read: (text: KnownText) => Reading; readonly chances: (text: KnownText) => Float64Array };

export const readerWith = (weights: Weights): Reader => {
  const model = createTextModel(weights);
  const chances = ({ text, language, rating }: KnownText): Float64Array => chancesOf(weights, scoreIn(model, text, language), { language, rating });
  return { chances, read: (text) => judge(weights, chances(text), text.language) };
};
