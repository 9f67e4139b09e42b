import { z } from "zod";

import { Prisma } from "#db";
import type { ReportFigures } from "../model/figures";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { addDays } from "#lib/core/time";
import { isOnDays, type BrandDays } from "#lib/db/brand-days";
import { db } from "#lib/db/client";
import { isReceived } from "#lib/inbox/queries/where";
import { termsIn } from "#lib/people/themes-model/terms";
import { themesOf } from "#lib/people/themes-model/themes";

/** So many negative comments of a week are read, the latest first, and so many of the rest to hold them against. */
const mostRead = 3_000;
const mostOthers = 2_000;
/** Of a long comment the beginning is read. */
const lengthRead = 500;
const mostTold = 4;
const itemsMin = 3;

const textsSchema = z.array(z.object({ id: z.string(), text: z.string() }));

/** What negative comments of these days are about more than others are, with how many of them say so, and how many did the week before. */
export const listMatters = async (actor: Actor, { brandIds, days }: BrandDays): Promise<ReportFigures["matters"]> => {
  requirePermission(actor, "desk:read");
  const before = { from: addDays(days.from, -7), to: days.from };
  const isNegative = Prisma.sql`i.sentiment = 'negative'`;
  const [own, earlier, others, brands] = await Promise.all([
    readTexts(actor, { brandIds, days, condition: isNegative, limit: mostRead }),
    readTexts(actor, { brandIds, days: before, condition: isNegative, limit: mostRead }),
    readTexts(actor, { brandIds, days: { from: addDays(days.to, -56), to: days.to }, condition: Prisma.sql`i.sentiment <> 'negative'`, limit: mostOthers }),
    db().brand.findMany({ where: { workspaceId: actor.workspaceId, id: { in: [...brandIds] } }, select: { name: true, names: true } }),
  ]);
  const themes = themesOf({ own, others: others.map(({ text }) => text), brandNames: brands.flatMap(({ name, names }) => [name, ...names]) });
  const told = themes.filter(({ itemIds }) => itemIds.length >= itemsMin).toSorted((one, other) => other.itemIds.length - one.itemIds.length);
  const heard = earlier.map(({ text }) => new Set(termsIn(text).map(({ key }) => key)));
  return told.slice(0, mostTold).map(({ key, words, itemIds }) => ({ words, now: itemIds.length, before: heard.filter((keys) => keys.has(key)).length }));
};

type Wanted = BrandDays & { readonly condition: Prisma.Sql; readonly limit: number };

const readTexts = async ({ workspaceId }: Actor, { brandIds, days, condition, limit }: Wanted): Promise<z.output<typeof textsSchema>> =>
  textsSchema.parse(
    await db().$queryRaw`SELECT i.id, left(i.text, ${lengthRead}) AS text FROM item i JOIN brand b ON b.id = i.brand_id
      WHERE i.workspace_id = ${workspaceId} AND i.brand_id = ANY (${[...brandIds]}) AND ${isReceived} AND i.deleted_at IS NULL AND ${condition} AND ${isOnDays(Prisma.sql`i.posted_at`, days)}
      ORDER BY i.posted_at DESC, i.id DESC LIMIT ${limit}`,
  );
