import type { RangeRead, Scope } from "./cells";
import type { Waiting } from "../model";
import type { DayRange } from "../span-model";
import { hourMs } from "#lib/core/time";
import { sql } from "#lib/db/sql";
import { isReceived } from "#lib/inbox/queries/where";
import type { Sentiment } from "#lib/tagging/model";

// What waits now, on `i`: $1 workspace, $2 brands, $3 sources. The facts of the partial index, so that history costs nothing.
const waits = `i.workspace_id = $1 AND i.needed_since IS NOT NULL AND i.answered_at IS NULL AND i.closed_at IS NULL AND i.brand_id = ANY ($2::text[])
  AND (cardinality($3::text[]) = 0 OR i.source_id = ANY ($3::text[])) AND ${isReceived.sql}`;

/** Hours of waiting after which another bar of the histogram begins. */
export const ageSteps = [1, 4, 12, 24, 72, 168] as const;

type WaitingRow = { readonly age: number; readonly count: number; readonly oldestSince: Date; readonly overPromise: number };

/** Row "waiting" of docs/metrics.md: how much, since when, and how long each has waited. */
export const readWaiting = async ({ workspaceId, brandIds, sourceIds }: Scope, now: Date): Promise<Omit<Waiting, "weekAgo">> => {
  const rows = await sql.query<WaitingRow>({
    name: "read-waiting",
    text: `SELECT width_bucket(extract(epoch FROM $4::timestamptz - i.needed_since) * 1000, $5::float8[]) AS age, count(*)::int AS count,
        min(i.needed_since) AS "oldestSince", (count(*) FILTER (WHERE i.due_at < $4))::int AS "overPromise"
      FROM item i WHERE ${waits} GROUP BY 1`,
    values: [workspaceId, brandIds, sourceIds, now, ageSteps.map((hours) => hours * hourMs)],
  });
  const sum = (of: (row: WaitingRow) => number): number => rows.reduce((all, row) => all + of(row), 0);
  const oldest = rows.map(({ oldestSince }) => oldestSince.toISOString()).toSorted()[0];
  return {
    count: sum(({ count }) => count),
    oldestSince: oldest ?? null,
    overPromise: sum(({ overPromise }) => overPromise),
    ages: [0, ...ageSteps].map((_, at) => sum(({ age, count }) => (age === at ? count : 0))),
  };
};

export type PendingPromises = { readonly sourceId: string; readonly sentiment: Sentiment; readonly language: string; readonly pending: number };

// Found by the partial index and then looked at: otherwise all of a range would be read for the few of it that wait.
const waiting = `WITH waiting AS MATERIALIZED (SELECT i.source_id, i.brand_id, i.sentiment, i.language, i.posted_at, i.due_at FROM item i WHERE ${waits})`;

// Posted on days `[$5, $6)` of the brand `b`.
const inDays = "i.posted_at >= $5::date::timestamp AT TIME ZONE b.zone AND i.posted_at < $6::date::timestamp AT TIME ZONE b.zone";

/** Items of a range that wait and whose promise can still be kept: they are in neither part of "coverage within target". */
export const listPending = async (
  { tx, scope: { workspaceId, brandIds, sourceIds }, range: { from, to } }: RangeRead,
  now: Date,
): Promise<readonly PendingPromises[]> =>
  tx.query<PendingPromises>({
    name: "list-pending",
    text: `${waiting} SELECT i.source_id AS "sourceId", i.sentiment, i.language, count(*)::int AS pending FROM waiting i JOIN brand b ON b.id = i.brand_id
      WHERE i.due_at >= $4 AND ${inDays} GROUP BY i.source_id, i.sentiment, i.language`,
    values: [workspaceId, brandIds, sourceIds, now, from, to],
  });

export type OverdueHour = { readonly weekday: number; readonly hour: number; readonly late: number };

/** What of a range waits beyond its promise, by the hour of the week in which it came. */
export const listOverdueHours = async ({ workspaceId, brandIds, sourceIds }: Scope, { from, to }: DayRange, now: Date): Promise<readonly OverdueHour[]> =>
  sql.query<OverdueHour>({
    name: "list-overdue-hours",
    text: `${waiting} SELECT (extract(isodow FROM i.posted_at AT TIME ZONE b.zone) - 1)::int AS weekday, extract(hour FROM i.posted_at AT TIME ZONE b.zone)::int AS hour, count(*)::int AS late
      FROM waiting i JOIN brand b ON b.id = i.brand_id WHERE i.due_at < $4 AND ${inDays} GROUP BY 1, 2`,
    values: [workspaceId, brandIds, sourceIds, now, from, to],
  });
