import type { Page } from "#lib/connectors/contract";
import type { Sql } from "#lib/db/sql";

import { insertGap, insertSetAside, moveCursor, noteNewItems, type CursorStep, type Freshness, type PageNotes } from "../store/page";

/** Moves the cursor of a stream inside the transaction that stores its page; false when another poll was there first. */
export const advanceCursor = async (tx: Sql, step: CursorStep): Promise<boolean> => moveCursor(tx, step);

/** Writes down what else a page told: parts that were not understood, a span that was not shown. */
export const notePage = async (tx: Sql, notes: Omit<PageNotes, "gap"> & { readonly gap: Page["gap"] }): Promise<void> => {
  await insertSetAside(tx, notes);
  await insertGap(tx, notes);
};

/** Freshness of a source: its newest item, and how long storing took from the first byte. */
export const noteFreshItems = async (tx: Sql, freshness: Freshness): Promise<void> => noteNewItems(tx, freshness);
