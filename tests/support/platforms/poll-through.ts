import type { Connector, ConnectorContext, IncomingItem, Page, SetAside } from "#lib/connectors/contract";

/** What a product would have stored after some visits: items by id, and where each stream stands. */
export type Shelf = {
  readonly items: Map<string, IncomingItem>;
  readonly gone: Set<string>;
  readonly setAside: SetAside[];
  readonly gaps: string[];
  /** Cursors as JSON text, the way they are kept. */
  readonly cursors: Map<string, string>;
  /** How often each item was handed over as new. */
  readonly arrivals: Map<string, number>;
  pages: number;
};

export const emptyShelf = (): Shelf => ({ items: new Map(), gone: new Set(), setAside: [], gaps: [], cursors: new Map(), arrivals: new Map(), pages: 0 });

/** Stores a page and its cursor together. */
export const storePage = (shelf: Shelf, stream: string, page: Page): void => {
  for (const event of page.events) {
    if (event.op === "tombstone") {
      shelf.gone.add(event.externalId);
      shelf.items.delete(event.externalId);
      continue;
    }
    const { item } = event;
    if (!shelf.items.has(item.externalId)) shelf.arrivals.set(item.externalId, (shelf.arrivals.get(item.externalId) ?? 0) + 1);
    shelf.items.set(item.externalId, item);
    shelf.gone.delete(item.externalId);
  }
  shelf.setAside.push(...page.setAside);
  if (page.gap !== undefined) shelf.gaps.push(page.gap.reason);
  shelf.cursors.set(stream, JSON.stringify(page.cursor));
  shelf.pages += 1;
};

export const cursorOf = (shelf: Shelf, stream: string): unknown => {
  const stored = shelf.cursors.get(stream);
  return stored === undefined ? null : JSON.parse(stored);
};

export type Visit = {
  readonly connector: Connector;
  readonly context: ConnectorContext;
  readonly shelf: Shelf;
  readonly breakAfterPages?: number;
  readonly streams?: readonly string[];
};

/** One visit: every stream walked to its end; `breakAfterPages` crashes each walk after so many pages. */
export const visit = async ({ connector, context, shelf, ...options }: Visit): Promise<void> => {
  for (const stream of options.streams ?? connector.streams(context)) {
    let pages = 0;
    for await (const page of connector.poll(context, stream, cursorOf(shelf, stream))) {
      storePage(shelf, stream, page);
      pages += 1;
      if (pages === options.breakAfterPages) break;
    }
  }
};
