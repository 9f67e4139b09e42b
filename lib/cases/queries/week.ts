import { z } from "zod";

import { toOutcomes } from "./outcomes";
import { Prisma } from "#db";
import { caseLevelSchema, outcomeSchema, type CaseLevel, type Outcome } from "../model/case-machine";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { isOnDays, type BrandDays } from "#lib/db/brand-days";
import { db } from "#lib/db/client";

export type CaseWork = {
  readonly opened: number;
  /** Into whose hands cases were given that were beyond an agent's. */
  readonly escalated: Readonly<Record<Exclude<CaseLevel, "agent">, number>>;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Row "follow-up kept" of docs/metrics.md. */
  readonly promises: { readonly numerator: number; readonly denominator: number };
};

const countsSchema = z.tuple([z.object({ opened: z.number(), promised: z.number(), kept: z.number() })]);
const levelsSchema = z.array(z.object({ level: caseLevelSchema, count: z.number() }));
const endsSchema = z.array(z.object({ outcome: outcomeSchema, count: z.number() }));

/** The level of a case as it was opened: what it was before it was first given on, else what it is. */
const openedAt = Prisma.sql`coalesce((SELECT e.details->>'was' FROM case_event e WHERE e.case_id = c.id AND e.kind IN ('escalated', 'handed-back') ORDER BY e.at, e.id LIMIT 1), c.level)`;

/** What was done with the cases of some brands on some days: opened, escalated, ended, and what was promised in them for these days. */
export const countCaseWork = async (actor: Actor, { brandIds, days }: BrandDays): Promise<CaseWork> => {
  requirePermission(actor, "desk:read");
  const theirs = Prisma.sql`c.workspace_id = ${actor.workspaceId} AND c.brand_id = ANY (${[...brandIds]})`;
  const [counts, levels, ends] = await Promise.all([
    db().$queryRaw`SELECT
        (SELECT count(*)::int FROM case_file c JOIN brand b ON b.id = c.brand_id WHERE ${theirs} AND ${isOnDays(Prisma.sql`c.opened_at`, days)}) AS opened,
        (count(*) FILTER (WHERE f.state IN ('open', 'kept')))::int AS promised,
        (count(*) FILTER (WHERE f.state = 'kept' AND (f.ended_at AT TIME ZONE b.zone)::date <= (f.due_at AT TIME ZONE b.zone)::date))::int AS kept
      FROM follow_up f JOIN case_file c ON c.id = f.case_id JOIN brand b ON b.id = c.brand_id WHERE ${theirs} AND ${isOnDays(Prisma.sql`f.due_at`, days)}`,
    db().$queryRaw`SELECT level, count(*)::int AS count FROM (
        SELECT e.details->>'level' AS level FROM case_event e JOIN case_file c ON c.id = e.case_id JOIN brand b ON b.id = c.brand_id
        WHERE ${theirs} AND e.kind = 'escalated' AND ${isOnDays(Prisma.sql`e.at`, days)}
        UNION ALL SELECT ${openedAt} FROM case_file c JOIN brand b ON b.id = c.brand_id WHERE ${theirs} AND ${isOnDays(Prisma.sql`c.opened_at`, days)}
      ) AS raised WHERE level <> 'agent' GROUP BY 1`,
    db()
      .$queryRaw`SELECT e.details->>'outcome' AS outcome, count(*)::int AS count FROM case_event e JOIN case_file c ON c.id = e.case_id JOIN brand b ON b.id = c.brand_id
      WHERE ${theirs} AND e.kind = 'concluded' AND ${isOnDays(Prisma.sql`e.at`, days)} GROUP BY 1`,
  ]);
  const [{ opened, promised, kept }] = countsSchema.parse(counts);
  const found = levelsSchema.parse(levels);
  const at = (wanted: CaseLevel): number => found.find(({ level }) => level === wanted)?.count ?? 0;
  return {
    opened,
    escalated: { manager: at("manager"), legal: at("legal"), security: at("security") },
    outcomes: toOutcomes(endsSchema.parse(ends)),
    promises: { numerator: kept, denominator: promised },
  };
};
