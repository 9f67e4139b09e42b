import { z } from "zod";

import { pageOf, type RowSource } from "./row-source";
import { Prisma } from "#db";
import type { caseColumns, Cell } from "../column-model";
import { filterSchemas, type AddressWords } from "../model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { overdue } from "#lib/cases/queries/list";
import { caseJoins, casesWhere, filterCondition } from "#lib/cases/queries/rows";
import { db } from "#lib/db/client";

const foundSchema = z.object({
  number: z.number(),
  title: z.string(),
  brand: z.string(),
  author: z.string(),
  owner: z.string().nullable(),
  level: z.string(),
  step: z.string(),
  round: z.number(),
  status: z.string(),
  outcome: z.string().nullable(),
  openedAt: z.date(),
  dueAt: z.date().nullable(),
  promiseAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  comments: z.number(),
  customerCircumstances: z.string(),
  brandCircumstances: z.string(),
  customerGoals: z.string(),
  brandGoals: z.string(),
  bridge: z.string(),
  fairness: z.string(),
});
type Found = z.output<typeof foundSchema>;

const columns = Prisma.sql`
  c.number, c.title, b.name AS brand, a.name AS author, ou.name AS owner, c.level, c.step, c.round, c.status, c.outcome, c.opened_at AS "openedAt", c.due_at AS "dueAt",
  c.promise_at AS "promiseAt", c.closed_at AS "closedAt", (SELECT count(*)::int FROM case_item ci WHERE ci.case_id = c.id) AS comments,
  c.customer_circumstances AS "customerCircumstances", c.brand_circumstances AS "brandCircumstances", c.customer_goals AS "customerGoals", c.brand_goals AS "brandGoals", c.bridge, c.fairness`;

/** The cases that the list holds under the same filters, by their numbers. */
export const caseRows: RowSource = {
  count: async (actor, wanted) => {
    requirePermission(actor, "desk:read");
    const [counted] = z
      .array(z.object({ count: z.number() }))
      .parse(await db().$queryRaw`${casesOf(actor, wanted)} SELECT count(*)::int AS count FROM c WHERE ${dueOf(wanted)}`);
    return counted?.count ?? 0;
  },
  page: async (actor, { after, limit, ...wanted }) => {
    requirePermission(actor, "desk:read");
    const behind = z.coerce
      .number()
      .int()
      .parse(after ?? 0);
    const found = z
      .array(foundSchema)
      .parse(
        await db()
          .$queryRaw`${casesOf(actor, wanted)} SELECT ${columns} FROM c ${caseJoins} WHERE c.number > ${behind} AND ${dueOf(wanted)} ORDER BY c.number LIMIT ${limit + 1}`,
      );
    return pageOf(found, limit, { row: rowOf, cursor: ({ number }) => String(number) });
  },
};

type Wanted = { readonly filters: AddressWords; readonly now: Date };

const casesOf = (actor: Actor, { filters }: Wanted): Prisma.Sql => Prisma.sql`WITH ${casesWhere(filterCondition(actor, filterSchemas.cases.parse(filters)))}`;

const dueOf = ({ filters, now }: Wanted): Prisma.Sql => overdue(filterSchemas.cases.parse(filters), now);

const rowOf = (found: Found): Readonly<Record<keyof typeof caseColumns, Cell>> => found;
