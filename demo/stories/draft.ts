import type { CommentStatus } from "../site/site-model";
import type { Cast, Voice } from "./cast";
import { phrasebooks } from "./cast";
import type { Dice } from "./dice";
import type { Person } from "./people";
import type { CommentKind, Phrasebook, PostStory, StoryKind, StoryLanguage } from "./story-model";

/** A post with its day, before it has anything under it. */
export type PlacedPost = PostStory & { readonly id: number; readonly date: Date };

/** A comment before it has a number: numbers follow time, and threads are told one after another. */
export type Draft = {
  readonly post: number;
  readonly parent: Draft | null;
  readonly at: Date;
  readonly person: Person;
  readonly isBrand: boolean;
  content: string;
  status: CommentStatus;
  readonly kind: CommentKind;
  readonly language: StoryLanguage;
  needsAnswer: boolean;
  answeredAt: Date | null;
};

/** What the tellers share: the dice, the stage, the moment "now", and what has been said already. */
export type Telling = {
  readonly dice: Dice;
  readonly cast: Cast;
  readonly anchor: Date;
  readonly posts: readonly PlacedPost[];
  readonly drafts: Draft[];
  readonly saidTimes: Map<string, number>;
};

export const isStoryLanguage = (text: string): text is StoryLanguage => text === "en" || text === "ru" || text === "fr";

/** The language of the next conversation on this site. */
export const pickLanguage = (dice: Dice, cast: Cast): StoryLanguage =>
  dice.weigh(Object.entries(cast.voices).flatMap(([language, voice]) => (isStoryLanguage(language) ? [[language, voice.share] as const] : [])));

export const voiceOf = (cast: Cast, language: StoryLanguage): { readonly voice: Voice; readonly words: Phrasebook } => {
  const voice = cast.voices[language];
  if (voice === undefined) throw new Error(`Nobody speaks ${language} at ${cast.slug}.`);
  return { voice, words: phrasebooks[language] };
};

const kindWeights: readonly (readonly [StoryKind, number])[] = [
  ["complaint", 0.33],
  ["question", 0.265],
  ["praise", 0.2],
  ["suggestion", 0.06],
  ["remark", 0.035],
  ["sarcasm", 0.04],
  ["hostile", 0.026],
  ["threat", 0.01],
  ["troll", 0.06],
];

export const pickKind = (dice: Dice): StoryKind => dice.weigh(kindWeights);

/** The most recent of the posts, mostly; an older one now and then. Only those already out. */
export const pickPost = (dice: Dice, posts: readonly PlacedPost[], at: Date): PlacedPost => {
  const out = posts.filter((post) => post.date < at).toReversed();
  return dice.weigh(out.map((post, age) => [post, 1 / (1 + age) ** 1.7] as const));
};

/** Of several wordings, the one said least so far. */
export const freshest = (telling: Pick<Telling, "saidTimes">, say: () => string): string => {
  let best = say();
  for (let tries = 0; tries < 8 && timesSaid(telling, best) > 0; tries += 1) {
    const other = say();
    if (timesSaid(telling, other) < timesSaid(telling, best)) best = other;
  }
  telling.saidTimes.set(best, timesSaid(telling, best) + 1);
  return best;
};

const timesSaid = ({ saidTimes }: Pick<Telling, "saidTimes">, text: string): number => saidTimes.get(text) ?? 0;
