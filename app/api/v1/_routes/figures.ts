import { z } from "zod";

import { route } from "../_door/declare";
import { daySchema, listOf } from "../_nouns/common";
import { breakdownSchema, figuresShape, waitingShape } from "../_nouns/figure";
import type { Actor } from "#lib/auth/actor";
import { notFound } from "#lib/core/errors";
import type { BrandId } from "#lib/core/ids";
import { dayMs } from "#lib/core/time";
import type { FigureDay, NamedBreakdown } from "#lib/coverage/model";
import { getCoverage } from "#lib/coverage/queries/coverage";
import { getOverview } from "#lib/coverage/queries/overview";
import { comparisons, type WantedRange } from "#lib/coverage/range-model";
import { listBrands } from "#lib/sources/queries/brands";

/** A year and a day: what it is compared with is as long again. */
const mostDays = 366;

const rangeShape = {
  brand: listOf(z.string()).meta({ description: "Slugs of brands; all where none is named." }),
  days: z.coerce.number().int().min(1).max(mostDays).default(28).meta({ description: "The last so many days with today." }),
  from: daySchema.optional().meta({ description: "With `to`: calendar days `[from, to)`, in place of `days`." }),
  to: daySchema.optional(),
};

type Asked = { readonly days: number; readonly from?: string | undefined; readonly to?: string | undefined };

const checkRange = ({ from, to }: Asked, context: z.RefinementCtx): void => {
  if ((from === undefined) !== (to === undefined)) context.addIssue({ code: "custom", path: ["from"], message: "`from` and `to` go together" });
  if (from === undefined || to === undefined) return;
  const days = (Date.parse(to) - Date.parse(from)) / dayMs;
  if (!(days >= 1 && days <= mostDays)) context.addIssue({ code: "custom", path: ["to"], message: `a day after \`from\`, ${mostDays} days at most` });
};

const overviewQuery = z.object(rangeShape).superRefine(checkRange);
const coverageQuery = z
  .object({ ...rangeShape, source: listOf(z.string()).meta({ description: "Ids of sources." }), compare: z.enum(comparisons).default("before") })
  .superRefine(checkRange);

const wantedOf = ({ days, from, to }: Asked): WantedRange => (from === undefined || to === undefined ? { days } : { from, to });

const brandIdsOf = async (actor: Actor, slugs: readonly string[]): Promise<readonly BrandId[]> => {
  if (slugs.length === 0) return [];
  const brands = await listBrands(actor);
  return slugs.map((wanted) => {
    const brand = brands.find(({ slug }) => slug === wanted);
    if (brand === undefined) throw notFound("The brand");
    return brand.id;
  });
};

const ofRange = (days: readonly FigureDay[]) => days.flatMap(({ isBefore, ...day }) => (isBefore ? [] : [day]));

const breakdownJson = (rows: readonly NamedBreakdown[]): z.input<typeof breakdownSchema>[] => rows.map(({ before: _before, ...row }) => row);

export const figureRoutes = [
  route({
    method: "GET",
    path: "/figures/overview",
    name: "getOverview",
    scope: "figures:read",
    summary: "Read the figures of the overview",
    asks: { query: overviewQuery },
    answers: z.object({ ...figuresShape, waiting: z.object({ ...waitingShape, weekAgo: z.int().meta({ description: "As the day a week ago began." }) }) }),
    handle: async ({ query }, { actor, now }) => {
      const brandIds = await brandIdsOf(actor, query.brand ?? []);
      const { range, now: figures, before, byDay, definition, waiting } = await getOverview(actor, { brandIds, range: wantedOf(query) }, now);
      const { count, oldestSince, overPromise, weekAgo } = waiting;
      return { range, now: figures, before, days: ofRange(byDay), definition, waiting: { count, oldestSince, overPromise, weekAgo } };
    },
  }),
  route({
    method: "GET",
    path: "/figures/coverage",
    name: "getCoverage",
    scope: "figures:read",
    summary: "Read coverage and what explains it",
    asks: { query: coverageQuery },
    answers: z.object({
      ...figuresShape,
      compared: z.object({ from: z.iso.date(), to: z.iso.date() }),
      waiting: z.object(waitingShape),
      bySource: z.array(breakdownSchema),
      byAgent: z.array(breakdownSchema),
      bySentiment: z.array(breakdownSchema),
      byLanguage: z.array(breakdownSchema),
      distribution: z
        .array(z.object({ from: z.int(), to: z.int().nullable(), count: z.int() }))
        .meta({ description: "How many answers took more than `from` and at most `to` minutes." }),
      daysLeft: z.int().meta({ description: "So many days of the workspace are being counted at this moment." }),
    }),
    handle: async ({ query }, { actor, now }) => {
      const brandIds = await brandIdsOf(actor, query.brand ?? []);
      const wanted = { brandIds, sourceIds: query.source ?? [], range: wantedOf(query), compare: query.compare };
      const { waiting, byDay, now: figures, heat: _heat, heatRange: _heatRange, ...coverage } = await getCoverage(actor, wanted, now);
      const { bySource, byAgent, bySentiment, byLanguage } = coverage;
      return {
        ...coverage,
        now: figures,
        days: ofRange(byDay),
        waiting: { count: waiting.count, oldestSince: waiting.oldestSince, overPromise: waiting.overPromise },
        bySource: breakdownJson(bySource),
        byAgent: breakdownJson(byAgent),
        bySentiment: breakdownJson(bySentiment),
        byLanguage: breakdownJson(byLanguage),
        distribution: [...coverage.distribution],
      };
    },
  }),
];
