// A process of the inbox bench: asks for pages of one database whenever its parent says so, and answers with the milliseconds of each.
import { benchActor, benchNow } from "./fill";
import { answerParent, timed } from "./probed-desks";
import { dayMs } from "#lib/core/time";
import { inboxFiltersSchema, type InboxFilters } from "#lib/inbox/model";
import { listInbox } from "#lib/inbox/queries/list";

const limit = 50;
const deepPages = 6;

const weekAgo = new Date(benchNow.getTime() - 7 * dayMs).toISOString();
const shapes: Readonly<Record<string, InboxFilters>> = {
  waiting: inboxFiltersSchema.parse({}),
  negative: inboxFiltersSchema.parse({ sentiment: "negative" }),
  "brand and language": inboxFiltersSchema.parse({ brand: "brand-1", language: "ru,fr" }),
  "newest first": inboxFiltersSchema.parse({ sort: "newest" }),
  mine: inboxFiltersSchema.parse({ view: "mine" }),
  over: inboxFiltersSchema.parse({ view: "over" }),
  everything: inboxFiltersSchema.parse({ view: "all" }),
  "a week's answered": inboxFiltersSchema.parse({ view: "all", state: "answered", from: weekAgo, to: benchNow.toISOString() }),
  "search: a common word": inboxFiltersSchema.parse({ q: "wordb" }),
  "search: an uncommon word": inboxFiltersSchema.parse({ view: "all", q: "wordbaaa" }),
  "search: an order number": inboxFiltersSchema.parse({ view: "all", q: "order-4711" }),
};

const cursors = new Map<string, string>();

const prepare = async (): Promise<void> => {
  for (const [name, filters] of Object.entries(shapes)) {
    let after: string | undefined;
    for (let page = 0; page < deepPages; page += 1) {
      const { next } = await listInbox(benchActor, filters, { limit, now: benchNow, after });
      if (next === null) break;
      after = next;
    }
    if (after !== undefined) cursors.set(name, after);
  }
};

const page = async (filters: InboxFilters, after: string | undefined): Promise<number> =>
  timed(() => listInbox(benchActor, filters, { limit, now: benchNow, after }));

const round = async (): Promise<Readonly<Record<string, number>>> => {
  const samples: Record<string, number> = {};
  for (const [name, filters] of Object.entries(shapes)) {
    samples[`${name}, first page`] = await page(filters, undefined);
    const after = cursors.get(name);
    if (after !== undefined) samples[`${name}, deep page`] = await page(filters, after);
  }
  return samples;
};

answerParent(prepare, round);
