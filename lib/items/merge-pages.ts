import type { TaggedPage } from "./model";

/** Pages of one walk as one: events in their order, the last cursor, and the oldest arrival, so that freshness is never flattered. */
export const mergePages = ([first, ...rest]: readonly [TaggedPage, ...TaggedPage[]]): TaggedPage =>
  rest.reduce<TaggedPage>(
    (merged, page) => ({
      ...page,
      events: [...merged.events, ...page.events],
      setAside: [...merged.setAside, ...page.setAside],
      receivedAt: merged.receivedAt,
      quota: page.quota ?? merged.quota,
      gap: widest(merged.gap, page.gap),
    }),
    first,
  );

/** Two spans that were not shown in one walk are one span, from the earlier beginning to the later end. */
const widest = (one: TaggedPage["gap"], other: TaggedPage["gap"]): TaggedPage["gap"] => {
  if (one === undefined || other === undefined) return one ?? other;
  const since = one.since === null || other.since === null ? null : new Date(Math.min(one.since.getTime(), other.since.getTime()));
  return { since, until: new Date(Math.max(one.until.getTime(), other.until.getTime())), reason: one.reason };
};
