import { bucketEnds, minutesAt, type Place } from "../count-model/response-times";
import type { Counts, Slice } from "../count-model/cell";
import { weeksAndDays, type DayRange } from "../span-model";
import { sql } from "#lib/db/sql";

/** Whose figures: brands of one workspace, and of them some sources, or all where none is named. */
export type Scope = { readonly workspaceId: string; readonly brandIds: readonly string[]; readonly sourceIds: readonly string[] };

// The cells of a range on `c`: $1 workspace, $2 brands, $3 sources, $4 Mondays of whole weeks, $5 single days.
const inRange = `c.workspace_id = $1 AND c.brand_id = ANY ($2::text[]) AND (cardinality($3::text[]) = 0 OR c.source_id = ANY ($3::text[]))
  AND ((c.grain = 'week' AND c.day = ANY ($4::date[])) OR (c.grain = 'day' AND c.day = ANY ($5::date[])))`;

const rangeValues = ({ workspaceId, brandIds, sourceIds }: Scope, range: DayRange): unknown[] => {
  const { weeks, days } = weeksAndDays(range);
  return [workspaceId, brandIds, sourceIds, weeks, days];
};

const sums = `sum(c.received)::int AS received, sum(c.needed)::int AS needed, sum(c.answered)::int AS answered, sum(c.promised)::int AS promised, sum(c.kept)::int AS kept,
  sum(c.entered)::int AS entered, sum(c."left")::int AS "left", sum(c.sent)::int AS sent`;

export type SliceCounts = Counts & { readonly sourceId: string; readonly slice: Slice; readonly key: string };

/** The counts of a range, by source and slice. */
export const sumCells = async (scope: Scope, range: DayRange): Promise<readonly SliceCounts[]> =>
  sql.query<SliceCounts>({
    name: "sum-cells",
    text: `SELECT c.source_id AS "sourceId", c.slice, c.key, ${sums} FROM coverage_cell c WHERE ${inRange} AND c.slice <> 'open' GROUP BY c.source_id, c.slice, c.key`,
    values: rangeValues(scope, range),
  });

/** Response times of a range: all of them by the clock or in business hours, those of one source, or of one member. */
export type TimesOf = { readonly slice: "source" | "open" | "agent"; readonly sourceId: string; readonly key: string };

export type BucketCounts = TimesOf & { readonly counts: readonly number[] };

/** How many response times of a range fall into each bucket: of each source, and of each member where they are told one by one. */
export const sumTimes = async (scope: Scope, range: DayRange, { singly }: { readonly singly: boolean }): Promise<readonly BucketCounts[]> => {
  const rows = await sql.query<TimesOf & { bucket: number; count: number }>({
    name: "sum-times",
    text: `SELECT c.source_id AS "sourceId", c.slice, c.key, (t.place - 1)::int AS bucket, sum(t.count)::int AS count
      FROM coverage_cell c CROSS JOIN LATERAL unnest(c.times) WITH ORDINALITY AS t (count, place)
      WHERE ${inRange} AND c.slice = ANY ($6::text[]) AND t.count > 0 GROUP BY c.source_id, c.slice, c.key, t.place`,
    values: [...rangeValues(scope, range), singly ? ["source", "open", "agent"] : ["source", "open"]],
  });
  const found = new Map<string, BucketCounts & { readonly counts: number[] }>();
  for (const { bucket, count, ...of } of rows) {
    const name = `${of.sourceId} ${of.slice} ${of.key}`;
    const known = found.get(name) ?? { ...of, counts: bucketEnds.map(() => 0) };
    known.counts[bucket] = count;
    found.set(name, known);
  }
  return [...found.values()];
};

/** A percentile to be told: of which times, and where it lies among them. */
export type WantedPercentile = {
  readonly name: string;
  readonly slice: TimesOf["slice"];
  readonly sourceIds: readonly string[];
  readonly key: string;
  readonly place: Place;
};

/** The minutes of each wanted percentile, by name: of the one bucket in which it lies, the very minutes are read. */
export const readPercentiles = async (scope: Scope, range: DayRange, all: readonly WantedPercentile[]): Promise<ReadonlyMap<string, number>> => {
  if (all.length === 0) return new Map();
  const rows = await sql.query<{ place: number; pairs: [number, number][] }>({
    name: "read-percentiles",
    text: `SELECT w.place, jsonb_agg(jsonb_build_array(w.minutes, w.count)) AS pairs FROM (
        SELECT p.place::int AS place, (m.pair ->> 0)::int AS minutes, sum((m.pair ->> 1)::int) AS count
        FROM jsonb_to_recordset($6::jsonb) AS p (place int, slice text, key text, bucket text, sources jsonb)
          JOIN coverage_cell c ON c.slice = p.slice AND c.key = p.key AND (jsonb_array_length(p.sources) = 0 OR p.sources ? c.source_id)
          CROSS JOIN LATERAL jsonb_array_elements(c.minutes -> p.bucket) AS m (pair)
        WHERE ${inRange} GROUP BY 1, 2
      ) AS w GROUP BY w.place`,
    values: [
      ...rangeValues(scope, range),
      JSON.stringify(all.map(({ slice, key, sourceIds, place }, at) => ({ place: at, slice, key, bucket: String(place.bucket), sources: sourceIds }))),
    ],
  });
  const pairsOf = new Map(rows.map(({ place, pairs }) => [place, pairs]));
  return new Map(all.map(({ name, place }, at) => [name, minutesAt(pairsOf.get(at) ?? [], place.rank)]));
};

export type DayCounts = { readonly day: string; readonly received: number; readonly negative: number; readonly needed: number; readonly answered: number };

/** What came and was answered, day by day; days without anything are left out. */
export const listDays = async ({ workspaceId, brandIds, sourceIds }: Scope, { from, to }: DayRange): Promise<readonly DayCounts[]> =>
  sql.query<DayCounts>({
    name: "list-days",
    text: `SELECT c.day::text AS day, sum(c.received)::int AS received, coalesce(sum(c.received) FILTER (WHERE c.key = 'negative'), 0)::int AS negative,
        sum(c.needed)::int AS needed, sum(c.answered)::int AS answered
      FROM coverage_cell c WHERE c.workspace_id = $1 AND c.brand_id = ANY ($2::text[]) AND (cardinality($3::text[]) = 0 OR c.source_id = ANY ($3::text[]))
        AND c.grain = 'day' AND c.slice = 'sentiment' AND c.day >= $4 AND c.day < $5 GROUP BY c.day ORDER BY c.day`,
    values: [workspaceId, brandIds, sourceIds, from, to],
  });

export type HourCounts = { readonly weekday: number; readonly hour: number; readonly received: number; readonly late: number };

/** What came in each hour of the week (0 is Monday), and what of it was answered too late. */
export const sumHours = async ({ workspaceId, brandIds, sourceIds }: Scope, { from, to }: DayRange): Promise<readonly HourCounts[]> =>
  sql.query<HourCounts>({
    name: "sum-hours",
    text: `SELECT (extract(isodow FROM c.day) - 1)::int AS weekday, (h.place - 1)::int AS hour, sum(h.received)::int AS received, sum(h.late)::int AS late
      FROM coverage_cell c CROSS JOIN LATERAL unnest(c.arrivals, c.late) WITH ORDINALITY AS h (received, late, place)
      WHERE c.workspace_id = $1 AND c.brand_id = ANY ($2::text[]) AND (cardinality($3::text[]) = 0 OR c.source_id = ANY ($3::text[]))
        AND c.grain = 'day' AND c.slice = 'source' AND c.day >= $4 AND c.day < $5 AND h.received > 0 GROUP BY 1, 2`,
    values: [workspaceId, brandIds, sourceIds, from, to],
  });
