import { createJudge } from "../embedded/judge";
import { chancesIn, type KnownText } from "../embedded/read-text";
import { createTextModel } from "../embedded/text-model";
import type { Weights } from "../embedded/weights";
import type { Tags } from "../model";

export type Reading = Pick<Tags, "sentiment" | "intent" | "tone">;

/** Reads texts whose language is known. */
export type Reader = { readonly read: (text: KnownText) => Reading; readonly chances: (text: KnownText) => Float64Array };

export const readerWith = (weights: Weights): Reader => {
  const model = createTextModel(weights);
  const judge = createJudge(weights);
  const chances = (text: KnownText): Float64Array => chancesIn(model, text);
  return { chances, read: (text) => judge(chances(text), text.language) };
};
