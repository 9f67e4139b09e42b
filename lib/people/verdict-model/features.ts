import { noteAwaited, reactionTo, type Awaited } from "./reaction";
import type { ItemTags } from "./reading";
import { signsOf, type Sign } from "./signs";
import { rememberText, type KnownText } from "./known-texts";
import { countThread, noThreads, type Threads } from "./threads";

/** One item of an author, as it is stored. */
export type AuthorItem = {
  readonly id: string;
  readonly thread: string;
  readonly brand: string | null;
  /** Whole days since 1970 in the brand's zone. */
  readonly day: number;
  /** 0…23 in the brand's zone, null where only the day is known. */
  readonly hour: number | null;
  readonly text: string;
  readonly tags: ItemTags;
  readonly brandReplied: boolean;
  readonly repliesDrawn: number;
  readonly isDeleted: boolean;
};

/** How many items showed a sign, and the latest of them. */
export type Shown = { readonly items: number; readonly itemIds: readonly string[] };

/** What is known of an author: a small value, kept beside the author and added to item by item. It holds no words, no name and no language. */
export type Features = {
  readonly version: 1;
  readonly items: number;
  /** Of all texts together, each counted up to 300. */
  readonly letters: number;
  readonly shown: Readonly<Partial<Record<Sign, Shown>>>;
  readonly threads: Threads;
  readonly brands: readonly string[];
  readonly texts: readonly KnownText[];
  readonly awaited: readonly Awaited[];
  readonly answers: number;
  readonly hours: readonly number[];
  readonly today: { readonly day: number; readonly itemIds: readonly string[]; readonly items: number };
  readonly firstDay: number | null;
  readonly lastDay: number | null;
};

const quotesMax = 3;
const lettersCounted = 300;
const brandsMax = 16;
const burstFrom = 5;
const drewRepliesFrom = 3;

/** What is known of a sign that was never seen. */
export const nothingShown: Shown = { items: 0, itemIds: [] };

/** What is known of somebody who has written nothing. */
export const noFeatures: Features = {
  version: 1,
  items: 0,
  letters: 0,
  shown: {},
  threads: noThreads,
  brands: [],
  texts: [],
  awaited: [],
  answers: 0,
  hours: Array.from({ length: 24 }, () => 0),
  today: { day: 0, itemIds: [], items: 0 },
  firstDay: null,
  lastDay: null,
};

/**
 * The features with one more item. Items are added in the order they were posted; whatever changes an earlier one (an edit, a deletion, an item that
 * came late) calls for `featuresOf` anew.
 */
export const addItem = (features: Features, item: AuthorItem): Features => {
  const shows = signsOf(item.text, item.tags);
  const { texts, found } = rememberText(features.texts, item);
  const today = dayWith(features.today, item);
  const reaction = reactionTo(features.awaited, { thread: item.thread, shows });
  const ids = [item.id];
  const shown = withShown(features.shown, [
    ...[...shows].map((sign): Showing => [sign, ids]),
    ...reaction.signs.map((sign): Showing => [sign, ids]),
    ["pasted", found.pasted],
    ["repeated", found.repeated],
    ["burst", burstOf(today)],
    ["deleted", item.isDeleted ? ids : []],
    ["drew-replies", item.repliesDrawn >= drewRepliesFrom ? ids : []],
  ]);
  return {
    version: 1,
    items: features.items + 1,
    letters: features.letters + Math.min(lettersCounted, item.text.length),
    shown,
    threads: countThread(features.threads, item.thread),
    brands: withBrand(features.brands, item.brand),
    texts,
    awaited: item.brandReplied ? noteAwaited(reaction.stillAwaited, { thread: item.thread, shows }) : reaction.stillAwaited,
    answers: features.answers + (item.brandReplied ? 1 : 0),
    hours: item.hour === null ? features.hours : features.hours.map((count, hour) => (hour === item.hour ? count + 1 : count)),
    today,
    firstDay: features.firstDay ?? item.day,
    lastDay: item.day,
  };
};

/** The features of a whole history, in whatever order it is given. */
export const featuresOf = (items: readonly AuthorItem[]): Features => inOrder(items).reduce(addItem, noFeatures);

const inOrder = (items: readonly AuthorItem[]): readonly AuthorItem[] =>
  items.toSorted((one, other) => one.day - other.day || (one.hour ?? 0) - (other.hour ?? 0));

/** The features after the brand answered an item that is counted already. */
export const noteAnswer = (features: Features, { thread, text, tags }: Pick<AuthorItem, "thread" | "text" | "tags">): Features => ({
  ...features,
  awaited: noteAwaited(features.awaited, { thread, shows: signsOf(text, tags) }),
  answers: features.answers + 1,
});

/** The features after its author deleted an item that is counted already. */
export const noteDeletion = (features: Features, itemId: string): Features => ({ ...features, shown: withShown(features.shown, [["deleted", [itemId]]]) });

/** The features after an item that is counted already drew its third reply. */
export const noteRepliesDrawn = (features: Features, itemId: string): Features => ({
  ...features,
  shown: withShown(features.shown, [["drew-replies", [itemId]]]),
});

type Showing = readonly [sign: Sign, itemIds: readonly string[]];

const withShown = (shown: Features["shown"], showings: readonly Showing[]): Features["shown"] => {
  const next = { ...shown };
  for (const [sign, itemIds] of showings) {
    if (itemIds.length === 0) continue;
    const before = next[sign] ?? nothingShown;
    next[sign] = { items: before.items + itemIds.length, itemIds: [...before.itemIds, ...itemIds].slice(-quotesMax) };
  }
  return next;
};

const withBrand = (brands: readonly string[], brand: string | null): readonly string[] =>
  brand === null || brands.includes(brand) || brands.length >= brandsMax ? brands : [...brands, brand];

const dayWith = (today: Features["today"], { day, id }: AuthorItem): Features["today"] =>
  today.day === day && today.items > 0 ? { day, items: today.items + 1, itemIds: [...today.itemIds, id].slice(-burstFrom) } : { day, items: 1, itemIds: [id] };

// The fifth item of a day makes a burst of all five; each later one adds itself.
const burstOf = ({ items, itemIds }: Features["today"]): readonly string[] => {
  if (items < burstFrom) return [];
  return items === burstFrom ? itemIds : itemIds.slice(-1);
};

/** How many items showed a sign, as a share of all, 0…1. */
export const shareOf = (features: Features, sign: Sign): number => (features.items === 0 ? 0 : (features.shown[sign]?.items ?? 0) / features.items);
