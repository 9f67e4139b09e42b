import type { Sentiment, Tone } from "#lib/tagging/model";

/** Is who wrote this to be looked at before it is answered? So with whatever is negative or offends. */
export const mustLookFirst = ({ sentiment, tones }: { readonly sentiment: Sentiment; readonly tones: readonly Tone[] }): boolean =>
  sentiment === "negative" || tones.some((tone) => tone !== "spam");
