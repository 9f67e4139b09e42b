import { z } from "zod";

import type { ConnectorContext, ConnectorEvent, Page, SetAside } from "../contract";
import { secretOf } from "./api";
import { commentItem, commentSchema, type WordPressComment } from "./model";
import { fatesOf } from "./presence";
import { listRows, nextPosition, positionQuery, type Position } from "./rows";

/** Ids met of late with their second, so that one that left the list is noticed. */
const known = z.array(z.tuple([z.number(), z.number()]));

const cursorSchema = z.object({
  v: z.literal(1),
  known,
  maxId: z.number(),
  /** The slow round over the last weeks: where it stands, or null between two rounds. */
  round: z.object({ after: z.string(), page: z.number() }).nullable(),
  roundStartedAt: z.string().nullable(),
});
type Cursor = z.infer<typeof cursorSchema>;

const hourMs = 60 * 60_000;
const freshMs = 2 * hourMs;
const roundMs = 30 * 24 * hourMs;
const roundEveryMs = hourMs;
const knownMax = 1_500;
const freshPagesMax = 20;

/**
 * Reads again what was read before, since WordPress has no word for "edited", "approved later" or "removed". Each visit reads the newest
 * ids whatever their date, the last two hours whole, and one page of a slow round over the last thirty days, at most once an hour.
 */
export async function* sweep(context: ConnectorContext, stored: unknown): AsyncGenerator<Page> {
  let cursor = cursorOf(stored);
  const now = context.now();

  const late = await newestIds(context, cursor);
  cursor = { ...cursor, known: remembered(cursor.known, late.comments), maxId: Math.max(cursor.maxId, ...late.comments.map(({ id }) => id)) };
  yield { ...late.page, cursor, done: false };

  let fresh: Position | null = { after: ago(now, freshMs), page: 1 };
  for (let page = 0; fresh !== null && page < freshPagesMax; page += 1) {
    const slice: Slice = await readSlice(context, fresh, cursor);
    cursor = { ...cursor, known: slice.known };
    fresh = slice.next;
    yield { ...slice.page, cursor, done: false };
  }

  const position = roundPosition(cursor, now);
  if (position === null) {
    yield { events: [], setAside: [], cursor, done: true, receivedAt: now };
    return;
  }
  const slice = await readSlice(context, position, cursor);
  const roundStartedAt = cursor.round === null ? now.toISOString() : cursor.roundStartedAt;
  cursor = { ...cursor, known: slice.known, round: slice.next === null ? null : { after: slice.next.after ?? position.after, page: slice.next.page }, roundStartedAt };
  yield { ...slice.page, cursor, done: true };
}

const emptyCursor: Cursor = { v: 1, known: [], maxId: 0, round: null, roundStartedAt: null };

const cursorOf = (stored: unknown): Cursor => (stored === null || stored === undefined ? emptyCursor : cursorSchema.parse(stored));

const ago = (now: Date, ms: number): string => new Date(now.getTime() - ms).toISOString();

const roundPosition = (cursor: Cursor, now: Date): { readonly after: string; readonly page: number } | null => {
  if (cursor.round !== null) return cursor.round;
  const isDue = cursor.roundStartedAt === null || now.getTime() - Date.parse(cursor.roundStartedAt) >= roundEveryMs;
  return isDue ? { after: ago(now, roundMs), page: 1 } : null;
};

type PageBody = Omit<Page, "cursor" | "done">;
type Slice = { readonly page: PageBody; readonly known: Cursor["known"]; readonly next: Position | null };

const statusQuery = (context: ConnectorContext): Record<string, string> => (secretOf(context) === null ? {} : { status: "all" });

// Ids only grow: a comment written today but dated last year is met here and nowhere else.
const newestIds = async (context: ConnectorContext, cursor: Cursor): Promise<{ readonly page: PageBody; readonly comments: readonly WordPressComment[] }> => {
  const read = await listRows(context, { path: "wp/v2/comments", query: { ...statusQuery(context), orderby: "id", order: "desc" }, schema: commentSchema });
  const comments = read.rows.filter(({ id }) => id > cursor.maxId);
  return { page: { events: upserts(context, comments), setAside: read.setAside, receivedAt: read.receivedAt }, comments };
};

const readSlice = async (context: ConnectorContext, position: Position, cursor: Cursor): Promise<Slice> => {
  const read = await listRows(context, { path: "wp/v2/comments", query: { ...statusQuery(context), orderby: "date_gmt", ...positionQuery(position) }, schema: commentSchema });
  const next = nextPosition(position, { count: read.count, lastAt: read.rows.at(-1)?.date_gmt ?? null });
  const missing = missingFrom(cursor.known, { position, next, seen: new Set(read.rows.map(({ id }) => id)), unreadable: read.setAside });
  const fates = missing.length === 0 ? [] : await fatesOf(context, missing);
  const found = fates.flatMap(({ comment }) => comment ?? []);
  const listed = fates.flatMap(({ comment, state }) => (comment !== null && (state === "present" || state === "hidden") ? [comment] : []));
  const gone = fates.filter(({ comment, state }) => comment === null && state === "deleted").map(({ id }) => id);
  const events: ConnectorEvent[] = [
    ...upserts(context, [...read.rows, ...found]),
    ...gone.map((id): ConnectorEvent => ({ op: "tombstone", externalId: `comment-${id}`, seenAt: read.receivedAt })),
  ];
  // What left the list is told once; should it come back, the list shows it.
  const left = new Set(missing);
  return { page: { events, setAside: read.setAside, receivedAt: read.receivedAt }, known: remembered(cursor.known.filter(([id]) => !left.has(id)), [...read.rows, ...listed]), next };
};

type Reading = { readonly position: Position; readonly next: Position | null; readonly seen: ReadonlySet<number>; readonly unreadable: readonly SetAside[] };

// A slice answers for the seconds between its two ends; a second spread over several pages, or a row that could not be read, answers for nothing.
const missingFrom = (entries: Cursor["known"], { position, next, seen, unreadable }: Reading): readonly number[] => {
  if (position.page > 1 || (next !== null && next.page > 1) || unreadable.length > 0 || position.after === null) return [];
  const from = Date.parse(position.after) / 1000;
  const to = next?.after == null ? Number.POSITIVE_INFINITY : Date.parse(next.after) / 1000;
  return entries.filter(([id, second]) => second > from && second <= to && !seen.has(id)).map(([id]) => id);
};

const remembered = (entries: Cursor["known"], comments: readonly WordPressComment[]): Cursor["known"] => {
  const all = new Map(entries);
  for (const { id, date_gmt: at } of comments) all.set(id, at.getTime() / 1000);
  return [...all].sort(([a], [b]) => b - a).slice(0, knownMax);
};

const upserts = (context: ConnectorContext, comments: readonly WordPressComment[]): ConnectorEvent[] => comments.map((comment) => ({ op: "upsert", item: commentItem(comment, context) }));
