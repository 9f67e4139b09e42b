import { bucketEnds, minutesAt, type Place } from "../count-model/response-times";
import { allSources, type Counts, type Slice } from "../count-model/cell";
import { weeksAndDays, type DayRange } from "../span-model";
import { sql, type Sql } from "#lib/db/sql";

/** Whose figures: brands of one workspace, and of them some sources, or all where none is named. */
export type Scope = { readonly workspaceId: string; readonly brandIds: readonly string[]; readonly sourceIds: readonly string[] };

/** One range, read on one connection. */
export type RangeRead = { readonly tx: Sql; readonly scope: Scope; readonly range: DayRange };

/** The sources whose cells are read: those named, or what stands for all of them. */
export const toldSources = ({ sourceIds }: Scope): readonly string[] => (sourceIds.length === 0 ? [allSources] : sourceIds);

// The cells of a range as `c`: $1 workspace, $2 brands, $3 and $4 its whole weeks and single days.
const inRange = `unnest($3::text[], $4::date[]) AS span (grain, day)
  JOIN coverage_cell c ON c.grain = span.grain AND c.day = span.day AND c.workspace_id = $1 AND c.brand_id = ANY ($2::text[])`;

const rangeValues = ({ workspaceId, brandIds }: Scope, range: DayRange): unknown[] => {
  const { weeks, days } = weeksAndDays(range);
  return [workspaceId, brandIds, [...weeks.map(() => "week"), ...days.map(() => "day")], [...weeks, ...days]];
};

const counts = `sum(c.received)::int AS received, sum(c.needed)::int AS needed, sum(c.answered)::int AS answered, sum(c.promised)::int AS promised, sum(c.kept)::int AS kept,
  sum(c.entered)::int AS entered, sum(c."left")::int AS "left", sum(c.sent)::int AS sent`;

// Sums place by place: unfolding the arrays into rows would cost ten times as much.
const sumPlaces = (column: string, places: number): string =>
  `ARRAY[${Array.from({ length: places }, (_, at) => `coalesce(sum(${column}[${String(at + 1)}]), 0)`).join(", ")}]::int[]`;

const buckets = sumPlaces("c.times", bucketEnds.length);

export type SliceCounts = Counts & { readonly slice: Slice; readonly key: string };

/** The counts of a range, told apart by sentiment, language and member. */
export const sumSlices = async ({ tx, scope, range }: RangeRead): Promise<readonly SliceCounts[]> =>
  tx.query<SliceCounts>({
    name: "sum-slices",
    text: `SELECT c.slice, c.key, ${counts} FROM ${inRange} WHERE c.source_id = ANY ($5::text[]) AND c.slice = ANY ('{sentiment,language,agent}') GROUP BY c.slice, c.key`,
    values: [...rangeValues(scope, range), toldSources(scope)],
  });

export type SourceCounts = Counts & { readonly sourceId: string; /** First response times by bucket. */ readonly buckets: readonly number[] };

/** The counts and response times of a range, source by source. */
export const sumSources = async ({ tx, scope, range }: RangeRead): Promise<readonly SourceCounts[]> =>
  tx.query<SourceCounts>({
    name: "sum-sources",
    text: `SELECT c.source_id AS "sourceId", ${counts}, ${buckets} AS buckets FROM ${inRange}
      WHERE c.slice = 'source' AND (c.source_id = ANY ($5::text[]) OR (cardinality($5::text[]) = 0 AND c.source_id <> $6)) GROUP BY c.source_id`,
    values: [...rangeValues(scope, range), scope.sourceIds, allSources],
  });

/** Response times by the clock (`source`), in business hours (`open`), or those of one member. */
export type TimedSlice = "source" | "open" | "agent";
export type BucketCounts = { readonly slice: TimedSlice; readonly key: string; readonly buckets: readonly number[] };

/** How many response times of a range fall into each bucket. */
export const sumTimes = async ({ tx, scope, range }: RangeRead, slices: readonly TimedSlice[]): Promise<readonly BucketCounts[]> =>
  tx.query<BucketCounts>({
    name: "sum-times",
    text: `SELECT c.slice, c.key, ${buckets} AS buckets FROM ${inRange} WHERE c.source_id = ANY ($5::text[]) AND c.slice = ANY ($6::text[]) GROUP BY c.slice, c.key`,
    values: [...rangeValues(scope, range), toldSources(scope), slices],
  });

/** A percentile to be told: of which times, and where it lies among them. */
export type WantedPercentile = {
  readonly name: string;
  readonly slice: TimedSlice;
  readonly sourceIds: readonly string[];
  readonly key: string;
  readonly place: Place;
};

/** The minutes of each wanted percentile, by name: of the one bucket in which it lies, the very minutes are read. */
export const readPercentiles = async ({ tx, scope, range }: RangeRead, all: readonly WantedPercentile[]): Promise<ReadonlyMap<string, number>> => {
  if (all.length === 0) return new Map();
  const rows = await tx.query<{ place: number; minutes: string | null }>({
    name: "read-percentiles",
    text: `SELECT p.place, c.minutes ->> p.bucket AS minutes FROM jsonb_to_recordset($5::jsonb) AS p (place int, slice text, key text, bucket text, sources text[])
      JOIN (${inRange}) ON c.slice = p.slice AND c.key = p.key AND c.source_id = ANY (p.sources)
      WHERE c.source_id = ANY ($6::text[])`,
    values: [
      ...rangeValues(scope, range),
      JSON.stringify(all.map(({ slice, key, sourceIds, place }, at) => ({ place: at, slice, key, bucket: String(place.bucket), sources: sourceIds }))),
      // Said once more for all, so that the index finds them.
      [...new Set(all.flatMap(({ sourceIds }) => sourceIds))],
    ],
  });
  const found = all.map((): string[] => []);
  for (const { place, minutes } of rows) if (minutes !== null) found[place]?.push(minutes);
  return new Map(all.map(({ name, place }, at) => [name, minutesAt(found[at] ?? [], place.rank)]));
};

// Single days on `c`: $1 workspace, $2 brands, $3 sources, from the day $4.
const sinceDay = "c.workspace_id = $1 AND c.brand_id = ANY ($2::text[]) AND c.source_id = ANY ($3::text[]) AND c.grain = 'day' AND c.day >= $4";

const sinceValues = (scope: Scope, from: string): unknown[] => [scope.workspaceId, scope.brandIds, toldSources(scope), from];

export type DayCounts = { readonly day: string; readonly received: number; readonly negative: number; readonly needed: number; readonly answered: number };

/** What came and was answered, day by day; days without anything are left out. */
export const listDays = async (scope: Scope, { from, to }: DayRange): Promise<readonly DayCounts[]> =>
  sql.query<DayCounts>({
    name: "list-days",
    text: `SELECT c.day::text AS day, sum(c.received)::int AS received, coalesce(sum(c.received) FILTER (WHERE c.key = 'negative'), 0)::int AS negative,
        sum(c.needed)::int AS needed, sum(c.answered)::int AS answered
      FROM coverage_cell c WHERE ${sinceDay} AND c.day < $5 AND c.slice = 'sentiment' GROUP BY c.day ORDER BY c.day`,
    values: [...sinceValues(scope, from), to],
  });

export type WeekdayCounts = {
  /** 0 is Monday. */
  readonly weekday: number;
  /** What came in each hour of the day, and what of it was answered too late. */
  readonly received: readonly number[];
  readonly late: readonly number[];
};

/** What came by hour of the week. */
export const sumHours = async (scope: Scope, { from, to }: DayRange): Promise<readonly WeekdayCounts[]> =>
  sql.query<WeekdayCounts>({
    name: "sum-hours",
    text: `SELECT (extract(isodow FROM c.day) - 1)::int AS weekday, ${sumPlaces("c.arrivals", 24)} AS received, ${sumPlaces("c.late", 24)} AS late
      FROM coverage_cell c WHERE ${sinceDay} AND c.day < $5 AND c.slice = 'source' GROUP BY 1`,
    values: [...sinceValues(scope, from), to],
  });

/** By how many items more wait now than when a day began: what has begun to wait since, without what has been answered or closed. */
export const sumGrowth = async (scope: Scope, from: string): Promise<number> => {
  const rows = await sql.query<{ growth: number }>({
    name: "sum-growth",
    text: `SELECT coalesce(sum(c.entered - c."left"), 0)::int AS growth FROM coverage_cell c WHERE ${sinceDay} AND c.slice = 'source'`,
    values: sinceValues(scope, from),
  });
  return rows[0]?.growth ?? 0;
};
