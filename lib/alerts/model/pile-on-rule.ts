import type { BrandName, Reading } from "./evidence";
import { hourMs, minuteMs } from "#lib/core/time";

/** A negative or hostile item of a thread. */
export type HeatedItem = { readonly id: string; readonly threadId: string; readonly authorId: string; readonly postedAt: Date };

const windowMs = 2 * hourMs;
const tenMinutesMs = 10 * minuteMs;

type Window = { readonly first: HeatedItem; readonly last: HeatedItem; readonly items: readonly HeatedItem[]; readonly authors: number };

/** A pile-on in each thread that has one: so many authors within two hours. Row "pile-on" of docs/metrics.md. `items` come oldest first. */
export const readPileOns = (brand: BrandName, items: readonly HeatedItem[], { authors }: { readonly authors: number }): readonly Reading[] =>
  [...new Set(items.map(({ threadId }) => threadId))].flatMap((threadId) => {
    const worst = worstWindow(items.filter((item) => item.threadId === threadId));
    return worst === null || worst.authors < authors ? [] : [readingOf(brand, worst, authors)];
  });

const authorsIn = (items: readonly HeatedItem[]): number => new Set(items.map(({ authorId }) => authorId)).size;

/** The latest of the windows with the most authors. */
const worstWindow = (items: readonly HeatedItem[]): Window | null =>
  items.reduce<Window | null>((worst, last, place) => {
    const within = items.slice(0, place + 1).filter(({ postedAt }) => last.postedAt.getTime() - postedAt.getTime() < windowMs);
    const authors = authorsIn(within);
    return worst === null || authors >= worst.authors ? { first: within[0] ?? last, last, items: within, authors } : worst;
  }, null);

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
export const pastPileOns = (items: readonly HeatedItem[], { authors }: { readonly authors: number }): readonly Date[] => {
  const byThread = new Map<string, readonly HeatedItem[]>();
  const fired: Date[] = [];
  for (const item of items) {
    const before = (byThread.get(item.threadId) ?? []).filter(({ postedAt }) => item.postedAt.getTime() - postedAt.getTime() < windowMs);
    byThread.set(item.threadId, [...before, item]);
    if (authorsIn(before) < authors && authorsIn([...before, item]) >= authors) fired.push(item.postedAt);
  }
  return fired;
};
