import { placeOf } from "../count-model/response-times";
import type { Counts } from "../count-model/cell";
import type { Breakdown, RangeFigures, ResponseFigures, TargetFigures } from "../model";
import type { DayRange } from "../span-model";
import {
  readPercentiles,
  sumSlices,
  sumSources,
  sumTimes,
  toldSources,
  type BucketCounts,
  type RangeRead,
  type Scope,
  type SliceCounts,
  type SourceCounts,
  type TimedSlice,
  type WantedPercentile,
} from "./cells";
import { listPending, type PendingPromises } from "./waiting";
import { inSqlTransaction } from "#lib/db/sql";
import type { Sentiment } from "#lib/tagging/model";

/** What the figures of one range are made of. */
export type RangeFacts = {
  readonly slices: readonly SliceCounts[];
  readonly sources: readonly SourceCounts[];
  readonly times: readonly BucketCounts[];
  readonly pending: readonly PendingPromises[];
  /** The minutes of a percentile of some response times; null where nobody was answered. */
  readonly percentile: (of: Times, p: number) => number | null;
};

/** Response times by the clock or in business hours, of everybody, of one source or of one member. */
type Times = { readonly slice: TimedSlice; readonly sourceId?: string; readonly key?: string };

/** How much of a range is read: its figures `together`, besides what was `counted` by source, or also how long each source and member took. */
export type Detail = "together" | "counted" | "timed";

type HowRead = { readonly now: Date; readonly detail: Detail };

/** Reads a range once for all its figures, at one moment: what is counted anew meanwhile is seen whole or not at all. */
export const readRange = async (scope: Scope, range: DayRange, how: HowRead): Promise<RangeFacts> =>
  inSqlTransaction((tx) => readIn({ tx, scope, range }, how), { isSnapshot: true });

const readIn = async (read: RangeRead, { now, detail }: HowRead): Promise<RangeFacts> => {
  const slices = await sumSlices(read);
  const sources = detail === "together" ? [] : await sumSources(read);
  const times = await sumTimes(read, detail === "timed" ? ["source", "open", "agent"] : ["source", "open"]);
  const pending = await listPending(read, now);
  const minutes = await readPercentiles(read, wantedIn({ scope: read.scope, sources: detail === "timed" ? sources : [], times }));
  return { slices, sources, times, pending, percentile: (of, p) => minutes.get(nameOf(of, p)) ?? null };
};

type Timed = { readonly scope: Scope; readonly sources: readonly SourceCounts[]; readonly times: readonly BucketCounts[] };

/** Median and 90th percentile of all, the median of each source and member. */
const wantedIn = ({ scope, sources, times }: Timed): readonly WantedPercentile[] => [
  ...times.flatMap((of) => (of.slice === "agent" ? [0.5] : [0.5, 0.9]).flatMap((p) => wantedOf(of, p, toldSources(scope)))),
  ...sources.flatMap(({ sourceId, buckets }) => wantedOf({ slice: "source", sourceId, buckets }, 0.5, [sourceId])),
];

const nameOf = ({ slice, sourceId = "", key = "" }: Times, p: number): string => `${slice} ${sourceId} ${key} ${String(p)}`;

const wantedOf = (of: Times & { readonly buckets: readonly number[] }, p: number, sourceIds: readonly string[]): readonly WantedPercentile[] => {
  const place = placeOf(of.buckets, p);
  return place === null ? [] : [{ name: nameOf(of, p), slice: of.slice, key: of.key ?? "", sourceIds, place }];
};

const sumOf = (cells: readonly Counts[], name: keyof Counts): number => cells.reduce((sum, cell) => sum + cell[name], 0);

/** Rows "received", "response coverage", "coverage within target" and "first response time" of docs/metrics.md. */
export const figuresOf = (facts: RangeFacts): RangeFigures => {
  const moods = facts.slices.filter(({ slice }) => slice === "sentiment");
  const share = (cells: readonly Counts[]) => ({ numerator: sumOf(cells, "answered"), denominator: sumOf(cells, "needed") });
  const of = (sentiment: Sentiment) => moods.filter(({ key }) => key === sentiment);
  return {
    received: bySentiment((sentiment) => sumOf(of(sentiment), "received")),
    coverage: { all: share(moods), ...bySentiment((sentiment) => share(of(sentiment))) },
    withinTarget: targetOf(moods, facts.pending),
    firstResponse: responseOf(facts, "source", moods),
    openResponse: responseOf(facts, "open", moods),
  };
};

const bySentiment = <Value>(valueOf: (sentiment: Sentiment) => Value): Readonly<Record<Sentiment, Value>> => ({
  negative: valueOf("negative"),
  neutral: valueOf("neutral"),
  positive: valueOf("positive"),
});

const responseOf = (facts: RangeFacts, slice: "source" | "open", cells: readonly Counts[]): ResponseFigures => ({
  medianMinutes: facts.percentile({ slice }, 0.5),
  p90Minutes: facts.percentile({ slice }, 0.9),
  answered: sumOf(cells, "answered"),
  unanswered: sumOf(cells, "needed") - sumOf(cells, "answered"),
});

const targetOf = (cells: readonly Counts[], pending: readonly { readonly pending: number }[]): TargetFigures => {
  const open = pending.reduce((sum, promise) => sum + promise.pending, 0);
  const kept = sumOf(cells, "kept");
  // What waits is read at this moment, the rest as it was counted a moment ago.
  return { share: { numerator: kept, denominator: Math.max(kept, sumOf(cells, "promised") - open) }, pending: open };
};

/** How many answers of a range took how long, by bucket. */
export const distributionOf = ({ times }: RangeFacts): readonly number[] => times.find(({ slice }) => slice === "source")?.buckets ?? [];

export type BrokenDown = "source" | "sentiment" | "language" | "agent";

/** The same figures told apart by source, sentiment, language or member. */
export const breakDown = (facts: RangeFacts, slice: BrokenDown): readonly Breakdown[] =>
  countsBy(facts, slice).map(({ key, ...counts }) => ({
    key,
    received: counts.received,
    coverage: { numerator: counts.answered, denominator: counts.needed },
    withinTarget: targetOf([counts], pendingOf(facts.pending, slice, key)),
    medianMinutes: medianOf(facts, slice, key),
    sent: counts.sent,
  }));

const countsBy = ({ sources, slices }: RangeFacts, slice: BrokenDown): readonly (Counts & { readonly key: string })[] =>
  slice === "source" ? sources.map(({ sourceId, ...counts }) => ({ ...counts, key: sourceId })) : slices.filter((cell) => cell.slice === slice);

/** What somebody may yet answer in time is nobody's own. */
const pendingOf = (pending: readonly PendingPromises[], slice: BrokenDown, key: string): readonly PendingPromises[] => {
  switch (slice) {
    case "source":
      return pending.filter(({ sourceId }) => sourceId === key);
    case "sentiment":
      return pending.filter(({ sentiment }) => sentiment === key);
    case "language":
      return pending.filter(({ language }) => language === key);
    case "agent":
      return [];
  }
};

const medianOf = (facts: RangeFacts, slice: BrokenDown, key: string): number | null => {
  if (slice === "source") return facts.percentile({ slice, sourceId: key }, 0.5);
  return slice === "agent" ? facts.percentile({ slice, key }, 0.5) : null;
};
