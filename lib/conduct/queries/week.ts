import { z } from "zod";

import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { isOnDays, type BrandDays } from "#lib/db/brand-days";
import { db } from "#lib/db/client";

const bansSchema = z.array(z.object({ authorId: z.string(), at: z.date() }));
export type BanOfDays = z.output<typeof bansSchema>[number];

/** Bans of some brands that were done somewhere, first on these days, the oldest first. */
export const listBansOfDays = async (actor: Actor, { brandIds, days }: BrandDays): Promise<readonly BanOfDays[]> => {
  requirePermission(actor, "desk:read");
  return bansSchema.parse(
    await db().$queryRaw`SELECT d.author_id AS "authorId", d.at FROM (
        SELECT s.author_id, s.brand_id, min(e.finished_at) AS at FROM sanction s JOIN sanction_deed e ON e.sanction_id = s.id AND e.kind = 'ban' AND e.state = 'done'
        WHERE s.workspace_id = ${actor.workspaceId} AND s.brand_id = ANY (${[...brandIds]}) AND s.kind = 'ban' GROUP BY s.id
      ) AS d JOIN brand b ON b.id = d.brand_id WHERE ${isOnDays(Prisma.sql`d.at`, days)} ORDER BY d.at`,
  );
};

const countSchema = z.tuple([z.object({ count: z.number() })]);

/** Warnings given by some brands on these days. */
export const countWarnings = async (actor: Actor, { brandIds, days }: BrandDays): Promise<number> => {
  requirePermission(actor, "desk:read");
  const rows = await db().$queryRaw`SELECT count(*)::int AS count FROM sanction s JOIN brand b ON b.id = s.brand_id
    WHERE s.workspace_id = ${actor.workspaceId} AND s.brand_id = ANY (${[...brandIds]}) AND s.kind = 'warning' AND s.state <> 'refused'
      AND ${isOnDays(Prisma.sql`s.requested_at`, days)}`;
  const [{ count }] = countSchema.parse(rows);
  return count;
};
