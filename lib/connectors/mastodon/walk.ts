import { z } from "zod";

import type { ConnectorContext, ConnectorEvent, GapFound, Page } from "../contract";
import type { Call } from "./api";
import { createPlacer, upsertsOf, type Placer } from "./conversation";
import { checkListed, knownSchema, rereadSome, type GoneBy, type Known } from "./known";
import type { MastodonStatus, Placed } from "./model";
import { rowsAbove, type Rows } from "./rows";

const cursorSchema = z.object({
  v: z.literal(1),
  /** A walk that was cut: above which row it goes on. */
  next: z.string().nullable(),
  /** True once a walk came to its end. */
  isCaughtUp: z.boolean(),
  known: knownSchema,
  /** How many of the known were read again in this round. */
  reread: z.number(),
});
type Cursor = z.infer<typeof cursorSchema>;

/** A list of the API that is walked upwards by id. */
export type Walk<Row> = {
  /** How the list is asked for; a walk that has not caught up yet may ask for less. */
  readonly list: (isCaughtUp: boolean) => Pick<Call, "path" | "query">;
  readonly schema: z.ZodType<Row>;
  readonly idOf: (row: Row) => string;
  readonly statusOf: (row: Row) => MastodonStatus | null;
  /** The list may lose its oldest rows by itself. */
  readonly isWindow: boolean;
  /** Who takes away what leaves the server. */
  readonly goneBy: GoneBy;
};

/** Rows read again behind the last: ids are given out before they are seen, so that a lower one may appear after a higher. */
const overlap = 20;
const knownMax = 500;
/** Left to the people who answer: reading stops here and goes on at the next visit. */
const requestsReserved = 50;
const beginning = "0";

/**
 * Walks a list upwards from behind its last rows to its end, and then reads some of what it showed before again: statuses have no list of what
 * was edited or taken back. A window whose rows all moved on although their statuses are still there was passed, and that is told as a gap.
 */
export async function* walkList<Row>(context: ConnectorContext, walk: Walk<Row>, stored: unknown): AsyncGenerator<Page> {
  let cursor = cursorOf(stored);
  const placer = createPlacer(context, cursor.known);
  for (;;) {
    const isFirst = cursor.next === null;
    const above = cursor.next ?? cursor.known.at(-overlap - 1)?.row ?? beginning;
    const read = await rowsAbove(context, walk.list(cursor.isCaughtUp), { schema: walk.schema, above });
    const checked = isFirst ? await checkListed(context, { known: cursor.known.slice(-overlap), rows: read.rows.map(walk.idOf), ...walk }) : calm;
    const { placed, entries } = await placeRows(read, walk, placer);
    const known = remembered(cursor.known, { left: checked.left, entries });
    const isEnd = read.next === null;
    cursor = { ...cursor, next: read.next, isCaughtUp: cursor.isCaughtUp || isEnd, known };
    if (isEnd) {
      yield await lastPage(context, { cursor, read, checked, goneBy: walk.goneBy });
      return;
    }
    yield { ...pageOf(read), events: [...checked.events, ...upsertsOf(placed, context)], gap: gapOf(checked, read), cursor, done: false };
    if (read.quota !== undefined && read.quota.left < requestsReserved) return;
  }
}

type Checked = { readonly events: readonly ConnectorEvent[]; readonly left: readonly string[]; readonly passedSince: Date | null };
const calm: Checked = { events: [], left: [], passedSince: null };

const emptyCursor: Cursor = { v: 1, next: null, isCaughtUp: false, known: [], reread: 0 };
const cursorOf = (stored: unknown): Cursor => (stored === null || stored === undefined ? emptyCursor : cursorSchema.parse(stored));

const pageOf = ({ setAside, receivedAt, quota }: Rows<unknown>): Pick<Page, "setAside" | "receivedAt" | "quota"> => ({ setAside, receivedAt, quota });

const gapOf = ({ passedSince }: Checked, { receivedAt }: Rows<unknown>): GapFound | undefined =>
  passedSince === null ? undefined : { since: passedSince, until: receivedAt, reason: "window-passed" };

type Ending = { readonly cursor: Cursor; readonly read: Rows<unknown>; readonly checked: Checked; readonly goneBy: GoneBy };

const lastPage = async (context: ConnectorContext, { cursor, read, checked, goneBy }: Ending): Promise<Page> => {
  const again = await rereadSome(context, { known: cursor.known.slice(0, -overlap), from: cursor.reread, goneBy });
  return {
    ...pageOf(read),
    events: [...checked.events, ...again.events],
    gap: gapOf(checked, read),
    cursor: { ...cursor, known: remembered(cursor.known, { left: again.left, entries: [] }), reread: again.next },
    done: true,
  };
};

type Entries = { readonly placed: readonly Placed[]; readonly entries: Known };

const placeRows = async <Row>({ rows }: Rows<Row>, walk: Walk<Row>, placer: Placer): Promise<Entries> => {
  const placed: Placed[] = [];
  const entries: Known[number][] = [];
  for (const row of rows) {
    const status = walk.statusOf(row);
    if (status === null) continue;
    const found = await placer(status);
    placed.push(...found);
    const place = found.at(-1)?.place;
    if (place !== undefined) entries.push({ row: walk.idOf(row), id: status.id, ...place, at: status.created_at.getTime() });
  }
  return { placed, entries };
};

/** In the order of the list, the newest at the end. */
const remembered = (known: Known, { left, entries }: { readonly left: readonly string[]; readonly entries: Known }): Known => {
  const all = new Map(known.map((entry) => [entry.row, entry]));
  for (const row of left) all.delete(row);
  for (const entry of entries) {
    // Read again it keeps the place it was first met in.
    all.set(entry.row, all.get(entry.row) ?? entry);
  }
  return [...all.values()].slice(-knownMax);
};
