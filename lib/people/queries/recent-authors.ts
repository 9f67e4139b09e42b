import { z } from "zod";

import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";

const recentSchema = z.array(z.object({ id: z.string(), name: z.string(), wroteOn: z.string() }));
export type RecentAuthor = z.output<typeof recentSchema>[number];

/** Comments looked through at most: whoever wrote nothing among the newest of them is not recent. */
const depth = 400;

/** Who wrote last, newest first, with the source they wrote on; never the brand itself nor what was called spam. */
export const listRecentAuthors = async (actor: Actor, { limit }: { readonly limit: number }): Promise<readonly RecentAuthor[]> => {
  requirePermission(actor, "desk:read");
  const { workspaceId } = actor;
  return recentSchema.parse(
    await db().$queryRaw(Prisma.sql`
      WITH newest AS (
        SELECT id, author_id, source_id, posted_at FROM item WHERE workspace_id = ${workspaceId} AND NOT is_brand AND visibility <> 'spam' ORDER BY posted_at DESC, id DESC LIMIT ${depth}
      ), latest AS (
        SELECT DISTINCT ON (author_id) id, author_id, source_id, posted_at FROM newest ORDER BY author_id, posted_at DESC, id DESC
      )
      SELECT a.id, a.name, s.name AS "wroteOn" FROM latest l
      JOIN author a ON a.id = l.author_id AND a.workspace_id = ${workspaceId} AND NOT a.is_brand
      JOIN source s ON s.id = l.source_id AND s.workspace_id = ${workspaceId}
      ORDER BY l.posted_at DESC, l.id DESC LIMIT ${limit}`),
  );
};
