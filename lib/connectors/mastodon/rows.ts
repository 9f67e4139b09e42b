import { z } from "zod";

import { ConnectorError, type ConnectorContext, type Page, type SetAside } from "../contract";
import { excerptOf } from "../text";
import { callApi, type Call } from "./api";

/** One page of a list that is walked upwards. */
export type Rows<Row> = {
  /** Oldest first. */
  readonly rows: readonly Row[];
  readonly setAside: readonly SetAside[];
  /** Where the next page begins; null when nothing came. */
  readonly next: string | null;
  readonly receivedAt: Date;
  readonly quota: Page["quota"];
};

export const rowsPerPage = 40;

/** The lowest rows above an id. What does not fit is set aside and the rest goes on. Throws `not-a-list`. */
export const rowsAbove = async <Row>(
  context: ConnectorContext,
  { path, query = [] }: Pick<Call, "path" | "query">,
  { schema, above }: { readonly schema: z.ZodType<Row>; readonly above: string },
): Promise<Rows<Row>> => {
  const { json, response, quota } = await callApi(context, { path, query: [...query, ["limit", String(rowsPerPage)], ["min_id", above]] });
  const list = z.array(z.unknown()).safeParse(json);
  if (!list.success)
    throw new ConnectorError("not-understood", "not-a-list", { message: "The server sent something else than the list it was asked for.", params: { path } });
  const { rows, setAside } = readRows(list.data.toReversed(), schema);
  // Servers may leave rows out that they count: the header knows better than the rows where the page ends.
  return { rows, setAside, next: upwards(response.headers) ?? idOf(list.data[0]), receivedAt: response.firstByteAt, quota };
};

/** Reads rows one by one. */
export const readRows = <Row>(list: readonly unknown[], schema: z.ZodType<Row>): { readonly rows: readonly Row[]; readonly setAside: readonly SetAside[] } => {
  const rows: Row[] = [];
  const setAside: SetAside[] = [];
  for (const row of list) {
    const parsed = schema.safeParse(row);
    if (parsed.success) rows.push(parsed.data);
    else setAside.push({ reason: "row-not-understood", field: parsed.error.issues[0]?.path.join("."), excerpt: excerptOf(row) });
  }
  return { rows, setAside };
};

// Of the address only the position is taken: where the token goes is ours to say.
const upwards = (headers: Headers): string | null => {
  const link = /<([^>]+)>\s*;\s*rel="prev"/u.exec(headers.get("link") ?? "")?.[1] ?? "";
  return URL.canParse(link) ? new URL(link).searchParams.get("min_id") : null;
};

const idOf = (row: unknown): string | null => z.object({ id: z.string() }).safeParse(row).data?.id ?? null;
