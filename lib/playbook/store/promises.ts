import { z } from "zod";

import type { MarkedItem } from "../notice-model";
import { Prisma } from "#db";
import { roleSchema, type Role } from "#lib/auth/actor";
import type { MemberId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

type Wanted = { readonly now: Date; /** The rest is found by the next look. */ readonly limit: number };

const due = Prisma.sql`coalesce(i.due_at, 'infinity'::timestamptz)`;

/** Marks what is soon due and was not marked so before; says what that was. */
export const markSoonDue = async (tx: Db, workspaceId: string, wanted: Wanted): Promise<readonly MarkedItem[]> =>
  mark(tx, workspaceId, {
    ...wanted,
    kind: "warned",
    at: Prisma.sql`i.warn_at`,
    isReached: Prisma.sql`${due} >= ${wanted.now} AND i.warn_at <= ${wanted.now}`,
  });

/** Marks what waits beyond its promise and was not marked so before; says what that was. */
export const markBroken = async (tx: Db, workspaceId: string, wanted: Wanted): Promise<readonly MarkedItem[]> =>
  mark(tx, workspaceId, { ...wanted, kind: "broken", at: Prisma.sql`i.due_at`, isReached: Prisma.sql`${due} < ${wanted.now}` });

type Mark = Wanted & { readonly kind: "warned" | "broken"; readonly at: Prisma.Sql; readonly isReached: Prisma.Sql };

const markedSchema = z.array(
  z.object({ itemId: z.string(), author: z.string(), brandId: z.string(), brandSlug: z.string(), brandName: z.string(), assigneeId: z.string().nullable() }),
);

// An item that is being written right now is left to the next look: it may be getting its answer.
const mark = async (tx: Db, workspaceId: string, { kind, at, isReached, limit }: Mark): Promise<readonly MarkedItem[]> =>
  markedSchema.parse(
    await tx.$queryRaw`WITH reached AS (
        SELECT i.id, i.brand_id, i.author_id, i.assignee_id, ${at} AS at FROM item i
        WHERE i.workspace_id = ${workspaceId} AND i.needed_since IS NOT NULL AND i.answered_at IS NULL AND i.closed_at IS NULL AND i.deleted_at IS NULL
          AND i.origin = 'live' AND ${isReached} AND NOT EXISTS (SELECT FROM sla_mark m WHERE m.item_id = i.id AND m.kind = ${kind})
        ORDER BY ${due}, i.needed_since, i.id LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED
      ), marked AS (
        INSERT INTO sla_mark (item_id, kind, workspace_id, brand_id, at)
        SELECT id, ${kind}, ${workspaceId}, brand_id, at FROM reached ON CONFLICT DO NOTHING RETURNING item_id
      )
      SELECT r.id AS "itemId", a.name AS author, b.id AS "brandId", b.slug AS "brandSlug", b.name AS "brandName", r.assignee_id AS "assigneeId"
      FROM reached r JOIN marked m ON m.item_id = r.id JOIN author a ON a.id = r.author_id JOIN brand b ON b.id = r.brand_id
      WHERE b.archived_at IS NULL ORDER BY r.at, r.id`,
  );

/** Who is in the team now. */
export const listTeam = async (tx: Db, workspaceId: string): Promise<readonly { readonly id: MemberId; readonly role: Role }[]> =>
  z
    .array(z.object({ id: z.string(), role: roleSchema }))
    .parse(await tx.member.findMany({ where: { workspaceId, removedAt: null }, select: { id: true, role: true }, orderBy: { id: "asc" } }));
