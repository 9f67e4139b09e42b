import { z } from "zod";

import { ConnectorError, type ConnectorContext, type ConnectorEvent, type GapFound, type Page } from "../contract";
import { callApi, tokenOf } from "./api";
import { surroundingsOf, upsertsOf } from "./conversation";
import { accountIdOf } from "./identify";
import { tombstone } from "./known";
import { statusSchema, type MastodonStatus, type Place } from "./model";
import { fatesOf } from "./presence";
import { readRows, rowsPerPage } from "./rows";

const threadSchema = z.object({
  id: z.string(),
  /** Milliseconds: when the post was written, when somebody last answered, when the thread was last read. */
  at: z.number(),
  activeAt: z.number(),
  readAt: z.number().nullable(),
  /** Answers right under the post, as the post itself counted them when it was last read. */
  replies: z.number(),
  /** The server does not show the whole thread. */
  isCut: z.boolean(),
  known: z.array(z.string()),
});
type Thread = z.infer<typeof threadSchema>;

const cursorSchema = z.object({ v: z.literal(1), threads: z.array(threadSchema) });

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const threadsMax = 40;
const knownMax = 300;
const readsPerVisit = 8;
const requestsReserved = 50;
/** How many answers the server shows at most, to us and to strangers. */
const shownMax = { signedIn: 4_096, stranger: 60 };

/**
 * Reads the brand's newest posts and the threads under them again: answers that do not name the brand are met here and nowhere else, and so are
 * edits and what was taken back. A thread is read whenever its post counts another number of answers, else the less often the longer it is silent.
 */
export async function* sweepThreads(context: ConnectorContext, stored: unknown): AsyncGenerator<Page> {
  const before = stored === null || stored === undefined ? [] : cursorSchema.parse(stored).threads;
  const posts = await ownPosts(context);
  const gone = await goneRoots(context, { before, posts: posts.rows });
  let threads = listed(before, { posts: posts.rows, gone });
  const due = dueThreads(threads, { posts: posts.rows, now: context.now() });
  const head = posts.rows.map((status) => ({ status, place: placeIn(status.id) }));
  const tombstones = gone.map((id) => tombstone(id, posts.receivedAt, "brand"));
  yield {
    events: [...tombstones, ...upsertsOf(head, context)],
    setAside: posts.setAside,
    ...paged(threads, due.length === 0),
    receivedAt: posts.receivedAt,
    quota: posts.quota,
  };
  // What is left over is due again at the next visit.
  if (posts.quota !== undefined && posts.quota.left < requestsReserved) return;
  for (const [index, thread] of due.entries()) {
    const read = await readThread(context, thread, posts.rows);
    threads = threads.flatMap((one) => (one.id === thread.id ? (read.thread ?? []) : [one]));
    yield { ...read.page, setAside: [], ...paged(threads, index === due.length - 1) };
  }
}

const paged = (threads: readonly Thread[], done: boolean): Pick<Page, "cursor" | "done"> => ({ cursor: { v: 1, threads }, done });

const placeIn = (root: string): Place => ({ root, isOwnRoot: true });

type Posts = { readonly rows: readonly MastodonStatus[] } & Pick<Page, "setAside" | "receivedAt" | "quota">;

const ownPosts = async (context: ConnectorContext): Promise<Posts> => {
  const query = [
    ["exclude_reblogs", "true"],
    ["exclude_replies", "true"],
    ["limit", String(rowsPerPage)],
  ] as const;
  const { json, response, quota } = await callApi(context, { path: `accounts/${await accountIdOf(context)}/statuses`, query });
  const list = z.array(z.unknown()).safeParse(json);
  if (!list.success) throw new ConnectorError("not-understood", "not-a-list", { message: "The server sent something else than the list it was asked for." });
  const { rows, setAside } = readRows(list.data, statusSchema);
  // What the brand adds under its own post comes with the thread.
  return { rows: rows.filter((status) => status.in_reply_to_id == null), setAside, receivedAt: response.firstByteAt, quota };
};

type Compared = { readonly before: readonly Thread[]; readonly posts: readonly MastodonStatus[] };

/** Posts known before that the list should show and does not. */
const goneRoots = async (context: ConnectorContext, { before, posts }: Compared): Promise<readonly string[]> => {
  const oldest = posts.length < rowsPerPage ? Number.NEGATIVE_INFINITY : Math.min(...posts.map((post) => post.created_at.getTime()));
  const shown = new Set(posts.map(({ id }) => id));
  const missing = before.filter(({ id, at }) => at >= oldest && !shown.has(id));
  return (
    await fatesOf(
      context,
      missing.map(({ id }) => id),
    )
  )
    .filter(({ state }) => state === "deleted")
    .map(({ id }) => id);
};

const listed = (
  before: readonly Thread[],
  { posts, gone }: { readonly posts: readonly MastodonStatus[]; readonly gone: readonly string[] },
): readonly Thread[] => {
  const known = new Map(before.filter(({ id }) => !gone.includes(id)).map((thread) => [thread.id, thread]));
  for (const { id, created_at: at } of posts)
    known.set(id, known.get(id) ?? { id, at: at.getTime(), activeAt: at.getTime(), readAt: null, replies: 0, isCut: false, known: [] });
  return [...known.values()].sort((a, b) => b.at - a.at).slice(0, threadsMax);
};

const dueThreads = (threads: readonly Thread[], { posts, now }: { readonly posts: readonly MastodonStatus[]; readonly now: Date }): readonly Thread[] => {
  const replies = new Map(posts.map(({ id, replies_count: count }) => [id, count]));
  const isDue = ({ id, readAt, activeAt, replies: counted }: Thread): boolean =>
    readAt === null || (replies.get(id) ?? counted) !== counted || now.getTime() - readAt >= restMs(now.getTime() - activeAt);
  return threads
    .filter(isDue)
    .sort((a, b) => (a.readAt ?? 0) - (b.readAt ?? 0))
    .slice(0, readsPerVisit);
};

const restMs = (silentMs: number): number => {
  if (silentMs < 2 * hourMs) return 0;
  if (silentMs < 24 * hourMs) return 10 * minuteMs;
  return silentMs < 7 * 24 * hourMs ? 2 * hourMs : 12 * hourMs;
};

type ReadThread = { /** Null: its post is gone. */ readonly thread: Thread | null; readonly page: Pick<Page, "events" | "receivedAt" | "gap"> };

const readThread = async (context: ConnectorContext, thread: Thread, posts: readonly MastodonStatus[]): Promise<ReadThread> => {
  try {
    const { descendants, receivedAt } = await surroundingsOf(context, thread.id);
    const shown = new Set(descendants.map(({ id }) => id));
    const missing = await fateEvents(context, { root: thread.id, ids: thread.known.filter((id) => !shown.has(id)), seenAt: receivedAt });
    const isCut = descendants.length >= (tokenOf(context) === null ? shownMax.stranger : shownMax.signedIn);
    const placed = descendants.map((status) => ({ status, place: placeIn(thread.id) }));
    return {
      thread: {
        ...thread,
        activeAt: Math.max(thread.at, ...descendants.map((status) => (status.edited_at ?? status.created_at).getTime())),
        readAt: context.now().getTime(),
        replies: posts.find(({ id }) => id === thread.id)?.replies_count ?? thread.replies,
        isCut,
        known: newest(descendants),
      },
      page: { events: [...missing, ...upsertsOf(placed, context)], receivedAt, gap: isCut && !thread.isCut ? cutGap(thread, receivedAt) : undefined },
    };
  } catch (error) {
    // Its post went between the list and the thread: the next visit asks after it.
    if (error instanceof ConnectorError && error.reason === "item-gone") return { thread, page: { events: [], receivedAt: context.now() } };
    throw error;
  }
};

const cutGap = ({ at }: Thread, until: Date): GapFound => ({ since: new Date(at), until, reason: "thread-cut" });

// The newest, since what is taken back is mostly taken back soon.
const newest = (descendants: readonly MastodonStatus[]): string[] =>
  descendants
    .toSorted((a, b) => b.created_at.getTime() - a.created_at.getTime())
    .slice(0, knownMax)
    .map(({ id }) => id);

type Missing = { readonly root: string; readonly ids: readonly string[]; readonly seenAt: Date };

/** What left a thread: taken back, or torn off it when what it answered was, or said by somebody who is blocked. */
const fateEvents = async (context: ConnectorContext, { root, ids, seenAt }: Missing): Promise<readonly ConnectorEvent[]> => {
  const fates = ids.length === 0 ? [] : await fatesOf(context, ids);
  return fates.flatMap(({ id, status, state }): readonly ConnectorEvent[] => {
    if (status !== null) return upsertsOf([{ status, place: placeIn(root) }], context);
    return state === "deleted" ? [tombstone(id, seenAt, "author")] : [];
  });
};
