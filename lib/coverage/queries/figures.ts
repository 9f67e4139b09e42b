import { bucketEnds, placeOf } from "../count-model/response-times";
import type { Counts } from "../count-model/cell";
import type { Breakdown, RangeFigures, ResponseFigures, TargetFigures } from "../model";
import type { DayRange } from "../span-model";
import { readPercentiles, sumCells, sumTimes, type BucketCounts, type Scope, type SliceCounts, type TimesOf, type WantedPercentile } from "./cells";
import { listPending, type PendingPromises } from "./waiting";
import type { Sentiment } from "#lib/tagging/model";

/** What the figures of one range are made of. */
export type RangeFacts = {
  readonly cells: readonly SliceCounts[];
  readonly times: readonly BucketCounts[];
  readonly pending: readonly PendingPromises[];
  /** The minutes of a percentile of some response times; null where nobody was answered. */
  readonly percentile: (of: Times, p: number) => number | null;
};

/** Response times by the clock or in business hours, of everybody, of one source or of one member. */
type Times = { readonly slice: TimesOf["slice"]; readonly sourceId?: string; readonly key?: string };

/** Reads a range once for all its figures. `singly` also reads the median of each source and member. */
export const readRange = async (scope: Scope, range: DayRange, { now, singly }: { readonly now: Date; readonly singly: boolean }): Promise<RangeFacts> => {
  const [cells, times, pending] = await Promise.all([sumCells(scope, range), sumTimes(scope, range, { singly }), listPending(scope, range, now)]);
  const all: readonly Times[] = [{ slice: "source" }, { slice: "open" }];
  const each = singly ? eachOf(times) : [];
  const wanted = [...all.flatMap((of) => [0.5, 0.9].flatMap((p) => wantedOf(times, of, p))), ...each.flatMap((of) => wantedOf(times, of, 0.5))];
  const minutes = await readPercentiles(scope, range, wanted);
  return { cells, times, pending, percentile: (of, p) => minutes.get(nameOf(of, p)) ?? null };
};

const nameOf = ({ slice, sourceId = "", key = "" }: Times, p: number): string => `${slice} ${sourceId} ${key} ${String(p)}`;

const eachOf = (times: readonly BucketCounts[]): readonly Times[] => {
  const sources = times.filter(({ slice }) => slice === "source").map(({ slice, sourceId }) => ({ slice, sourceId }));
  const agents = [...new Set(times.filter(({ slice }) => slice === "agent").map(({ key }) => key))].map((key) => ({ slice: "agent" as const, key }));
  return [...sources, ...agents];
};

const isOf =
  ({ slice, sourceId, key = "" }: Times) =>
  (times: TimesOf): boolean =>
    times.slice === slice && times.key === key && (sourceId === undefined || times.sourceId === sourceId);

const wantedOf = (times: readonly BucketCounts[], of: Times, p: number): readonly WantedPercentile[] => {
  const counts = sumColumns(times.filter(isOf(of)).map((found) => found.counts));
  const place = placeOf(counts, p);
  if (place === null) return [];
  return [{ name: nameOf(of, p), slice: of.slice, key: of.key ?? "", sourceIds: of.sourceId === undefined ? [] : [of.sourceId], place }];
};

const sumColumns = (columns: readonly (readonly number[])[]): readonly number[] =>
  bucketEnds.map((_, at) => columns.reduce((sum, column) => sum + (column[at] ?? 0), 0));

const sumOf = (cells: readonly Counts[], name: keyof Counts): number => cells.reduce((sum, cell) => sum + cell[name], 0);

/** Rows "received", "response coverage", "coverage within target" and "first response time" of docs/metrics.md. */
export const figuresOf = (facts: RangeFacts): RangeFigures => {
  const moods = facts.cells.filter(({ slice }) => slice === "sentiment");
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
export const distributionOf = ({ times }: RangeFacts): readonly number[] => sumColumns(times.filter(isOf({ slice: "source" })).map(({ counts }) => counts));

export type BrokenDown = "source" | "sentiment" | "language" | "agent";

/** The same figures told apart by source, sentiment, language or member. */
export const breakDown = (facts: RangeFacts, slice: BrokenDown): readonly Breakdown[] => {
  const keyOf = (cell: SliceCounts): string => (slice === "source" ? cell.sourceId : cell.key);
  const cells = facts.cells.filter((cell) => cell.slice === slice);
  return [...new Set(cells.map(keyOf))].map((key) => {
    const own = cells.filter((cell) => keyOf(cell) === key);
    return {
      key,
      received: sumOf(own, "received"),
      coverage: { numerator: sumOf(own, "answered"), denominator: sumOf(own, "needed") },
      withinTarget: targetOf(own, pendingOf(facts.pending, slice, key)),
      medianMinutes: medianOf(facts, slice, key),
      sent: sumOf(own, "sent"),
    };
  });
};

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
