import { z } from "zod";

import { inBrands, viewCondition } from "./where";
import { countCeiling, inboxViewSchema, inboxViews, type InboxCounts } from "../model";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";

/** Facets look at so many of what waits; a desk with more than that reads "1,000+" beside most of them anyway. */
const facetSample = 10 * countCeiling;

const viewCountsSchema = z.array(z.object({ view: inboxViewSchema, count: z.number() }));
const facetsSchema = z.array(z.object({ brandId: z.string(), sentiment: z.string(), language: z.string(), count: z.number() }));

/** The numbers beside views and filters, for some brands or (none named) for all; each stops at `countCeiling`, so that they stay cheap. */
export const getCounts = async (actor: Actor, brandSlugs: readonly string[], now: Date): Promise<InboxCounts> => {
  requirePermission(actor, "desk:read");
  const [views, facets, brands] = await Promise.all([countViews(actor, brandSlugs, now), countFacets(actor, now), listBrandNames(actor)]);
  const chosen = new Set(brands.filter(({ slug }) => brandSlugs.length === 0 || brandSlugs.includes(slug)).map(({ id }) => id));
  const inChosen = facets.filter(({ brandId }) => chosen.has(brandId));
  return {
    views,
    sentiment: summed(inChosen.map(({ sentiment, count }) => [sentiment, count])),
    language: summed(inChosen.map(({ language, count }) => [language, count])),
    brand: brands.map(({ id, slug, name }) => ({ slug, name, count: summed(facets.map(({ brandId, count }) => [brandId, count]))[id] ?? 0 })),
  };
};

const countViews = async (actor: Actor, brandSlugs: readonly string[], now: Date): Promise<InboxCounts["views"]> => {
  const brand = brandSlugs.length === 0 ? Prisma.empty : Prisma.sql`AND ${inBrands(actor, brandSlugs)}`;
  const counts = inboxViews.map(
    (view) =>
      Prisma.sql`SELECT ${view}::text AS view, (SELECT count(*)::int FROM (SELECT 1 FROM item i WHERE i.workspace_id = ${actor.workspaceId} AND ${viewCondition(view, actor, now)} ${brand} LIMIT ${countCeiling}) AS few) AS count`,
  );
  const rows = viewCountsSchema.parse(await db().$queryRaw(Prisma.join(counts, " UNION ALL ")));
  const of = (wanted: (typeof inboxViews)[number]): number => rows.find(({ view }) => view === wanted)?.count ?? 0;
  return {
    waiting: of("waiting"),
    mine: of("mine"),
    unassigned: of("unassigned"),
    over: of("over"),
    "due-soon": of("due-soon"),
    snoozed: of("snoozed"),
    "answered-today": of("answered-today"),
    all: of("all"),
  };
};

const countFacets = async (actor: Actor, now: Date) =>
  facetsSchema.parse(
    await db().$queryRaw`SELECT brand_id AS "brandId", sentiment, language, count(*)::int AS count
      FROM (SELECT i.brand_id, i.sentiment, i.language FROM item i WHERE i.workspace_id = ${actor.workspaceId} AND ${viewCondition("waiting", actor, now)} LIMIT ${facetSample}) AS few
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

/** What waits in the whole workspace, up to `countCeiling`: the number on the rail. */
export const countWaiting = async (actor: Actor, now: Date): Promise<number> => {
  requirePermission(actor, "desk:read");
  const rows = z
    .array(z.object({ count: z.number() }))
    .parse(
      await db()
        .$queryRaw`SELECT count(*)::int AS count FROM (SELECT 1 FROM item i WHERE i.workspace_id = ${actor.workspaceId} AND ${viewCondition("waiting", actor, now)} LIMIT ${countCeiling}) AS few`,
    );
  return rows[0]?.count ?? 0;
};
