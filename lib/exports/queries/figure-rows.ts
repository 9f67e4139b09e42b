import { z } from "zod";

import { pageOf, type RowSource, type RowsWanted } from "./row-source";
import { Prisma } from "#db";
import type { Cell, figureColumns } from "../column-model";
import { filterSchemas } from "../model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { chooseBrands } from "#lib/coverage/queries/choose-brands";
import { coverageRange } from "#lib/coverage/range-model";
import { db } from "#lib/db/client";
import { listBrands } from "#lib/sources/queries/brands";

const foundSchema = z.object({
  brandId: z.string(),
  sourceId: z.string(),
  day: z.string(),
  brand: z.string(),
  source: z.string(),
  received: z.number(),
  negative: z.number(),
  neutral: z.number(),
  positive: z.number(),
  needed: z.number(),
  answered: z.number(),
  promised: z.number(),
  kept: z.number(),
  sent: z.number(),
});
type Found = z.output<typeof foundSchema>;

const ofSentiment = (sentiment: string): Prisma.Sql =>
  Prisma.sql`coalesce(sum(c.received) FILTER (WHERE c.slice = 'sentiment' AND c.key = ${sentiment}), 0)::int`;

const whole = Prisma.sql`FILTER (WHERE c.slice = 'source')`;

const columns = Prisma.sql`
  c.brand_id AS "brandId", c.source_id AS "sourceId", c.day::text AS day, b.name AS brand, s.name AS source,
  ${ofSentiment("negative")} AS negative, ${ofSentiment("neutral")} AS neutral, ${ofSentiment("positive")} AS positive,
  sum(c.received) ${whole}::int AS received, sum(c.needed) ${whole}::int AS needed, sum(c.answered) ${whole}::int AS answered,
  sum(c.promised) ${whole}::int AS promised, sum(c.kept) ${whole}::int AS kept, sum(c.sent) ${whole}::int AS sent`;

const cursorSchema = z.tuple([z.iso.date(), z.string(), z.string()]);

/** The figures that are kept (docs/roll-ups.md): one row for each day of a brand and source, oldest first. */
export const figureRows: RowSource = {
  count: async (actor, wanted) => {
    const [counted] = z
      .array(z.object({ count: z.number() }))
      .parse(await db().$queryRaw`SELECT count(*)::int AS count FROM coverage_cell c WHERE ${await inRange(actor, wanted)} AND c.slice = 'source'`);
    return counted?.count ?? 0;
  },
  page: async (actor, { after, limit, ...wanted }) => {
    const behind = after === null ? Prisma.empty : behindCursor(after);
    const found = z.array(foundSchema).parse(
      await db().$queryRaw`SELECT ${columns} FROM coverage_cell c JOIN brand b ON b.id = c.brand_id JOIN source s ON s.id = c.source_id
        WHERE ${await inRange(actor, wanted)} AND c.slice IN ('source', 'sentiment') ${behind}
        GROUP BY c.day, c.brand_id, c.source_id, b.name, s.name ORDER BY c.day, c.brand_id, c.source_id LIMIT ${limit + 1}`,
    );
    return pageOf(found, limit, { row: rowOf, cursor: ({ day, brandId, sourceId }) => JSON.stringify([day, brandId, sourceId]) });
  },
};

const behindCursor = (cursor: string): Prisma.Sql => {
  const [day, brandId, sourceId] = cursorSchema.parse(JSON.parse(cursor));
  return Prisma.sql`AND (c.day, c.brand_id, c.source_id) > (${day}::date, ${brandId}, ${sourceId})`;
};

/** The days of the overview's address, of the same brands. */
const inRange = async (actor: Actor, { filters, now }: Pick<RowsWanted, "filters" | "now">): Promise<Prisma.Sql> => {
  requirePermission(actor, "desk:read");
  const { days, brand } = filterSchemas.figures.parse(filters);
  const named = brand === undefined ? [] : (await listBrands(actor)).filter(({ slug }) => slug === brand);
  const { ids, zone } = await chooseBrands(
    actor,
    named.map(({ id }) => id),
  );
  const { from, to } = coverageRange({ days }, { zone, now }).now;
  return Prisma.sql`c.workspace_id = ${actor.workspaceId} AND c.brand_id = ANY (${[...ids]}) AND c.grain = 'day' AND c.day >= ${from}::date AND c.day < ${to}::date`;
};

const rowOf = ({ brandId: _brand, sourceId: _source, ...row }: Found): Readonly<Record<keyof typeof figureColumns, Cell>> => row;
