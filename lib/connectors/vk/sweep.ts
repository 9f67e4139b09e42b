import { z } from "zod";

import type { ConnectorContext, ConnectorEvent, Page } from "../contract";
import { noProgress, progressSchema, readPending } from "./comments";
import { ownerIdOf } from "./identify";
import { postItem } from "./items";
import type { VkPost } from "./model";
import { postsPerPage, readWall, watchedAfter, type WallPage, type Watched } from "./posts";
import { wholeList, type Read } from "./reads";

const cursorSchema = progressSchema.extend({
  v: z.literal(1),
  /** Where the round stands on the wall, or null between two rounds. */
  offset: z.number().nullable(),
  roundStartedAt: z.string().nullable(),
  /** True once a round has come to the end of the wall. */
  hasHistory: z.boolean(),
});
type Cursor = z.infer<typeof cursorSchema>;

const hourMs = 60 * 60_000;
const roundEveryMs = hourMs;
const talkedAboutMs = 30 * 24 * hourMs;
/** Later rounds go down so far. */
const roundPostsMax = 500;
const watchedMax = roundPostsMax + postsPerPage;
/** Posts may leave the wall between two visits: each page begins a little before the end of the last. */
const step = postsPerPage - 10;

/**
 * A slow round over the wall, a page of posts a visit and at most one round an hour: the first reads its whole history, the later ones what people may
 * still talk about, with all comments, since an answer deep in an old thread, an edit and a deletion change nothing that the newest show.
 */
export async function* sweep(context: ConnectorContext, stored: unknown): AsyncGenerator<Page> {
  let cursor = stored === null || stored === undefined ? emptyCursor : cursorSchema.parse(stored);
  const ownerId = await ownerIdOf(context);
  if (cursor.pending.length === 0) {
    const offset = offsetDue(cursor, context.now());
    if (offset === null) {
      yield { events: [], setAside: [], cursor, done: true, receivedAt: context.now() };
      return;
    }
    const [wall] = await readWall(context, ownerId, [offset]);
    if (wall === undefined) throw new Error("A wall was read without a page.");
    cursor = cursorAfter(cursor, wall, { offset, now: context.now() });
    const events = wall.posts.map((post): ConnectorEvent => ({ op: "upsert", item: postItem(post, { ownerId, names: wall.names, context }) }));
    yield { events, setAside: wall.setAside, cursor, done: cursor.pending.length === 0, receivedAt: wall.receivedAt };
  }
  for await (const { progress, isDone, ...page } of readPending(context, ownerId, cursor)) yield { ...page, cursor: { ...cursor, ...progress }, done: isDone };
}

const cursorAfter = (cursor: Cursor, wall: WallPage, { offset, now }: { readonly offset: number; readonly now: Date }): Cursor => {
  const isEnd = wall.rows < postsPerPage || (cursor.hasHistory && offset + step >= roundPostsMax);
  return {
    ...cursor,
    pending: readsOf(wall.posts, cursor.watched, now),
    watched: watchedAfter(cursor.watched, wall.posts, watchedMax),
    offset: isEnd ? null : offset + step,
    hasHistory: cursor.hasHistory || isEnd,
    roundStartedAt: cursor.offset === null ? now.toISOString() : cursor.roundStartedAt,
  };
};

const emptyCursor: Cursor = { v: 1, offset: null, roundStartedAt: null, hasHistory: false, ...noProgress };

const offsetDue = ({ offset, roundStartedAt }: Cursor, now: Date): number | null => {
  if (offset !== null) return offset;
  // What the wall shows first was read a moment ago, by its own stream.
  if (roundStartedAt === null) return step;
  return now.getTime() - Date.parse(roundStartedAt) >= roundEveryMs ? 0 : null;
};

const readsOf = (posts: readonly VkPost[], watched: Watched, now: Date): Read[] => {
  const before = new Map(watched.map((row) => [row[0], row]));
  const since = (now.getTime() - talkedAboutMs) / 1000;
  return posts.flatMap(({ id, date, comments }) => {
    const [, count = 0, , lastAt = date.getTime() / 1000] = before.get(id) ?? [];
    const isSilent = comments.count === 0 && count === 0;
    return isSilent || (comments.count === count && lastAt < since) ? [] : [wholeList(id)];
  });
};
