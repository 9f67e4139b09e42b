import { z } from "zod";

import type { ConnectorContext, ConnectorEvent } from "../contract";
import { commentId, commentItem, type WordPressComment } from "./model";
import { fatesOf } from "./presence";
import type { Position } from "./rows";

/** Ids a list has shown, each with the second of its date, so that one that leaves the list is noticed. */
export const knownSchema = z.array(z.tuple([z.number(), z.number()]));
export type Known = z.infer<typeof knownSchema>;

/** One page of a list ordered by date, and where it began and ended. */
export type ReadPage = {
  readonly position: Position;
  readonly next: Position | null;
  readonly shown: readonly { readonly id: number }[];
  readonly isWhole: boolean;
};

/** The known ids that belong on this page and are not there. A second spread over several pages, or a page with unreadable rows, answers for nothing. */
export const missingFrom = (known: Known, { position, next, shown, isWhole }: ReadPage): readonly number[] => {
  if (position.page > 1 || (next !== null && next.page > 1) || !isWhole || position.after === null) return [];
  const seen = new Set(shown.map(({ id }) => id));
  const from = Date.parse(position.after) / 1000;
  const to = next?.after == null ? Number.POSITIVE_INFINITY : Date.parse(next.after) / 1000;
  return known.filter(([id, second]) => second > from && second <= to && !seen.has(id)).map(([id]) => id);
};

/** Asks what became of comments that left a list: what is found is shown as it stands, what is gone is said to be gone. */
export const lookUpMissing = async (
  context: ConnectorContext,
  ids: readonly number[],
  seenAt: Date,
): Promise<{ readonly events: readonly ConnectorEvent[]; readonly stillListed: readonly WordPressComment[] }> => {
  const fates = ids.length === 0 ? [] : await fatesOf(context, ids);
  const found = fates.flatMap(({ comment }) => comment ?? []);
  const gone = fates.filter(({ comment, state }) => comment === null && state === "deleted");
  return {
    events: [
      ...found.map((comment): ConnectorEvent => ({ op: "upsert", item: commentItem(comment, context) })),
      // Visitors cannot delete comments on WordPress: whoever did was of the staff.
      ...gone.map(({ id }): ConnectorEvent => ({ op: "tombstone", externalId: commentId(id), seenAt, by: "brand" })),
    ],
    stillListed: fates.flatMap(({ comment, state }) => (comment !== null && (state === "present" || state === "hidden") ? [comment] : [])),
  };
};

/** The known ids after a page: without those that left, with those shown, the highest first, at most `max`. */
export const remembered = (
  known: Known,
  { left = [], shown, max }: { readonly left?: readonly number[]; readonly shown: readonly WordPressComment[]; readonly max: number },
): Known => {
  const all = new Map(known);
  for (const id of left) all.delete(id);
  for (const { id, date_gmt: at } of shown) all.set(id, at.getTime() / 1000);
  return [...all].sort(([a], [b]) => b - a).slice(0, max);
};
