import { z } from "zod";

import type { ConnectorContext, SetAside } from "../contract";
import { excerptOf } from "../text";
import { apiHost, executeAll, notAnAnswer, requireValue, type Call } from "./api";
import { namesIn, type Names } from "./items";
import { postSchema, type VkPost } from "./model";

/** A stretch of the wall, newest first but for what is pinned. */
export type WallPage = {
  readonly posts: readonly VkPost[];
  readonly names: Names;
  readonly setAside: readonly SetAside[];
  /** How many rows came, readable or not. */
  readonly rows: number;
  /** How many posts the wall has. */
  readonly total: number;
  readonly receivedAt: Date;
};

export const postsPerPage = 100;

/** Reads pages of the wall in one request. */
export const readWall = async (context: ConnectorContext, ownerId: number, offsets: readonly number[]): Promise<readonly WallPage[]> => {
  const { outcomes, receivedAt } = await executeAll(
    context,
    "person",
    offsets.map((offset) => wallCall(ownerId, offset)),
  );
  return outcomes.map((outcome) => wallPageIn(requireValue(outcome), { context, receivedAt }));
};

const wallCall = (ownerId: number, offset: number): Call => ({
  method: "wall.get",
  params: { owner_id: ownerId, offset, count: postsPerPage, filter: "all", extended: 1, fields: "screen_name" },
});

const wallSchema = z.object({ count: z.number().int(), items: z.array(z.unknown()) });

const wallPageIn = (value: unknown, { context, receivedAt }: { readonly context: ConnectorContext; readonly receivedAt: Date }): WallPage => {
  const wall = wallSchema.safeParse(value);
  if (!wall.success) throw notAnAnswer(apiHost(context));
  const posts: VkPost[] = [];
  const setAside: SetAside[] = [];
  for (const row of wall.data.items) {
    const parsed = postSchema.safeParse(row);
    if (parsed.success) posts.push(parsed.data);
    else setAside.push({ reason: "row-not-understood", field: parsed.error.issues[0]?.path.join("."), excerpt: excerptOf(row) });
  }
  return { posts, names: namesIn(value), setAside, rows: wall.data.items.length, total: wall.data.count, receivedAt };
};

/** What is remembered of a post: its number, how many comments it had at all and at the first level, and when somebody last wrote there (unix seconds). */
export const watchedSchema = z.array(z.tuple([z.number(), z.number(), z.number(), z.number()]));
export type Watched = z.infer<typeof watchedSchema>;

/** The posts of a page with what is remembered of them, then the others that are remembered, the newest first, at most `max` altogether. */
export const watchedAfter = (watched: Watched, posts: readonly VkPost[], max: number): Watched => {
  const before = new Map(watched.map((row) => [row[0], row]));
  const shown = posts.map(({ id, date, comments }): Watched[number] => {
    const [, , level = 0, lastAt = 0] = before.get(id) ?? [];
    return [id, comments.count, level, Math.max(lastAt, seconds(date))];
  });
  for (const { id } of posts) before.delete(id);
  const others = [...before.values()].sort(([a], [b]) => b - a);
  return [...shown, ...others].slice(0, Math.max(max, shown.length));
};

/** Notes what was read under a post. */
export const notedUnder = (watched: Watched, post: number, read: { readonly level: number | null; readonly lastAt: Date | null }): Watched =>
  watched.map((row) => (row[0] === post ? [row[0], row[1], read.level ?? row[2], Math.max(row[3], read.lastAt === null ? 0 : seconds(read.lastAt))] : row));

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
