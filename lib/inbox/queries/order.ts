import { z } from "zod";

import { Prisma } from "#db";
import { orderNames, type Order } from "../order-model";
import { AppError } from "#lib/core/errors";
import { placeIdSchema, placeTimeSchema } from "#lib/core/place";

/** The facts of a row by which lists are ordered. */
export type OrderKeys = {
  readonly dueAt: Date | null;
  readonly neededSince: Date | null;
  readonly answeredAt: Date | null;
  readonly postedAt: Date;
  readonly id: string;
};

const orders = {
  /** Nearest promise first, then those without one, oldest first: the index item_waiting_by_promise. */
  promise: { by: Prisma.sql`coalesce(i.due_at, 'infinity'::timestamptz), i.needed_since, i.id`, keys: (row: OrderKeys) => [row.dueAt, row.neededSince] },
  age: { by: Prisma.sql`i.needed_since, i.id`, keys: (row: OrderKeys) => [row.neededSince] },
  oldest: { by: Prisma.sql`i.posted_at, i.id`, keys: (row: OrderKeys) => [row.postedAt] },
  newest: { by: Prisma.sql`i.posted_at DESC, i.id DESC`, keys: (row: OrderKeys) => [row.postedAt] },
  "lately-answered": { by: Prisma.sql`i.answered_at DESC, i.id DESC`, keys: (row: OrderKeys) => [row.answeredAt] },
} as const satisfies Record<Order, unknown>;

export const orderBy = (order: Order): Prisma.Sql => orders[order].by;

const cursorSchema = z.tuple([z.enum(orderNames), z.array(placeTimeSchema.nullable()).min(1).max(2), placeIdSchema]);

/** Where a page ended, as an opaque word for the next one. */
export const cursorAfter = (order: Order, row: OrderKeys): string => {
  const times = orders[order].keys(row).map((at) => at?.toISOString() ?? null);
  return Buffer.from(JSON.stringify([order, times, row.id])).toString("base64url");
};

/** The condition on `i` "behind the place of this cursor". Throws `invalid` for a cursor of another list. */
export const behindCursor = (order: Order, cursor: string): Prisma.Sql => {
  const parsed = cursorSchema.safeParse(parseJson(cursor));
  if (!parsed.success || parsed.data[0] !== order) throw new AppError("invalid", "The list changed; start again from its top.", { reason: "bad-cursor" });
  const [, times, id] = parsed.data;
  const [first, second] = times.map((time) => (time === null ? Prisma.sql`'infinity'::timestamptz` : Prisma.sql`${new Date(time)}::timestamptz`));
  if (first === undefined) throw new AppError("invalid", "The list changed; start again from its top.", { reason: "bad-cursor" });
  switch (order) {
    case "promise":
      return Prisma.sql`(coalesce(i.due_at, 'infinity'::timestamptz), i.needed_since, i.id) > (${first}, ${second ?? first}, ${id})`;
    case "age":
      return Prisma.sql`(i.needed_since, i.id) > (${first}, ${id})`;
    case "oldest":
      return Prisma.sql`(i.posted_at, i.id) > (${first}, ${id})`;
    case "newest":
      return Prisma.sql`(i.posted_at, i.id) < (${first}, ${id})`;
    case "lately-answered":
      return Prisma.sql`(i.answered_at, i.id) < (${first}, ${id})`;
  }
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
};
