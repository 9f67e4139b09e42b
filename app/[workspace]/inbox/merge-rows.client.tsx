import type { InboxPage, InboxRow } from "#lib/inbox/model";

/** Why a row that is still shown does not belong to the list any more. */
export type Left = "answered" | "closed" | "snoozed" | "moved";

export type ListState = {
  readonly rows: readonly InboxRow[];
  readonly next: string | null;
  /** Rows that left the list and stay where they are until it is read anew. */
  readonly left: ReadonlyMap<string, Left>;
  /** Arrived since the list was read, and not shown yet. */
  readonly fresh: ReadonlySet<string>;
  /** Shown since the pill was pressed last: they carry a dot. */
  readonly marked: ReadonlySet<string>;
  /** Ids known to the newest page: what is not among them has arrived. */
  readonly known: ReadonlySet<string>;
};

/** What the server says now: the list from its top, its newest ids, and what became of rows that are not there any more. */
export type Reading = { readonly page: InboxPage; readonly newest: readonly string[]; readonly departed: readonly InboxRow[] };

/** A list as first read. */
export const freshList = ({ page, newest }: Pick<Reading, "page" | "newest">, marked: ReadonlySet<string> = new Set()): ListState => ({
  rows: page.rows,
  next: page.next,
  left: new Map(),
  fresh: new Set(),
  marked,
  known: new Set([...newest, ...page.rows.map(({ id }) => id)]),
});

/** The list with its rows as they are now, each in its old place: nothing moves, what is new waits or is put at the far end. */
export const mergeReading = (state: ListState, { page, newest, departed }: Reading): ListState => {
  const now = new Map(page.rows.map((row) => [row.id, row]));
  const gone = new Map(departed.map((row) => [row.id, row]));
  const lastSeen = state.rows.findLastIndex(({ id }) => now.has(id));
  const left = new Map<string, Left>();
  const rows = state.rows.map((row, place) => {
    const current = now.get(row.id);
    if (current) return current;
    // Below the last row that was found, a row may only have been pushed off the page that was read.
    if (place > lastSeen && page.next !== null) return row;
    left.set(row.id, leftBecause(gone.get(row.id)));
    return gone.get(row.id) ?? row;
  });
  const appended = appendable(state, page);
  const shown = new Set([...rows, ...appended].map(({ id }) => id));
  const arrived = [...page.rows.map(({ id }) => id), ...newest].filter((id) => !state.known.has(id) && !shown.has(id));
  return {
    rows: [...rows, ...appended],
    next: appended.length > 0 ? page.next : state.next,
    left,
    fresh: new Set([...[...state.fresh].filter((id) => !shown.has(id)), ...arrived]),
    marked: new Set([...state.marked, ...appended.map(({ id }) => id)]),
    known: state.known,
  };
};

/** Rows that belong behind everything shown can be put there at once: nothing above them moves. */
const appendable = (state: ListState, page: InboxPage): readonly InboxRow[] => {
  if (state.next !== null) return [];
  const held = new Set(state.rows.map(({ id }) => id));
  const lastHeld = page.rows.findLastIndex(({ id }) => held.has(id));
  return page.rows.slice(lastHeld + 1);
};

const leftBecause = (row: InboxRow | undefined): Left => {
  if (row?.answeredAt) return "answered";
  if (row?.closedAt) return "closed";
  return row?.snoozedUntil ? "snoozed" : "moved";
};

/** The next page put behind what is there. */
export const withMore = (state: ListState, page: InboxPage): ListState => {
  const held = new Set(state.rows.map(({ id }) => id));
  return {
    ...state,
    rows: [...state.rows, ...page.rows.filter(({ id }) => !held.has(id))],
    next: page.next,
    known: new Set([...state.known, ...page.rows.map(({ id }) => id)]),
  };
};
