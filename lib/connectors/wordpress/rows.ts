import { z } from "zod";

import type { ConnectorContext, SetAside } from "../contract";
import { ConnectorError } from "../contract";
import { excerptOf } from "../text";
import { callApi } from "./api";

/** Rows of one answer that could be read, and those that could not. */
export type Rows<Row> = {
  readonly rows: readonly Row[];
  readonly setAside: readonly SetAside[];
  /** How many came, readable or not. */
  readonly count: number;
  readonly receivedAt: Date;
  /** The site's clock or ours, whichever is behind. */
  readonly siteNow: Date;
};

/** Where a walk over a list ordered by date stands: everything after this second, and the page of that when one second fills more than one. */
export type Position = { readonly after: string | null; readonly page: number };

export type ListCall<Row> = { readonly path: string; readonly query: Readonly<Record<string, string | number>>; readonly schema: z.ZodType<Row> };

export const rowsPerPage = 100;

/** Reads a list, row by row: what does not fit is set aside and the rest goes on. Throws `not-a-list`. */
export const listRows = async <Row>(context: ConnectorContext, { path, query, schema }: ListCall<Row>): Promise<Rows<Row>> => {
  const { json, response } = await callApi(context, { path, query: { per_page: rowsPerPage, ...query } });
  const list = z.array(z.unknown()).safeParse(json);
  if (!list.success)
    throw new ConnectorError("not-understood", "not-a-list", { message: "The site sent something else than the list it was asked for.", params: { path } });
  const rows: Row[] = [];
  const setAside: SetAside[] = [];
  for (const row of list.data) {
    const parsed = schema.safeParse(row);
    if (parsed.success) rows.push(parsed.data);
    else setAside.push({ reason: "row-not-understood", field: parsed.error.issues[0]?.path.join("."), excerpt: excerptOf(row) });
  }
  const siteMs = Date.parse(response.headers.get("date") ?? "");
  const ourMs = response.firstByteAt.getTime();
  return {
    rows,
    setAside,
    count: list.data.length,
    receivedAt: response.firstByteAt,
    siteNow: new Date(Number.isNaN(siteMs) ? ourMs : Math.min(siteMs, ourMs)),
  };
};

/**
 * Where the next page begins, or null after the last. It goes on from the last date read rather than from the next page number, so that rows
 * that leave the list meanwhile push nothing out of sight; it goes back one second, since `after` leaves the second itself out.
 */
export const nextPosition = (position: Position, read: { readonly count: number; readonly lastAt: Date | null }): Position | null => {
  if (read.count < rowsPerPage) return null;
  const after = read.lastAt === null ? null : new Date(read.lastAt.getTime() - 1000).toISOString();
  if (after !== null && (position.after === null || after > position.after)) return { after, page: 1 };
  return { after: position.after, page: position.page + 1 };
};

/** The query part of a position. `after` always says UTC: without a zone it would be read on the site's clock. */
export const positionQuery = (position: Position): Record<string, string | number> => ({
  order: "asc",
  page: position.page,
  ...(position.after === null ? {} : { after: position.after }),
});
