import type { AuthorItem } from "#lib/people/verdict-model/features";

/** An item with nothing remarkable but what is said. */
export const anItem = (said: Partial<AuthorItem> & { readonly id: string }): AuthorItem => ({
  thread: "t",
  brand: null,
  day: 0,
  hour: null,
  text: "hm",
  tags: { sentiment: "neutral", tones: [], intent: "other" },
  brandReplied: false,
  repliesDrawn: 0,
  isDeleted: false,
  ...said,
});
