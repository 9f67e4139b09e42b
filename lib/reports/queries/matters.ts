import { z } from "zod";

import { Prisma } from "#db";
import type { ReportFigures } from "../model/figures";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import type { WorkspaceId } from "#lib/core/ids";
import { addDays } from "#lib/core/time";
import { isOnDays, type BrandDays } from "#lib/db/brand-days";
import { db } from "#lib/db/client";
import { isReceived } from "#lib/inbox/queries/where";
import { termsIn } from "#lib/people/themes-model/terms";
import { themesOf } from "#lib/people/themes-model/themes";

/** So many negative comments of a week say what stands out, and so many of the rest are held against them: drawn evenly where there are more. */
const mostDrawn = 3_000;
const mostOthers = 2_000;
/** What stands out is counted over all, so many at a time. */
const pageSize = 2_000;
/** Of a long comment the beginning is read. */
const lengthRead = 500;
const mostTold = 4;
const itemsMin = 3;

/** What negative comments of these days are about more than others are, with how many of them say so, and how many did the week before. */
export const listMatters = async (actor: Actor, { brandIds, days }: BrandDays): Promise<ReportFigures["matters"]> => {
  requirePermission(actor, "desk:read");
  const { workspaceId } = actor;
  const [own, others, brands] = await Promise.all([
    drawTexts({ workspaceId, brandIds, days, condition: isNegative }, mostDrawn),
    drawTexts({ workspaceId, brandIds, days: { from: addDays(days.to, -56), to: days.to }, condition: Prisma.sql`i.sentiment <> 'negative'` }, mostOthers),
    db().brand.findMany({ where: { workspaceId, id: { in: [...brandIds] } }, select: { name: true, names: true } }),
  ]);
  const themes = themesOf({ own, others: others.map(({ text }) => text), brandNames: brands.flatMap(({ name, names }) => [name, ...names]) })
    .filter(({ itemIds }) => itemIds.length >= itemsMin)
    .toSorted((one, other) => other.itemIds.length - one.itemIds.length)
    .slice(0, mostTold);
  const keys = themes.map(({ key }) => key);
  const [now, before] = await Promise.all([
    countHolding({ workspaceId, brandIds, days, condition: isNegative }, keys),
    countHolding({ workspaceId, brandIds, days: { from: addDays(days.from, -7), to: days.from }, condition: isNegative }, keys),
  ]);
  return themes.map(({ key, words }) => ({ words, now: now.get(key) ?? 0, before: before.get(key) ?? 0 }));
};

const isNegative = Prisma.sql`i.sentiment = 'negative'`;

type Wanted = BrandDays & { readonly workspaceId: WorkspaceId; readonly condition: Prisma.Sql };

const textsOf = ({ workspaceId, brandIds, days, condition }: Wanted): Prisma.Sql =>
  Prisma.sql`SELECT i.id, i.posted_at AS "postedAt", left(i.text, ${lengthRead}) AS text FROM item i JOIN brand b ON b.id = i.brand_id
    WHERE i.workspace_id = ${workspaceId} AND i.brand_id = ANY (${[...brandIds]}) AND ${isReceived} AND i.deleted_at IS NULL AND ${condition} AND ${isOnDays(Prisma.sql`i.posted_at`, days)}`;

const textsSchema = z.array(z.object({ id: z.string(), postedAt: z.date(), text: z.string() }));
type Texts = z.output<typeof textsSchema>;

/** No day and no brand is drawn rather than another, and the same are drawn each time. */
const drawTexts = async (wanted: Wanted, limit: number): Promise<Texts> =>
  textsSchema.parse(await db().$queryRaw`${textsOf(wanted)} ORDER BY md5(i.id), i.id LIMIT ${limit}`);

/** How many hold each of these terms, of all there are. */
const countHolding = async (wanted: Wanted, keys: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map(keys.map((key) => [key, 0]));
  if (keys.length === 0) return counts;
  for await (const page of pagesOf(wanted))
    for (const { key } of page.flatMap(({ text }) => termsIn(text))) {
      const known = counts.get(key);
      if (known !== undefined) counts.set(key, known + 1);
    }
  return counts;
};

async function* pagesOf(wanted: Wanted): AsyncGenerator<Texts> {
  let last: Texts[number] | undefined;
  do {
    const isLater = last === undefined ? Prisma.sql`TRUE` : Prisma.sql`(i.posted_at, i.id) > (${last.postedAt}, ${last.id})`;
    const page = textsSchema.parse(await db().$queryRaw`${textsOf(wanted)} AND ${isLater} ORDER BY i.posted_at, i.id LIMIT ${pageSize}`);
    yield page;
    last = page.length < pageSize ? undefined : page.at(-1);
  } while (last !== undefined);
}
