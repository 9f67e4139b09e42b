import type { BrandName, Reading } from "./evidence";
import { hourMs, minuteMs } from "#lib/core/time";

/** A negative or hostile item of a thread. */
export type HeatedItem = { readonly id: string; readonly threadId: string; readonly authorId: string; readonly postedAt: Date };

const windowMs = 2 * hourMs;
const tenMinutesMs = 10 * minuteMs;

type Window = { readonly first: HeatedItem; readonly last: HeatedItem; readonly items: readonly HeatedItem[]; readonly authors: number };

/** A pile-on in each thread that has one: so many authors within two hours. Row "pile-on" of docs/metrics.md. `items` come oldest first. */
export const readPileOns = (brand: BrandName, items: readonly HeatedItem[], { authors }: { readonly authors: number }): readonly Reading[] =>
  [...byThread(items).values()].flatMap((ofThread) => {
    const worst = worstWindow(ofThread);
    return worst === null || worst.authors < authors ? [] : [readingOf(brand, worst, authors)];
  });

const byThread = (items: readonly HeatedItem[]): ReadonlyMap<string, readonly HeatedItem[]> => {
  const threads = new Map<string, HeatedItem[]>();
  for (const item of items) {
    const known = threads.get(item.threadId);
    if (known === undefined) threads.set(item.threadId, [item]);
    else known.push(item);
  }
  return threads;
};

type Span = {
  /** Place of the first item of the two hours that end with one. */
  readonly from: number;
  readonly authors: number;
  /** Its author had not written in them before. */
  readonly isNewcomer: boolean;
};

/** The two hours that end with each item, in one walk over all: so long as it is, a storm is read once. */
const spansOf = (items: readonly HeatedItem[]): readonly Span[] => {
  const seen = new Map<string, number>();
  let from = 0;
  return items.map((last) => {
    seen.set(last.authorId, (seen.get(last.authorId) ?? 0) + 1);
    for (let old = items[from]; old !== undefined && last.postedAt.getTime() - old.postedAt.getTime() >= windowMs; old = items[from]) {
      const left = (seen.get(old.authorId) ?? 1) - 1;
      if (left === 0) seen.delete(old.authorId);
      else seen.set(old.authorId, left);
      from += 1;
    }
    return { from, authors: seen.size, isNewcomer: seen.get(last.authorId) === 1 };
  });
};

/** The latest of the windows with the most authors. */
const worstWindow = (items: readonly HeatedItem[]): Window | null => {
  const spans = spansOf(items);
  const most = spans.reduce((highest, { authors }) => Math.max(highest, authors), 0);
  const to = spans.findLastIndex(({ authors }) => authors === most);
  const [first, last] = [items[spans[to]?.from ?? 0], items[to]];
  return first === undefined || last === undefined ? null : { first, last, items: items.slice(spans[to]?.from, to + 1), authors: most };
};

const readingOf = (brand: BrandName, { first, last, items, authors }: Window, least: number): Reading => ({
  subject: last.threadId,
  brandId: brand.id,
  isGrave: authors >= 2 * least,
  size: authors,
  evidence: {
    kind: "pile-on",
    brand,
    threadId: last.threadId,
    itemId: first.id,
    authors,
    items: items.length,
    since: first.postedAt.toISOString(),
    until: last.postedAt.toISOString(),
    byTenMinutes: byTenMinutes(items, first.postedAt),
  },
});

const byTenMinutes = (items: readonly HeatedItem[], since: Date): number[] => {
  const places = items.map(({ postedAt }) => Math.floor((postedAt.getTime() - since.getTime()) / tenMinutesMs));
  return Array.from({ length: windowMs / tenMinutesMs }, (_, place) => places.filter((of) => of === place).length);
};

/** When a pile-on would have been told of: each moment at which a thread came to so many authors within two hours. `items` come oldest first. */
export const pastPileOns = (items: readonly HeatedItem[], { authors: least }: { readonly authors: number }): readonly Date[] =>
  [...byThread(items).values()]
    .flatMap((ofThread) => spansOf(ofThread).flatMap(({ authors, isNewcomer }, place) => (authors === least && isNewcomer ? (ofThread[place] ?? []) : [])))
    .map(({ postedAt }) => postedAt)
    .toSorted((one, other) => one.getTime() - other.getTime());
