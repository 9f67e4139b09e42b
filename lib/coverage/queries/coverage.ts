import { chooseBrands } from "./choose-brands";
import type { Scope } from "./cells";
import { breakDown, distributionOf, figuresOf, readRange, type BrokenDown, type RangeFacts } from "./figures";
import { definition, readDays, readHeat } from "./overview";
import { ageSteps, readWaiting } from "./waiting";
import { countLeft } from "../count-changes";
import { bucketEnds } from "../count-model/response-times";
import type { AgeBar, Coverage, NamedBreakdown, ResponseBar } from "../model";
import { coverageRange, type Comparison, type WantedRange } from "../range-model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import type { BrandId } from "#lib/core/ids";
import { listSourceNames } from "#lib/sources/queries/names";
import { sentiments } from "#lib/tagging/model";
import { listMemberNames } from "#lib/team/queries/member-names";

export type CoverageWanted = {
  /** None named: all brands. */
  readonly brandIds: readonly BrandId[];
  /** None named: all of their sources. */
  readonly sourceIds: readonly string[];
  readonly range: WantedRange;
  readonly compare: Comparison;
};

/**
 * Coverage and all that explains it, each figure by its row in docs/metrics.md, with the compared days beside it. Days are those of each
 * brand's own zone. Throws `not-found` for a brand or a source of another workspace.
 */
export const getCoverage = async (actor: Actor, { brandIds, sourceIds, range: wanted, compare }: CoverageWanted, now: Date): Promise<Coverage> => {
  requirePermission(actor, "desk:read");
  const [brands, sources, members] = await Promise.all([chooseBrands(actor, brandIds), listSourceNames(actor), listMemberNames(actor)]);
  if (!sourceIds.every((wantedId) => sources.has(wantedId))) throw notFound("The source");
  const range = coverageRange(wanted, { zone: brands.zone, now, compare });
  const scope: Scope = { workspaceId: actor.workspaceId, brandIds: brands.ids, sourceIds };
  const [waiting, inRange, before, byDay, heat, daysLeft] = await Promise.all([
    readWaiting(scope, now),
    readRange(scope, range.now, { now, detail: "timed" }),
    readRange(scope, range.before, { now, detail: "counted" }),
    readDays(scope, range),
    readHeat(scope, range.eightWeeks, now),
    countLeft(actor.workspaceId),
  ]);
  const by = (slice: BrokenDown, names: ReadonlyMap<string, string>): readonly NamedBreakdown[] => namedRows({ now: inRange, before }, slice, names);
  return {
    range: { ...range.now, days: range.dayCount, zone: brands.zone },
    compared: range.before,
    now: figuresOf(inRange),
    before: figuresOf(before),
    byDay,
    bySource: by("source", sources),
    byAgent: by("agent", members),
    bySentiment: by("sentiment", noNames).toSorted((one, other) => orderOf(one) - orderOf(other)),
    byLanguage: by("language", noNames),
    distribution: responseBars(distributionOf(inRange)),
    waiting: { ...waiting, ages: ageBars(waiting.ages) },
    heat,
    heatRange: range.eightWeeks,
    daysLeft,
    definition,
  };
};

const noNames: ReadonlyMap<string, string> = new Map();

const orderOf = ({ key }: NamedBreakdown): number => sentiments.findIndex((sentiment) => sentiment === key);

type Compared = { readonly now: RangeFacts; readonly before: RangeFacts };

/** The rows of a range with something in them, most to answer first. */
const namedRows = ({ now, before }: Compared, slice: BrokenDown, names: ReadonlyMap<string, string>): readonly NamedBreakdown[] => {
  const then = new Map(breakDown(before, slice).map(({ key, coverage }) => [key, coverage]));
  return breakDown(now, slice)
    .filter(({ received, sent }) => received > 0 || sent > 0)
    .map((row) => ({ ...row, name: names.get(row.key) ?? row.key, before: then.get(row.key) ?? { numerator: 0, denominator: 0 } }))
    .toSorted((one, other) => other.coverage.denominator - one.coverage.denominator || other.received - one.received || (one.name < other.name ? -1 : 1));
};

/** The longest time of each bar but the last, in minutes; each is the end of a bucket. */
export const responseSteps = [15, 30, 60, 120, 240, 480, 1440, 2880, 10_080] as const;

/** Buckets gathered into few enough bars to be read at a glance. */
const responseBars = (counts: readonly number[]): readonly ResponseBar[] =>
  between(responseSteps).map(({ from, to }) => ({
    from,
    to,
    count: counts.reduce((sum, count, bucket) => {
      const end = bucketEnds[bucket] ?? 0;
      return end > from && end <= (to ?? Number.POSITIVE_INFINITY) ? sum + count : sum;
    }, 0),
  }));

const ageBars = (counts: readonly number[]): readonly AgeBar[] => between(ageSteps).map((span, at) => ({ ...span, count: counts[at] ?? 0 }));

const between = (steps: readonly number[]): readonly { readonly from: number; readonly to: number | null }[] =>
  [0, ...steps].map((from, at) => ({ from, to: steps[at] ?? null }));
