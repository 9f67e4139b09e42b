import type { Tagger, Tags, TextToTag } from "../model";

/** A reader that may have nothing to say: tags in the order of the texts, null where it failed. It never throws for what a text or a service does. */
export type Provider = {
  readonly name: string;
  readonly tryAll: (texts: readonly TextToTag[]) => Promise<readonly (Tags | null)[]>;
};

/** Is told, in a word and never in a text's own, why texts were left to another tagger. */
export type Say = (failure: { readonly reason: string; readonly texts: number }) => void;

/** The tagger a provider makes with another behind it, which reads whatever the provider could not. */
export const withFallback = (provider: Provider, fallback: Tagger): Tagger => ({
  name: provider.name,
  tagAll: async (texts) => {
    const said = await provider.tryAll(texts);
    const isLeft = (place: number): boolean => (said[place] ?? null) === null;
    const rest = (await fallback.tagAll(texts.filter((_, place) => isLeft(place)))).values();
    return texts.map((_, place) => {
      const tags = said[place] ?? rest.next().value;
      if (tags === undefined) throw new Error("A tagger gave fewer tags than it was given texts.");
      return tags;
    });
  },
});
