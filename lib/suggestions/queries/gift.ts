import { z } from "zod";

import { listGifts } from "./board";
import { alikeFrom, likenessOf } from "../likeness-model";
import { thanksStateSchema, type GiftAuthor, type GiftView } from "../model";
import { authorStates, findGift } from "../store/board";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import { db } from "#lib/db/client";
import { sentimentSchema } from "#lib/tagging/model";

/** A group with everybody who gave it, and what it might be merged into. Throws `not-found`. */
export const getGift = async (actor: Actor, id: string): Promise<GiftView> => {
  requirePermission(actor, "desk:read");
  const [gift, rows] = await Promise.all([findGift(db(), actor.workspaceId, id), listGifts(actor, { id })]);
  const [row] = rows;
  if (gift === null || row === undefined) throw notFound("The suggestion");
  const [authors, others] = await Promise.all([listGivers(actor, id), listOthers(actor, { id, brandId: gift.brandId })]);
  return { ...row, declineReason: gift.declineReason, authors, others };
};

const quotesSchema = z.array(
  z.object({
    authorId: z.string(),
    name: z.string(),
    state: thanksStateSchema,
    replyId: z.string().nullable(),
    itemId: z.string(),
    text: z.string().nullable(),
    sentiment: sentimentSchema,
    sourceName: z.string(),
    postedAt: z.date(),
  }),
);

/** Authors of one group that are shown at most, those who wait for thanks first. */
const quotesMax = 500;

const listGivers = async ({ workspaceId }: Actor, id: string): Promise<readonly GiftAuthor[]> => {
  const states = authorStates(workspaceId, Prisma.sql`si.suggestion_id = ${id}`);
  const rows = quotesSchema.parse(
    await db().$queryRaw`SELECT a.id AS "authorId", a.name, w.state, r.id AS "replyId", i.id AS "itemId",
        CASE WHEN i.deleted_at IS NULL THEN i.text END AS text, i.sentiment, s.name AS "sourceName", i.posted_at AS "postedAt"
      FROM (${states}) AS w JOIN suggestion_item si ON si.suggestion_id = w.suggestion_id AND si.workspace_id = ${workspaceId}
        JOIN item i ON i.id = si.item_id AND i.author_id = w.author_id JOIN author a ON a.id = i.author_id JOIN source s ON s.id = i.source_id
        LEFT JOIN reply r ON r.id = si.thanks_reply_id
      ORDER BY array_position(ARRAY['failed', 'by-hand', 'open', 'under-way', 'thanked', 'unreachable'], w.state), a.name, a.id, i.posted_at DESC, i.id
      LIMIT ${quotesMax}`,
  );
  const authorIds = [...new Set(rows.map(({ authorId }) => authorId))];
  return authorIds.map((authorId) => authorOf(rows.filter((row) => row.authorId === authorId)));
};

const authorOf = (rows: z.output<typeof quotesSchema>): GiftAuthor => ({
  id: rows[0]?.authorId ?? "",
  name: rows[0]?.name ?? "",
  state: rows[0]?.state ?? "open",
  replyId: rows.find(({ replyId }) => replyId !== null)?.replyId ?? null,
  quotes: rows.map(({ itemId, text, sentiment, sourceName, postedAt }) => ({ itemId, text, sentiment, sourceName, postedAt: postedAt.toISOString() })),
});

const othersSchema = z.array(z.object({ id: z.string(), title: z.string(), sketch: z.array(z.number()).nullable() }));
const othersMax = 200;

/** The other groups of a brand that are not done, by how alike their first words are to this one's. */
const listOthers = async ({ workspaceId }: Actor, { id, brandId }: { readonly id: string; readonly brandId: string }): Promise<GiftView["others"]> => {
  const rows = othersSchema.parse(
    await db()
      .$queryRaw`SELECT s.id, s.title, (SELECT si.sketch FROM suggestion_item si WHERE si.suggestion_id = s.id ORDER BY si.added_at, si.item_id LIMIT 1) AS sketch
      FROM suggestion s WHERE s.workspace_id = ${workspaceId} AND s.brand_id = ${brandId} AND (s.status <> 'done' OR s.id = ${id})
      ORDER BY s.moved_at DESC, s.id LIMIT ${othersMax}`,
  );
  const own = rows.find((row) => row.id === id)?.sketch ?? [];
  return rows
    .filter((row) => row.id !== id)
    .map(({ sketch, ...other }) => ({ ...other, likeness: likenessOf(own, sketch ?? []) }))
    .toSorted((one, other) => other.likeness - one.likeness)
    .map(({ likeness, ...other }) => ({ ...other, isAlike: likeness >= alikeFrom / 2 }));
};
