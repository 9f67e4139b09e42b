import type { Language } from "../model";

/** What a draft may not do, as defined in docs/metrics.md. */
export const draftProblemKinds = [
  "insult",
  "blame",
  "sarcasm",
  "dismissive",
  "advertising",
  "empty-promise",
  "no-greeting",
  "wrong-language",
  "shouting",
] as const;
export type DraftProblemKind = (typeof draftProblemKinds)[number];

/** What a draft had better have, though nothing is wrong without it. */
export type DraftHintKind = "no-sign-off";

/** A piece of the draft, in UTF-16 units. */
export type Span = { readonly from: number; readonly to: number };

export type DraftProblem = Span & {
  readonly kind: DraftProblemKind;
  readonly quote: string;
  /** What is wrong and what to say instead, in the language of whom the draft is for where that is English, Russian or French. */
  readonly proposal: string;
};

export type DraftHint = { readonly kind: DraftHintKind; readonly proposal: string };

export type DraftToCheck = {
  readonly comment: string;
  readonly draft: string;
  /** The customer's language where it is known better than the comment tells. */
  readonly language?: Language | undefined;
  readonly customerName?: string | undefined;
  /** Names that are neither shouting nor insults, however they are written. */
  readonly brandNames?: readonly string[] | undefined;
  readonly languageOf: (text: string) => Language;
};

export type DraftCheck = { readonly problems: readonly DraftProblem[]; readonly hints: readonly DraftHint[] };
