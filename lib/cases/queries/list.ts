import { z } from "zod";

import { caseColumns, caseJoins, caseRow, caseRowSchema, casesWhere, filterCondition, type StoredCaseRow } from "./rows";
import { Prisma } from "#db";
import type { CaseBoard, CaseFilters, CasePage } from "../model";
import { caseSteps, type CaseStep } from "../model/case-machine";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";
import { placeIdSchema, placeTimeSchema } from "#lib/core/place";
import { db } from "#lib/db/client";

type Wanted = { readonly limit: number; readonly now: Date };

const nearest = Prisma.sql`coalesce(c.nearest_at, 'infinity'::timestamptz)`;
const never = "infinity";

/** One page of cases: open ones by the nearest thing due, closed ones by when they were closed, latest first. A cursor of another list throws `invalid`. */
export const listCases = async (actor: Actor, filters: CaseFilters, { limit, now }: Wanted): Promise<CasePage> => {
  requirePermission(actor, "desk:read");
  const isOpen = filters.show === "open";
  const order = isOpen ? Prisma.sql`${nearest}, c.opened_at, c.id` : Prisma.sql`c.closed_at DESC, c.id DESC`;
  const behind = filters.after === undefined ? Prisma.sql`true` : behindCursor(filters.after, isOpen);
  const found = z.array(caseRowSchema).parse(
    await db().$queryRaw`WITH ${casesWhere(filterCondition(actor, filters))}
      SELECT ${caseColumns} FROM c ${caseJoins} WHERE ${behind} AND ${overdue(filters, now)} ORDER BY ${order} LIMIT ${limit + 1}`,
  );
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows: rows.map(caseRow), next: found.length > limit && last !== undefined ? cursorAfter(last, isOpen) : null };
};

/** The open cases in four columns, each by the nearest thing due and cut at `limit`; the counts are whole. */
export const getBoard = async (actor: Actor, filters: CaseFilters, { limit, now }: Wanted): Promise<CaseBoard> => {
  requirePermission(actor, "desk:read");
  const found = z.array(caseRowSchema.extend({ count: z.number() })).parse(
    await db().$queryRaw`WITH ${casesWhere(filterCondition(actor, { ...filters, show: "open", step: [] }))},
      ranked AS (
        SELECT c.*, row_number() OVER (PARTITION BY c.step ORDER BY ${nearest}, c.opened_at, c.id) AS place, (count(*) OVER (PARTITION BY c.step))::int AS count
        FROM c WHERE ${overdue(filters, now)}
      )
      SELECT ${caseColumns}, c.count FROM ranked c ${caseJoins} WHERE c.place <= ${limit} ORDER BY c.place`,
  );
  const column = (step: CaseStep): CaseBoard[CaseStep] => {
    const rows = found.filter((row) => row.step === step);
    return { rows: rows.map(({ count: _count, ...row }) => caseRow(row)), count: rows[0]?.count ?? 0 };
  };
  const [listen, reachOut, act, followUp] = caseSteps;
  return { [listen]: column(listen), [reachOut]: column(reachOut), [act]: column(act), [followUp]: column(followUp) };
};

/** What is over its time by now, on `c` of `casesWhere`; everything where that is not asked for. */
export const overdue = (filters: Pick<CaseFilters, "overdue">, now: Date): Prisma.Sql =>
  filters.overdue ? Prisma.sql`c.nearest_at < ${now}` : Prisma.sql`true`;

const cursorSchema = z.tuple([z.enum(["open", "closed"]), z.union([z.literal(never), placeTimeSchema]), placeTimeSchema, placeIdSchema]);

const cursorAfter = (row: StoredCaseRow, isOpen: boolean): string => {
  const due = [row.dueAt, row.promiseAt].filter((at) => at !== null).map((at) => at.getTime());
  const first = isOpen ? (due.length === 0 ? never : new Date(Math.min(...due)).toISOString()) : (row.closedAt ?? row.openedAt).toISOString();
  return Buffer.from(JSON.stringify([isOpen ? "open" : "closed", first, row.openedAt.toISOString(), row.id])).toString("base64url");
};

const behindCursor = (cursor: string, isOpen: boolean): Prisma.Sql => {
  const parsed = cursorSchema.safeParse(parseJson(cursor));
  if (!parsed.success || (parsed.data[0] === "open") !== isOpen)
    throw new AppError("invalid", "The list changed; start again from its top.", { reason: "bad-cursor" });
  const [, first, opened, id] = parsed.data;
  return isOpen
    ? Prisma.sql`(${nearest}, c.opened_at, c.id) > (${first}::timestamptz, ${opened}::timestamptz, ${id})`
    : Prisma.sql`(c.closed_at, c.id) < (${first}::timestamptz, ${id})`;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
};
