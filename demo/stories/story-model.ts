export const storyKinds = ["complaint", "question", "praise", "suggestion", "sarcasm", "hostile", "threat", "remark", "troll"] as const;
/** What opens a conversation and is addressed to the brand. */
export type StoryKind = (typeof storyKinds)[number];

/** Everything a comment of the demo world may be; the last six need no answer of their own. */
export type CommentKind = StoryKind | "new-question" | "still-wrong" | "thanks" | "talk" | "tag" | "spam" | "reply" | "detail";

export type StoryLanguage = "en" | "ru" | "fr";

/** An answer that makes sense only where the comment speaks of a certain thing. */
export type FittingAnswer = { readonly when: RegExp; readonly text: string };

export type Answer = string | FittingAnswer;

/** A matter people write about: what they say, and what the brand answers to just that. */
export type Scene = {
  readonly kind: StoryKind;
  readonly said: readonly string[];
  /** A fitting answer goes before the others; where nothing serves, the language's general answers to this kind do. */
  readonly answers: readonly Answer[];
};

/** The answer to comments in which the pattern occurs. */
export const fit = (when: RegExp, text: string): FittingAnswer => ({ when, text });

/** The words of one language that fit any brand. `{…}` are slots, filled by `fillSlots`. */
export type Phrasebook = {
  readonly greetings: readonly string[];
  readonly answers: Readonly<Record<StoryKind | "new-question" | "still-wrong" | "both" | "detail", readonly Answer[]>>;
  /** Said first when the answer took days. */
  readonly late: readonly string[];
  readonly openers: readonly string[];
  readonly tails: Readonly<Partial<Record<StoryKind, readonly string[]>>>;
  readonly thanks: readonly string[];
  readonly newQuestions: readonly string[];
  readonly stillWrong: readonly string[];
  readonly details: readonly string[];
  readonly talk: readonly string[];
  readonly tags: readonly string[];
  readonly spam: readonly string[];
  readonly rough: readonly Scene[];
  readonly emoji: Readonly<Record<"good" | "bad", readonly string[]>>;
  readonly slots: Readonly<Record<string, readonly string[]>>;
};

export type Person = { readonly name: string; readonly url: string };

export type PostStory = {
  readonly title: string;
  readonly slug: string;
  readonly content: string;
};
