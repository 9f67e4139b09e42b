import { z } from "zod";

import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { isOnDays, type BrandDays } from "#lib/db/brand-days";
import { db } from "#lib/db/client";

const countsSchema = z.tuple([z.object({ received: z.number(), done: z.number() })]);
export type GiftWork = z.output<typeof countsSchema>[0];

/** Gifts of some brands on some days: comments on the board that were posted on them, and suggestions that were done on them. */
export const countGiftWork = async (actor: Actor, { brandIds, days }: BrandDays): Promise<GiftWork> => {
  requirePermission(actor, "desk:read");
  const theirs = Prisma.sql`s.workspace_id = ${actor.workspaceId} AND s.brand_id = ANY (${[...brandIds]})`;
  const rows = await db().$queryRaw`SELECT
    (SELECT count(*)::int FROM suggestion s JOIN brand b ON b.id = s.brand_id JOIN suggestion_item si ON si.suggestion_id = s.id JOIN item i ON i.id = si.item_id
      WHERE ${theirs} AND ${isOnDays(Prisma.sql`i.posted_at`, days)}) AS received,
    (SELECT count(*)::int FROM suggestion s JOIN brand b ON b.id = s.brand_id WHERE ${theirs} AND s.status = 'done' AND ${isOnDays(Prisma.sql`s.moved_at`, days)}) AS done`;
  return countsSchema.parse(rows)[0];
};
