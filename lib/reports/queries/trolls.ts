import { z } from "zod";

import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { isOnDays, type BrandDays } from "#lib/db/brand-days";
import { db } from "#lib/db/client";
import { isReceived } from "#lib/inbox/queries/where";

const countsSchema = z.tuple([z.object({ trolls: z.number(), trollItems: z.number() })]);

/** People seen as trolls by now who wrote to some brands on these days, and how many comments they wrote. */
export const countTrolls = async (actor: Actor, { brandIds, days }: BrandDays): Promise<z.output<typeof countsSchema>[0]> => {
  requirePermission(actor, "desk:read");
  const rows = await db().$queryRaw`SELECT count(DISTINCT p.subject_id)::int AS trolls, count(*)::int AS "trollItems"
    FROM profile p JOIN author a ON p.subject_id = coalesce(a.person_id, a.id) AND a.workspace_id = p.workspace_id
      JOIN item i ON i.author_id = a.id AND i.workspace_id = p.workspace_id JOIN brand b ON b.id = i.brand_id
    WHERE p.workspace_id = ${actor.workspaceId} AND coalesce(p.override_verdict, p.verdict) = 'troll' AND i.brand_id = ANY (${[...brandIds]})
      AND ${isReceived} AND ${isOnDays(Prisma.sql`i.posted_at`, days)}`;
  return countsSchema.parse(rows)[0];
};
