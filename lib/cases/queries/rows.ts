import { z } from "zod";

import { Prisma } from "#db";
import type { CaseFilters, CaseRow, Named } from "../model";
import { caseLevelSchema, caseStepSchema, outcomeSchema } from "../model/case-machine";
import type { Actor } from "#lib/auth/actor";
import { initialsOf } from "#lib/team/model";

export const caseRowSchema = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  author: z.string(),
  brand: z.string(),
  level: caseLevelSchema,
  step: caseStepSchema,
  round: z.number(),
  status: z.enum(["open", "closed", "merged"]),
  outcome: outcomeSchema.nullable(),
  filled: z.number(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  openedAt: z.date(),
  closedAt: z.date().nullable(),
  dueAt: z.date().nullable(),
  promiseAt: z.date().nullable(),
  silentAt: z.date().nullable(),
});
export type StoredCaseRow = z.output<typeof caseRowSchema>;

/** Cases with the nearest thing due, as `c`, before anything is joined to them. */
export const casesWhere = (condition: Prisma.Sql): Prisma.Sql => Prisma.sql`
  c AS (
    SELECT c.*, p.promise_at, least(c.due_at, p.promise_at) AS nearest_at FROM case_file c
    LEFT JOIN LATERAL (SELECT min(f.due_at) AS promise_at FROM follow_up f WHERE f.case_id = c.id AND f.state = 'open') p ON true
    WHERE ${condition}
  )`;

/** The columns of `caseRowSchema` over `c`. */
export const caseColumns = Prisma.sql`
  c.id, c.number, c.title, a.name AS author, b.name AS brand, c.level, c.step, c.round, c.status, c.outcome, c.opened_at AS "openedAt", c.closed_at AS "closedAt", c.due_at AS "dueAt",
  c.promise_at AS "promiseAt", c.silent_at AS "silentAt", om.id AS "ownerId", ou.name AS "ownerName",
  (SELECT count(*)::int FROM unnest(ARRAY[c.customer_circumstances, c.brand_circumstances, c.customer_goals, c.brand_goals, c.bridge, c.fairness]) AS field WHERE btrim(field) <> '') AS filled`;

export const caseJoins = Prisma.sql`
  JOIN author a ON a.id = c.author_id JOIN brand b ON b.id = c.brand_id
  LEFT JOIN (member om JOIN user_account ou ON ou.id = om.user_id) ON om.id = c.owner_id AND om.removed_at IS NULL`;

/** Every filter of the address as one condition on `case_file c`, but for what is over its time. */
export const filterCondition = (actor: Actor, filters: Omit<CaseFilters, "as" | "after" | "overdue">): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`c.workspace_id = ${actor.workspaceId} AND c.status = ${filters.show}`,
      ...(filters.brand.length === 0 ? [] : [inBrands(actor, filters.brand)]),
      ...(filters.owner === undefined ? [] : [ownerCondition(actor, filters.owner)]),
      ...(filters.level.length === 0 ? [] : [Prisma.sql`c.level = ANY (${filters.level})`]),
      ...(filters.step.length === 0 ? [] : [Prisma.sql`c.step = ANY (${filters.step})`]),
    ],
    " AND ",
  );

const inBrands = (actor: Actor, slugs: readonly string[]): Prisma.Sql =>
  Prisma.sql`c.brand_id = ANY (ARRAY(SELECT id FROM brand WHERE workspace_id = ${actor.workspaceId} AND slug = ANY (${[...slugs]})))`;

const ownerCondition = (actor: Actor, owner: string): Prisma.Sql => {
  if (owner === "none") return Prisma.sql`c.owner_id IS NULL`;
  return Prisma.sql`c.owner_id = ${owner === "me" ? (actor.memberId ?? "") : owner}`;
};

export const named = (id: string | null, name: string | null): Named | null => (id === null || name === null ? null : { id, name, initials: initialsOf(name) });

export const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

export const caseRow = ({ ownerId, ownerName, openedAt, closedAt, dueAt, promiseAt, silentAt, ...row }: StoredCaseRow): CaseRow => ({
  ...row,
  owner: named(ownerId, ownerName),
  openedAt: openedAt.toISOString(),
  closedAt: isoOrNull(closedAt),
  dueAt: isoOrNull(dueAt),
  promiseAt: isoOrNull(promiseAt),
  silentAt: isoOrNull(silentAt),
});
