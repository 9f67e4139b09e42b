import type { BrandName, Reading } from "./evidence";
import { minuteMs } from "#lib/core/time";

/** What a brand has promised soon, and what it has broken within the last hour. */
export type PromiseFacts = { readonly brand: BrandName; readonly soon: number; readonly late: number; readonly nextDueAt: Date };

type Settings = { readonly minutes: number; readonly items: number };

/** So many at once are a matter for more than one person. */
const many = 10;

/** Answers whose promise breaks within so many minutes; null where there are too few of them. */
export const readPromises = ({ brand, soon, late, nextDueAt }: PromiseFacts, { minutes, items }: Settings): Reading | null =>
  soon < items
    ? null
    : {
        subject: brand.id,
        brandId: brand.id,
        isGrave: soon >= many && soon >= 2 * items,
        size: soon,
        evidence: { kind: "promise", brand, soon, late, minutes, nextDueAt: nextDueAt.toISOString() },
      };

/** An item with a promise, and when its waiting ended; null: it has not. */
export type PromisedItem = { readonly dueAt: Date; readonly neededSince: Date; readonly endedAt: Date | null };

/** When so many promises stood before breaking at once, each moment at which there came to be enough of them. */
export const pastPromises = (items: readonly PromisedItem[], { minutes, items: least }: Settings): readonly Date[] => {
  const changes = items
    .flatMap(({ dueAt, neededSince, endedAt }) => {
      const from = Math.max(dueAt.getTime() - minutes * minuteMs, neededSince.getTime());
      const to = Math.min(dueAt.getTime(), endedAt?.getTime() ?? Infinity);
      return from < to
        ? [
            { at: from, by: 1 },
            { at: to, by: -1 },
          ]
        : [];
    })
    // What ends makes room before what begins.
    .toSorted((one, other) => one.at - other.at || one.by - other.by);
  const fired: Date[] = [];
  let standing = 0;
  for (const { at, by } of changes) {
    if (by > 0 && standing + by === least) fired.push(new Date(at));
    standing += by;
  }
  return fired;
};
