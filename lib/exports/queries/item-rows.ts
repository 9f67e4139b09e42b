import { z } from "zod";

import { pageOf, type RowSource } from "./row-source";
import { Prisma } from "#db";
import type { Cell, itemColumns } from "../column-model";
import { filterSchemas } from "../model";
import { minuteMs } from "#lib/core/time";
import { sql } from "#lib/db/sql";
import type { InboxFilters } from "#lib/inbox/model";
import { orderOf } from "#lib/inbox/order-model";
import { countItems, pageCut } from "#lib/inbox/queries/list";
import { cursorAfter, orderBy } from "#lib/inbox/queries/order";
import { isNeeded } from "#lib/inbox/queries/where";

const foundSchema = z.object({
  id: z.string(),
  postedAt: z.date(),
  brand: z.string(),
  source: z.string(),
  author: z.string(),
  text: z.string(),
  language: z.string(),
  sentiment: z.string(),
  intent: z.string(),
  tones: z.array(z.string()).nullable(),
  url: z.string().nullable(),
  rating: z.number().nullable(),
  needed: z.boolean(),
  neededSince: z.date().nullable(),
  answeredAt: z.date().nullable(),
  answeredBy: z.string().nullable(),
  dueAt: z.date().nullable(),
  closedBecause: z.string().nullable(),
  assignee: z.string().nullable(),
  case: z.string().nullable(),
});
type Found = z.output<typeof foundSchema>;

const columns = Prisma.sql`
  i.id, i.posted_at AS "postedAt", b.name AS brand, s.name AS source, a.name AS author, i.text, i.language, i.sentiment, i.intent, i.tones, i.url, i.rating,
  ${isNeeded} AS needed, i.needed_since AS "neededSince", i.answered_at AS "answeredAt", coalesce(w.name, r.name) AS "answeredBy", i.due_at AS "dueAt",
  i.closed_because AS "closedBecause", au.name AS assignee,
  (SELECT string_agg(c.number::text, ', ' ORDER BY c.number) FROM case_item ci JOIN case_file c ON c.id = ci.case_id WHERE ci.workspace_id = i.workspace_id AND ci.item_id = i.id) AS case`;

// Who answered: the member whose reply became the answer, else the account it stands under.
const joins = Prisma.sql`
  JOIN author a ON a.id = i.author_id JOIN source s ON s.id = i.source_id JOIN brand b ON b.id = i.brand_id
  LEFT JOIN (member am JOIN user_account au ON au.id = am.user_id) ON am.id = i.assignee_id AND am.removed_at IS NULL AND am.role <> 'viewer'
  LEFT JOIN (item ri JOIN author r ON r.id = ri.author_id) ON ri.id = i.answered_by_item_id
  LEFT JOIN LATERAL (
    SELECT u.name FROM reply p JOIN member m ON m.id = p.member_id JOIN user_account u ON u.id = m.user_id
    WHERE p.thread_id = i.thread_id AND p.source_id = ri.source_id AND p.external_id = ri.external_id LIMIT 1
  ) w ON true`;

/** What the inbox lists under the same filters, latest first: an order in which answers and new arrivals move nothing. */
export const itemRows: RowSource = {
  count: (actor, { filters, now }) => countItems(actor, filtersOf(filters), now),
  page: async (actor, { filters, after, limit, now }) => {
    const wanted = filtersOf(filters);
    const order = orderOf(wanted);
    // Row objects of PostgreSQL's own: a million of another client's weigh on the process.
    const cut = pageCut(actor, wanted, { after: after ?? undefined, limit, now });
    const { text, values } = Prisma.sql`${cut} SELECT ${columns} FROM i ${joins} ORDER BY ${orderBy(order)}`;
    const found = z.array(foundSchema).parse(await sql.query({ text, values }));
    const cursor = ({ id, postedAt, neededSince, answeredAt, dueAt }: Found) => cursorAfter(order, { id, postedAt, neededSince, answeredAt, dueAt });
    return pageOf(found, limit, { cursor, row: (item) => rowOf(item, now) });
  },
};

const filtersOf = (words: Readonly<Record<string, string>>): InboxFilters => ({ ...filterSchemas.items.parse(words), sort: "newest" });

const rowOf = ({ neededSince: _, ...item }: Found, now: Date): Readonly<Record<keyof typeof itemColumns, Cell>> => ({
  ...item,
  responseMinutes: item.answeredAt === null ? null : Math.max(0, Math.round((item.answeredAt.getTime() - item.postedAt.getTime()) / minuteMs)),
  promiseKept: item.needed ? isKept(item, now) : null,
});

/** Null where nothing was promised, or what was promised may still come. */
const isKept = ({ dueAt, answeredAt }: Pick<Found, "dueAt" | "answeredAt">, now: Date): boolean | null => {
  if (dueAt === null) return null;
  if (answeredAt !== null) return answeredAt <= dueAt;
  return dueAt < now ? false : null;
};
