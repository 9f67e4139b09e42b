import type { Situation } from "../template-model";

/** A form of words that ships with Parley; its key is the same in every language. */
export type ShippedTemplate = {
  readonly key: string;
  readonly situation: Situation;
  readonly title: string;
  readonly shortcut: string;
  readonly body: string;
};
