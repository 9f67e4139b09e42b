import { z } from "zod";

import { giftStatusSchema, type GiftRow } from "../model";
import { authorStates } from "../store/board";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";
import { initialsOf } from "#lib/team/model";

const rowsSchema = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    status: giftStatusSchema,
    brandName: z.string(),
    ownerId: z.string().nullable(),
    ownerName: z.string().nullable(),
    items: z.number(),
    authors: z.number(),
    thanked: z.number(),
    unreachable: z.number(),
    movedAt: z.date(),
  }),
);

/** Rows a column shows at most. */
export const columnMax = 100;

type Wanted = { /** Slug; left out: every brand. */ readonly brand?: string | undefined; readonly id?: string };

/** The board, in each column what most people ask for first. */
export const listGifts = async (actor: Actor, { brand, id }: Wanted = {}): Promise<readonly GiftRow[]> => {
  requirePermission(actor, "desk:read");
  const { workspaceId } = actor;
  const rows = rowsSchema.parse(
    await db().$queryRaw`
      WITH states AS (${authorStates(workspaceId, id === undefined ? Prisma.sql`TRUE` : Prisma.sql`si.suggestion_id = ${id}`)}),
      thanks AS (
        SELECT suggestion_id, count(*)::int AS authors, (count(*) FILTER (WHERE state = 'thanked'))::int AS thanked,
          (count(*) FILTER (WHERE state = 'unreachable'))::int AS unreachable FROM states GROUP BY suggestion_id
      ), ranked AS (
        SELECT s.id, s.title, s.status, b.name AS "brandName", s.owner_id AS "ownerId", u.name AS "ownerName",
          (SELECT count(*)::int FROM suggestion_item si WHERE si.suggestion_id = s.id) AS items, coalesce(t.authors, 0) AS authors,
          coalesce(t.thanked, 0) AS thanked, coalesce(t.unreachable, 0) AS unreachable, s.moved_at AS "movedAt",
          row_number() OVER (PARTITION BY s.status ORDER BY coalesce(t.authors, 0) DESC, s.moved_at DESC, s.id) AS place
        FROM suggestion s JOIN brand b ON b.id = s.brand_id LEFT JOIN member m ON m.id = s.owner_id LEFT JOIN user_account u ON u.id = m.user_id
          LEFT JOIN thanks t ON t.suggestion_id = s.id
        WHERE s.workspace_id = ${workspaceId} ${brand === undefined ? Prisma.empty : Prisma.sql`AND b.slug = ${brand}`}
          ${id === undefined ? Prisma.empty : Prisma.sql`AND s.id = ${id}`}
      ) SELECT * FROM ranked WHERE place <= ${columnMax} ORDER BY place`,
  );
  return rows.map(giftRow);
};

const giftRow = ({ ownerId, ownerName, authors, thanked, unreachable, movedAt, ...row }: z.output<typeof rowsSchema>[number]): GiftRow => ({
  ...row,
  owner: ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName, initials: initialsOf(ownerName) },
  progress: { authors, thanked, unreachable },
  movedAt: movedAt.toISOString(),
});
