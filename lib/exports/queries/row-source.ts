import type { ExportRow } from "../column-model";
import type { AddressWords } from "../model";
import type { Actor } from "#lib/auth/actor";

export type RowsWanted = {
  readonly filters: AddressWords;
  /** Where the page before ended. */
  readonly after: string | null;
  readonly limit: number;
  /** As of when "waiting", "over" and "the last days" are meant. */
  readonly now: Date;
};

export type RowPage = {
  readonly rows: readonly ExportRow[];
  /** Opaque; null at the end. */
  readonly next: string | null;
};

/** The rows of one kind of export: how many there are, and a page of them at a time by an order in which nothing moves. */
export type RowSource = {
  readonly count: (actor: Actor, wanted: Pick<RowsWanted, "filters" | "now">) => Promise<number>;
  readonly page: (actor: Actor, wanted: RowsWanted) => Promise<RowPage>;
};

/** The first `limit` of what was found, and where the next page begins if there is one more. */
export const pageOf = <Found>(
  found: readonly Found[],
  limit: number,
  { row, cursor }: { readonly row: (found: Found) => ExportRow; readonly cursor: (last: Found) => string },
): RowPage => {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(row), next: found.length > limit && last !== undefined ? cursor(last) : null };
};
