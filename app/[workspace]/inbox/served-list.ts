import type { Actor } from "#lib/auth/actor";
import type { InboxFilters, InboxRow } from "#lib/inbox/model";
import { getCounts } from "#lib/inbox/queries/counts";
import { countItems, listInbox } from "#lib/inbox/queries/list";

const pageSize = 60;
/** Rows beyond this are brought up to date when the list is read anew. */
const mostHeld = 300;
const newestWatched = 60;

/** Everything the list shows at first: its first page, the ids that are newest now, and the numbers. */
export const serveList = async (actor: Actor, filters: InboxFilters, now: Date) => {
  const [page, newest, total, counts] = await Promise.all([
    listInbox(actor, filters, { limit: pageSize, now }),
    listInbox(actor, { ...filters, sort: "newest" }, { limit: newestWatched, now }),
    countItems(actor, filters, now),
    getCounts(actor, filters, now),
  ]);
  return { page, newest: newest.rows.map(({ id }) => id), total, counts };
};

type Held = { readonly held: readonly string[]; readonly now: Date };

/** The same for a list that is open already: as far down as it is held, and what became of rows that left it. */
export const rereadList = async (actor: Actor, filters: InboxFilters, { held, now }: Held) => {
  const limit = Math.min(mostHeld, Math.max(pageSize, held.length));
  const [served, page] = await Promise.all([serveList(actor, filters, now), listInbox(actor, filters, { limit, now })]);
  const there = new Set(page.rows.map(({ id }) => id));
  const missing = new Set(held.slice(0, limit).filter((id) => !there.has(id)));
  return { ...served, page, departed: missing.size === 0 ? [] : await listDeparted(actor, filters, { missing, now }) };
};

/** Where rows go that leave a view: they are answered, put off, or somewhere among the rest. */
const listDeparted = async (
  actor: Actor,
  filters: InboxFilters,
  { missing, now }: { readonly missing: ReadonlySet<string>; readonly now: Date },
): Promise<readonly InboxRow[]> => {
  const { state: _state, ...others } = filters;
  const pages = await Promise.all(
    (["answered-today", "snoozed", "all"] as const).map(async (view) => listInbox(actor, { ...others, view, sort: "newest" }, { limit: mostHeld, now })),
  );
  const found = new Map(pages.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
  return [...missing].flatMap((id) => found.get(id) ?? []);
};
