import type { ClauseKind } from "#lib/playbook/rule-model";
import type { Intent, Sentiment, Tone } from "#lib/tagging/model";

export type Tagged = { readonly intent: Intent; readonly sentiment: Sentiment; readonly tones: readonly Tone[] };

/** The flags that show a breach of a clause of this kind; a clause without any is broken by a person's word alone. */
const shownBy: Readonly<Record<ClauseKind, readonly Tone[]>> = {
  insult: ["insult"],
  threat: ["threat"],
  obscenity: ["obscenity"],
  spam: ["spam"],
  advertising: ["spam"],
  privacy: [],
  "off-topic": [],
  other: [],
};

/**
 * The tags as they count for a member who acts on them: what only this member's own corrections say opens nothing. `earlier` is what stood
 * in the place of those. Criticism stays criticism, and no tone is added.
 */
export const withoutOwnWord = (tags: Tagged, earlier: Partial<Tagged>): Tagged => {
  const before = { ...tags, ...earlier };
  const { intent, sentiment } = isCriticism(before) ? before : tags;
  return { intent, sentiment, tones: tags.tones.filter((tone) => before.tones.includes(tone)) };
};

/** It says that something is wrong: a complaint, or anything negative of the brand. */
export const isCriticism = ({ intent, sentiment }: Tagged): boolean => intent === "complaint" || (sentiment === "negative" && intent !== "courtesy");

/** The item's own tags show that it breaks a clause of this kind. */
export const showsBreach = ({ tones }: Tagged, kind: ClauseKind): boolean => shownBy[kind].some((tone) => tones.includes(tone));

/** Criticism without a visible breach of the clause stays where it is, unless a manager has given a reason [G2]. */
export const isProtectedCriticism = (item: Tagged, kind: ClauseKind, isOverridden: boolean): boolean =>
  !isOverridden && isCriticism(item) && !showsBreach(item, kind);
