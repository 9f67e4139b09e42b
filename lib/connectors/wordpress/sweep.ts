import { z } from "zod";

import type { ConnectorContext, ConnectorEvent, Page } from "../contract";
import { secretOf } from "./api";
import { lookUpMissing, knownSchema, missingFrom, remembered, type Known } from "./missing";
import { commentItem, commentSchema, type WordPressComment } from "./model";
import { listRows, nextPosition, positionQuery, type Position } from "./rows";

const cursorSchema = z.object({
  v: z.literal(1),
  known: knownSchema,
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
  cursor = {
    ...cursor,
    known: remembered(cursor.known, { shown: late.comments, max: knownMax }),
    maxId: Math.max(cursor.maxId, ...late.comments.map(({ id }) => id)),
  };
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
  cursor = {
    ...cursor,
    known: slice.known,
    round: slice.next === null ? null : { after: slice.next.after ?? position.after, page: slice.next.page },
    roundStartedAt,
  };
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
type Slice = { readonly page: PageBody; readonly known: Known; readonly next: Position | null };

const statusQuery = (context: ConnectorContext): Record<string, string> => (secretOf(context) === null ? {} : { status: "all" });

// Ids only grow: a comment written today but dated last year is met here and nowhere else.
const newestIds = async (context: ConnectorContext, cursor: Cursor): Promise<{ readonly page: PageBody; readonly comments: readonly WordPressComment[] }> => {
  const read = await listRows(context, { path: "wp/v2/comments", query: { ...statusQuery(context), orderby: "id", order: "desc" }, schema: commentSchema });
  const comments = read.rows.filter(({ id }) => id > cursor.maxId);
  return { page: { events: upserts(context, comments), setAside: read.setAside, receivedAt: read.receivedAt }, comments };
};

const readSlice = async (context: ConnectorContext, position: Position, cursor: Cursor): Promise<Slice> => {
  const read = await listRows(context, {
    path: "wp/v2/comments",
    query: { ...statusQuery(context), orderby: "date_gmt", ...positionQuery(position) },
    schema: commentSchema,
  });
  const next = nextPosition(position, { count: read.count, lastAt: read.rows.at(-1)?.date_gmt ?? null });
  const left = missingFrom(cursor.known, { position, next, shown: read.rows, isWhole: read.setAside.length === 0 });
  const missing = await lookUpMissing(context, left, read.receivedAt);
  return {
    page: { events: [...upserts(context, read.rows), ...missing.events], setAside: read.setAside, receivedAt: read.receivedAt },
    // What left the list is told once; should it come back, the list shows it.
    known: remembered(cursor.known, { left, shown: [...read.rows, ...missing.stillListed], max: knownMax }),
    next,
  };
};

const upserts = (context: ConnectorContext, comments: readonly WordPressComment[]): ConnectorEvent[] =>
  comments.map((comment) => ({ op: "upsert", item: commentItem(comment, context) }));
