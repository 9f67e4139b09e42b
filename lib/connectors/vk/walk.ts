import { z } from "zod";

import type { ConnectorContext, ConnectorEvent, GapFound, Page } from "../contract";
import { noProgress, progressSchema, readPending, type Progress } from "./comments";
import { ownerIdOf } from "./identify";
import { postItem } from "./items";
import { postId, type VkPost } from "./model";
import { postsPerPage, readWall, watchedAfter, type WallPage, type Watched } from "./posts";
import { postsThere } from "./presence";
import { endOfList, wholeList, type Read } from "./reads";

const cursorSchema = progressSchema.extend({ v: z.literal(1), readAt: z.string().nullable() });
type Cursor = z.infer<typeof cursorSchema>;

const hourMs = 60 * 60_000;
const busyMs = 48 * hourMs;
const busyMax = 20;
/** So many posts are remembered, and looked at at each visit. */
const watchedMax = postsPerPage;
const pagesMax = 10;

/**
 * Reads the newest posts of a wall, then the comments of each whose number of comments has changed, and once more the latest comments where
 * people talk: an edit has no word of its own, and where one comment comes while another goes their number stays.
 */
export async function* walkWall(context: ConnectorContext, stored: unknown): AsyncGenerator<Page> {
  let cursor = stored === null || stored === undefined ? emptyCursor : cursorSchema.parse(stored);
  const ownerId = await ownerIdOf(context);
  if (cursor.pending.length === 0) {
    const top = await readTop(context, ownerId, cursor);
    cursor = { ...cursor, ...top.progress, readAt: top.page.receivedAt.toISOString() };
    yield { ...top.page, cursor, done: cursor.pending.length === 0 };
  }
  for await (const { progress, isDone, ...page } of readPending(context, ownerId, cursor)) yield { ...page, cursor: { ...cursor, ...progress }, done: isDone };
}

const emptyCursor: Cursor = { v: 1, readAt: null, ...noProgress };

type Top = { readonly page: Omit<Page, "cursor" | "done">; readonly progress: Progress };

const readTop = async (context: ConnectorContext, ownerId: number, cursor: Cursor): Promise<Top> => {
  const { pages, isJoined } = await readDown(context, ownerId, cursor.watched);
  const [first] = pages;
  if (first === undefined) throw new Error("A wall was read without a page.");
  const { receivedAt } = first;
  const posts = uniquePosts(pages);
  const names = new Map(pages.flatMap((page) => [...page.names]));
  const gone = await goneFrom(context, ownerId, { watched: cursor.watched, posts });
  const kept = cursor.watched.filter(([id]) => !gone.includes(id));
  const events: ConnectorEvent[] = [
    ...posts.map((post): ConnectorEvent => ({ op: "upsert", item: postItem(post, { ownerId, names, context }) })),
    ...gone.map((id): ConnectorEvent => ({ op: "tombstone", externalId: postId(id), seenAt: receivedAt, by: "unknown" })),
  ];
  const gap: GapFound | undefined =
    isJoined || cursor.readAt === null ? undefined : { since: new Date(cursor.readAt), until: receivedAt, reason: "window-passed" };
  const pending = readsOf(posts, kept, context.now());
  return {
    page: { events, setAside: pages.flatMap((page) => page.setAside), gap, receivedAt },
    progress: { watched: watchedAfter(kept, posts, watchedMax), known: cursor.known, pending },
  };
};

// The first page meets a post seen before, unless very much was written: then further down, as far as one request reaches.
const readDown = async (
  context: ConnectorContext,
  ownerId: number,
  watched: Watched,
): Promise<{ readonly pages: readonly WallPage[]; readonly isJoined: boolean }> => {
  const first = await readWall(context, ownerId, [0]);
  const known = new Set(watched.map(([id]) => id));
  const isJoined = (pages: readonly WallPage[]): boolean => {
    const isWhole = pages.reduce((sum, { rows }) => sum + rows, 0) >= (pages[0]?.total ?? 0);
    // What is pinned stands on top however old it is.
    return known.size === 0 || isWhole || pages.some(({ posts }) => posts.some(({ id, is_pinned: isPinned }) => !isPinned && known.has(id)));
  };
  if (isJoined(first)) return { pages: first, isJoined: true };
  const offsets = Array.from({ length: pagesMax - 1 }, (_, page) => (page + 1) * postsPerPage);
  const pages = [...first, ...(await readWall(context, ownerId, offsets))];
  return { pages, isJoined: isJoined(pages) };
};

const uniquePosts = (pages: readonly WallPage[]): readonly VkPost[] => [
  ...new Map(pages.flatMap(({ posts }) => posts.filter(({ is_deleted: isDeleted }) => !isDeleted)).map((post) => [post.id, post])).values(),
];

// A post that is not where it stood is asked for by its number: only VK's word makes it gone.
const goneFrom = async (
  context: ConnectorContext,
  ownerId: number,
  { watched, posts }: { readonly watched: Watched; readonly posts: readonly VkPost[] },
): Promise<readonly number[]> => {
  const shown = new Set(posts.map(({ id }) => id));
  const oldest = Math.min(...posts.filter(({ is_pinned: isPinned }) => !isPinned).map(({ id }) => id));
  const absent = watched.map(([id]) => id).filter((id) => id > oldest && !shown.has(id));
  const there = await postsThere(context, ownerId, absent);
  return there === null ? [] : absent.filter((id) => !there.has(id));
};

const readsOf = (posts: readonly VkPost[], watched: Watched, now: Date): Read[] => {
  const before = new Map(watched.map((row) => [row[0], row]));
  const since = (now.getTime() - busyMs) / 1000;
  let busy = 0;
  return posts.flatMap(({ id, comments }) => {
    const [, count = 0, level = 0, lastAt = 0] = before.get(id) ?? [];
    if (comments.count !== count) return [wholeList(id)];
    if (comments.count === 0 || lastAt < since || busy >= busyMax) return [];
    busy += 1;
    return [endOfList(id, level)];
  });
};
