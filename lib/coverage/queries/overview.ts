import { z } from "zod";

import { getRangeFigures, inSpan } from "./figures";
import { overviewRange, type DaySpan, type OverviewRange, type Span, type WantedRange } from "./range";
import type { Overview } from "../model";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import type { BrandId } from "#lib/core/ids";
import { dayMs } from "#lib/core/time";
import { db } from "#lib/db/client";
import { isAnswered, isNeeded, isReceived, isWaiting } from "#lib/inbox/queries/where";

/** Which docs/metrics.md the figures follow. */
const definition = "1";

export type OverviewWanted = { /** None named: all brands. */ readonly brandIds: readonly BrandId[]; readonly range: WantedRange };

/**
 * The figures of the overview, each by its row in docs/metrics.md and with the span before beside it. Days are those of the brand's
 * zone; brands of several zones together are counted in the workspace's. Throws `not-found` for a brand of another workspace.
 */
export const getOverview = async (actor: Actor, { brandIds, range: wanted }: OverviewWanted, now: Date): Promise<Overview> => {
  requirePermission(actor, "desk:read");
  const chosen = await chooseBrands(actor, brandIds);
  const zones = new Set(chosen.map(({ zone }) => zone));
  const [onlyZone] = zones;
  const range = overviewRange(wanted, zones.size === 1 && onlyZone !== undefined ? onlyZone : actor.zone, now);
  const brands = Prisma.sql`i.workspace_id = ${actor.workspaceId} AND i.brand_id = ANY (${chosen.map(({ id }) => id)})`;
  const [waiting, inRange, before, byDay, heat] = await Promise.all([
    readWaiting(brands, now),
    getRangeFigures(brands, range.now),
    getRangeFigures(brands, range.before),
    readDays(brands, range),
    readHeat(brands, range, now),
  ]);
  return {
    range: { from: range.now.from.toISOString(), to: range.now.to.toISOString(), days: range.dayCount },
    waiting,
    now: inRange,
    before,
    byDay,
    heat,
    definition,
  };
};

const chooseBrands = async (actor: Actor, brandIds: readonly BrandId[]): Promise<readonly { readonly id: string; readonly zone: string }[]> => {
  const rows = await db().brand.findMany({
    where: { workspaceId: actor.workspaceId, ...(brandIds.length === 0 ? { archivedAt: null } : { id: { in: [...brandIds] } }) },
    select: { id: true, zone: true },
  });
  if (rows.length < new Set(brandIds).size) throw notFound("The brand");
  return rows;
};

const waitingSchema = z.array(z.object({ count: z.number(), oldestSince: z.date().nullable(), overPromise: z.number(), weekAgo: z.number() }));

/** Row "waiting"; how it was a week ago is told by the same facts, read for that moment. */
const readWaiting = async (brands: Prisma.Sql, now: Date): Promise<Overview["waiting"]> => {
  const then = new Date(now.getTime() - 7 * dayMs);
  const rows = waitingSchema.parse(
    await db().$queryRaw`
      SELECT (count(*) FILTER (WHERE ${isWaiting}))::int AS count, min(i.needed_since) FILTER (WHERE ${isWaiting}) AS "oldestSince",
        (count(*) FILTER (WHERE ${isWaiting} AND i.due_at < ${now}))::int AS "overPromise",
        (SELECT count(*)::int FROM item i WHERE ${brands} AND ${isReceived} AND i.needed_since <= ${then} AND (i.answered_at IS NULL OR i.answered_at > ${then}) AND (i.closed_at IS NULL OR i.closed_at > ${then})) AS "weekAgo"
      FROM item i WHERE ${brands} AND i.needed_since IS NOT NULL AND i.answered_at IS NULL AND i.closed_at IS NULL`,
  );
  const row = rows[0] ?? { count: 0, oldestSince: null, overPromise: 0, weekAgo: 0 };
  return { ...row, oldestSince: row.oldestSince?.toISOString() ?? null };
};

const daysSchema = z.array(z.object({ day: z.string(), received: z.number(), negative: z.number(), needed: z.number(), answered: z.number() }));

const readDays = async (brands: Prisma.Sql, range: OverviewRange): Promise<Overview["byDay"]> => {
  const column = <Value>(of: (day: DaySpan) => Value): Value[] => range.days.map(of);
  const rows = daysSchema.parse(
    await db().$queryRaw`
      SELECT d.day, n.received, n.negative, n.needed, n.answered
      FROM unnest(${column(({ day }) => day)}::text[], ${column(({ from }) => from)}::timestamptz[], ${column(({ to }) => to)}::timestamptz[]) AS d (day, starts, ends)
      CROSS JOIN LATERAL (
        SELECT (count(*) FILTER (WHERE ${isReceived}))::int AS received, (count(*) FILTER (WHERE ${isReceived} AND i.sentiment = 'negative'))::int AS negative,
          (count(*) FILTER (WHERE ${isNeeded}))::int AS needed, (count(*) FILTER (WHERE ${isAnswered}))::int AS answered
        FROM item i WHERE ${brands} AND i.posted_at >= d.starts AND i.posted_at < d.ends
      ) AS n ORDER BY d.starts`,
  );
  const firstDay = range.days[range.dayCount]?.day ?? "";
  return rows.map((row) => ({ ...row, isBefore: row.day < firstDay }));
};

const heatSchema = z.array(z.object({ weekday: z.number(), hour: z.number(), received: z.number(), late: z.number() }));

/** When it arrives, and where a promise was not kept: answered after it, or not answered and over by now. */
const readHeat = async (
  brands: Prisma.Sql,
  { zone, eightWeeks }: { readonly zone: string; readonly eightWeeks: Span },
  now: Date,
): Promise<Overview["heat"]> => {
  const rows = heatSchema.parse(
    await db().$queryRaw`
      SELECT weekday, hour, count(*)::int AS received, (count(*) FILTER (WHERE is_late))::int AS late FROM (
        SELECT (extract(isodow FROM i.posted_at AT TIME ZONE ${zone}) - 1)::int AS weekday, extract(hour FROM i.posted_at AT TIME ZONE ${zone})::int AS hour,
          ${isNeeded} AND coalesce(i.answered_at, ${now}) > i.due_at AS is_late
        FROM item i WHERE ${inSpan(brands, eightWeeks)} AND ${isReceived}
      ) AS arrivals GROUP BY weekday, hour`,
  );
  const cells = new Map(rows.map(({ weekday, hour, received, late }) => [weekday * 24 + hour, { received, late }]));
  return Array.from({ length: 7 }, (_, weekday) => Array.from({ length: 24 }, (_cell, hour) => cells.get(weekday * 24 + hour) ?? { received: 0, late: 0 }));
};
