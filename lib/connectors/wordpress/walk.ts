import { z } from "zod";

import type { ConnectorContext, ConnectorEvent, IncomingItem, Page } from "../contract";
import { ConnectorError } from "../contract";
import { knownSchema, lookUpMissing, missingFrom, remembered, type Known } from "./missing";
import type { WordPressComment } from "./model";
import { listRows, nextPosition, positionQuery, type ListCall, type Position, type Rows } from "./rows";

const cursorSchema = z.object({
  v: z.literal(1),
  /** Everything up to here is stored, but for the overlap. */
  watermark: z.string().nullable(),
  /** A walk that was cut: where it goes on, the newest date it met and the site's time when it began. */
  walk: z.object({ after: z.string().nullable(), page: z.number(), top: z.string().nullable(), startedAt: z.string() }).nullable(),
  /** Ids that the next walk reads again and must find, or ask after. */
  known: knownSchema,
});
type Cursor = z.infer<typeof cursorSchema>;

/** A list of the API that is walked by date. */
export type Walk<Row> = {
  readonly list: ListCall<Row>;
  /** Name of the parameter that means "later than". */
  readonly afterParameter: "after" | "modified_after";
  readonly dateOf: (row: Row) => Date;
  readonly itemOf: (row: Row) => IncomingItem;
  /** How far each walk goes back behind the watermark, for rows that appear late. */
  readonly overlapMs: number;
  /** The site may not have this list at all. */
  readonly optional?: boolean;
  /** The row as a comment, where one that leaves the list is asked after. */
  readonly commentOf?: (row: Row) => WordPressComment;
};

/** Walks a list from its watermark to its end, oldest first; the watermark rises only with the last page. */
// oxlint-disable-next-line complexity -- how one page moves the cursor is told in one place
export async function* walkList<Row>(context: ConnectorContext, walk: Walk<Row>, stored: unknown): AsyncGenerator<Page> {
  let cursor = cursorOf(stored);
  for (;;) {
    const position = cursor.walk ?? { after: overlapped(cursor.watermark, walk.overlapMs), page: 1 };
    const read = await readAt(context, walk, position);
    const top = latest([cursor.walk?.top ?? null, ...read.rows.map((row) => walk.dateOf(row).toISOString())]);
    const startedAt = cursor.walk?.startedAt ?? read.siteNow.toISOString();
    const next = nextPosition(position, { count: read.count, lastAt: lastDate(read, walk) });
    const checked = await checkMissing(context, { walk, cursor, read, position, next });
    // What is written while a long walk runs may be dated behind it: the watermark never passes the walk's beginning.
    const watermark = next === null ? latest([cursor.watermark, earliest(top, startedAt)]) : cursor.watermark;
    const known = knownSince(checked.known, overlapped(watermark ?? top, walk.overlapMs));
    cursor = { v: 1, watermark, walk: next === null ? null : { ...next, top, startedAt }, known };
    const events = read.rows.map((row): ConnectorEvent => ({ op: "upsert", item: walk.itemOf(row) }));
    yield { events: [...events, ...checked.events], setAside: read.setAside, cursor, done: next === null, receivedAt: read.receivedAt };
    if (next === null) return;
  }
}

// Only what the next walk reads again can be found missing by it.
const knownSince = (known: Known, since: string | null): Known => (since === null ? [] : known.filter(([, second]) => second * 1000 >= Date.parse(since)));

type Check<Row> = { readonly walk: Walk<Row>; readonly cursor: Cursor; readonly read: Rows<Row>; readonly position: Position; readonly next: Position | null };

const knownMax = 1_000;

// A comment may come and go between two sweeps: what this walk has shown, this walk asks after.
const checkMissing = async <Row>(
  context: ConnectorContext,
  { walk, cursor, read, position, next }: Check<Row>,
): Promise<{ readonly events: readonly ConnectorEvent[]; readonly known: Known }> => {
  if (walk.commentOf === undefined) return { events: [], known: [] };
  const shown = read.rows.map(walk.commentOf);
  const left = missingFrom(cursor.known, { position, next, shown, isWhole: read.setAside.length === 0 });
  const missing = await lookUpMissing(context, left, read.receivedAt);
  return { events: missing.events, known: remembered(cursor.known, { left, shown: [...shown, ...missing.stillListed], max: knownMax }) };
};

const emptyCursor: Cursor = { v: 1, watermark: null, walk: null, known: [] };

const cursorOf = (stored: unknown): Cursor => (stored === null || stored === undefined ? emptyCursor : cursorSchema.parse(stored));

const readAt = async <Row>(context: ConnectorContext, walk: Walk<Row>, position: Position): Promise<Rows<Row>> => {
  const { after, ...query } = positionQuery(position);
  try {
    return await listRows(context, { ...walk.list, query: { ...walk.list.query, ...query, ...(after === undefined ? {} : { [walk.afterParameter]: after }) } });
  } catch (error) {
    const isPastEnd = error instanceof ConnectorError && error.params["code"] === "rest_post_invalid_page_number";
    const isMissing = error instanceof ConnectorError && walk.optional === true && ["no-such-interface", "not-found"].includes(error.reason);
    if (!isPastEnd && !isMissing) throw error;
    return { rows: [], setAside: [], count: 0, receivedAt: context.now(), siteNow: context.now() };
  }
};

const lastDate = <Row>(read: Rows<Row>, walk: Walk<Row>): Date | null => {
  const last = read.rows.at(-1);
  return last === undefined ? null : walk.dateOf(last);
};

const overlapped = (watermark: string | null, overlapMs: number): string | null =>
  watermark === null ? null : new Date(Date.parse(watermark) - overlapMs).toISOString();

// ISO instants of equal length sort as text.
const latest = (dates: readonly (string | null)[]): string | null =>
  dates.reduce((best, date) => (date !== null && (best === null || date > best) ? date : best), null);
const earliest = (a: string | null, b: string): string | null => (a === null || a < b ? a : b);
