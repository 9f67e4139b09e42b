import { z } from "zod";

import { filterCondition, viewCondition } from "./where";
import { withoutFigure } from "../figure-model";
import { countCeiling, inboxViewSchema, inboxViews, type InboxCounts, type InboxFilters } from "../model";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";
import { languageSchema, sentimentSchema } from "#lib/tagging/model";

/** Facets look at so many of what the list holds; one with more than that reads "1,000+" beside most of them anyway. */
const facetSample = 10 * countCeiling;

const viewCountsSchema = z.array(z.object({ view: inboxViewSchema, count: z.number() }));
const facetSchema = z.object({ brandId: z.string(), sentiment: sentimentSchema, language: languageSchema, count: z.number() });
const facetsSchema = z.array(facetSchema);
type Facet = z.output<typeof facetSchema>;
const brandCountsSchema = z.array(z.object({ slug: z.string(), count: z.number() }));

/**
 * The numbers beside views and filters: what the list would hold under each with everything else that narrows it now, so that a number and
 * the list behind it cannot differ. Each stops at `countCeiling`, so that they stay cheap.
 */
export const getCounts = async (actor: Actor, filters: InboxFilters, now: Date): Promise<InboxCounts> => {
  requirePermission(actor, "desk:read");
  const [views, facets, brands] = await Promise.all([countViews(actor, filters, now), countFacets(actor, filters, now), listBrandNames(actor)]);
  const isChosen = {
    brand: ({ brandId }: Facet) => filters.brand.length === 0 || brands.some(({ id, slug }) => id === brandId && filters.brand.includes(slug)),
    sentiment: ({ sentiment }: Facet) => filters.sentiment.length === 0 || filters.sentiment.includes(sentiment),
    language: ({ language }: Facet) => filters.language.length === 0 || filters.language.includes(language),
  };
  const ofBrand = summed(facets.filter((facet) => isChosen.sentiment(facet) && isChosen.language(facet)).map(({ brandId, count }) => [brandId, count]));
  return {
    views,
    sentiment: summed(facets.filter((facet) => isChosen.brand(facet) && isChosen.language(facet)).map(({ sentiment, count }) => [sentiment, count])),
    language: summed(facets.filter((facet) => isChosen.brand(facet) && isChosen.sentiment(facet)).map(({ language, count }) => [language, count])),
    brand: brands.map(({ id, slug, name }) => ({ slug, name, count: ofBrand[id] ?? 0 })),
  };
};

/** A view is another list under the same filters; a figure's range and state belong to the list that is open. */
const countViews = async (actor: Actor, filters: InboxFilters, now: Date): Promise<InboxCounts["views"]> => {
  const kept = withoutFigure(filters);
  const counts = inboxViews.map(
    (view) =>
      Prisma.sql`SELECT ${view}::text AS view, (SELECT count(*)::int FROM (SELECT 1 FROM item i WHERE ${filterCondition(actor, { ...kept, view }, now)} LIMIT ${countCeiling}) AS few) AS count`,
  );
  const rows = viewCountsSchema.parse(await db().$queryRaw(Prisma.join(counts, " UNION ALL ")));
  const of = (wanted: (typeof inboxViews)[number]): number => rows.find(({ view }) => view === wanted)?.count ?? 0;
  return {
    waiting: of("waiting"),
    mine: of("mine"),
    unassigned: of("unassigned"),
    over: of("over"),
    "due-soon": of("due-soon"),
    "follow-ups": of("follow-ups"),
    snoozed: of("snoozed"),
    "answered-today": of("answered-today"),
    unsure: of("unsure"),
    all: of("all"),
  };
};

const countFacets = async (actor: Actor, filters: InboxFilters, now: Date): Promise<readonly Facet[]> =>
  facetsSchema.parse(
    await db().$queryRaw`SELECT brand_id AS "brandId", sentiment, language, count(*)::int AS count
      FROM (SELECT i.brand_id, i.sentiment, i.language FROM item i WHERE ${filterCondition(actor, { ...filters, brand: [], sentiment: [], language: [] }, now)} LIMIT ${facetSample}) AS few
      GROUP BY brand_id, sentiment, language`,
  );

const listBrandNames = async (actor: Actor) =>
  db().brand.findMany({
    where: { workspaceId: actor.workspaceId, archivedAt: null },
    select: { id: true, slug: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });

const summed = (pairs: readonly (readonly [string, number])[]): Readonly<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const [key, count] of pairs) sums[key] = Math.min(countCeiling, (sums[key] ?? 0) + count);
  return sums;
};

/** What waits for each brand by its slug, up to `countCeiling`: the number on the rail. */
export const countWaitingByBrand = async (actor: Actor, now: Date): Promise<Readonly<Record<string, number>>> => {
  requirePermission(actor, "desk:read");
  const rows = brandCountsSchema.parse(
    await db()
      .$queryRaw`SELECT b.slug, (SELECT count(*)::int FROM (SELECT 1 FROM item i WHERE i.workspace_id = ${actor.workspaceId} AND i.brand_id = b.id AND ${viewCondition("waiting", actor, now)} LIMIT ${countCeiling}) AS few) AS count
        FROM brand b WHERE b.workspace_id = ${actor.workspaceId} AND b.archived_at IS NULL`,
  );
  return Object.fromEntries(rows.map(({ slug, count }) => [slug, count]));
};
