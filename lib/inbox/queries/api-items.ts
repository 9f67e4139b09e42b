import { z } from "zod";

import { confidencesSchema } from "./confidences";
import { reasonSchema } from "./conversation-items";
import { pageCut, type PageWanted } from "./list";
import { behindCursor, cursorAfter, orderBy } from "./order";
import { orderOf } from "../order-model";
import type { InboxFilters } from "../model";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { itemKindSchema, visibilitySchema } from "#lib/connectors/contract";
import { notFound } from "#lib/core/errors";
import type { ItemId, ThreadId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { intentSchema, languageSchema, sentimentSchema, toneSchema, unsureHeadSchema } from "#lib/tagging/model";

const rowSchema = z.object({
  id: z.string(),
  externalId: z.string(),
  threadId: z.string(),
  kind: itemKindSchema,
  parentExternalId: z.string().nullable(),
  url: z.string().nullable(),
  text: z.string(),
  isBrand: z.boolean(),
  visibility: visibilitySchema,
  rating: z.number().nullable(),
  brandSlug: z.string(),
  brandName: z.string(),
  sourceId: z.string(),
  sourceName: z.string(),
  platform: z.string(),
  authorId: z.string(),
  authorName: z.string(),
  authorUrl: z.string().nullable(),
  language: languageSchema,
  sentiment: sentimentSchema,
  intent: intentSchema,
  tones: z.array(toneSchema).nullable(),
  unsure: z.array(unsureHeadSchema),
  confidences: confidencesSchema,
  postedAt: z.date(),
  receivedAt: z.date(),
  editedAt: z.date().nullable(),
  deletedAt: z.date().nullable(),
  neededSince: z.date().nullable(),
  answeredAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  dueAt: z.date().nullable(),
  reason: reasonSchema,
});
/** One item with all that other programs are told of it. */
export type ItemFacts = z.output<typeof rowSchema>;

const columns = Prisma.sql`
  i.id, i.external_id AS "externalId", i.thread_id AS "threadId", i.kind, i.parent_external_id AS "parentExternalId", i.url, i.text, i.is_brand AS "isBrand", i.visibility, i.rating,
  b.slug AS "brandSlug", b.name AS "brandName", i.source_id AS "sourceId", s.name AS "sourceName", s.platform, i.author_id AS "authorId", a.name AS "authorName", a.url AS "authorUrl",
  i.language, i.sentiment, i.intent, i.tones, i.unsure, i.machine_tags AS confidences, i.posted_at AS "postedAt", i.received_at AS "receivedAt", i.edited_at AS "editedAt", i.deleted_at AS "deletedAt",
  i.needed_since AS "neededSince", i.answered_at AS "answeredAt", i.closed_at AS "closedAt", i.due_at AS "dueAt", i.reason`;

const joins = Prisma.sql`JOIN author a ON a.id = i.author_id JOIN source s ON s.id = i.source_id JOIN brand b ON b.id = i.brand_id`;

/** A page of items for other programs, by the same filters and in the same order as the inbox. */
export const listItems = async (
  actor: Actor,
  filters: InboxFilters,
  wanted: PageWanted,
): Promise<{ readonly items: readonly ItemFacts[]; readonly next: string | null }> => {
  requirePermission(actor, "desk:read");
  const order = orderOf(filters);
  const found = z.array(rowSchema).parse(await db().$queryRaw`${pageCut(actor, filters, wanted)} SELECT ${columns} FROM i ${joins} ORDER BY ${orderBy(order)}`);
  const items = found.slice(0, wanted.limit);
  const last = items.at(-1);
  return { items, next: found.length > wanted.limit && last !== undefined ? cursorAfter(order, last) : null };
};

/** What was said in one thread, oldest first. An empty page for a thread of another workspace. */
export const listThreadItems = async (
  actor: Actor,
  threadId: ThreadId,
  { after, limit }: Pick<PageWanted, "after" | "limit">,
): Promise<{ readonly items: readonly ItemFacts[]; readonly next: string | null }> => {
  requirePermission(actor, "desk:read");
  const behind = after === undefined ? Prisma.empty : Prisma.sql`AND ${behindCursor("oldest", after)}`;
  const found = z.array(rowSchema).parse(
    await db().$queryRaw`SELECT ${columns} FROM item i ${joins} WHERE i.thread_id = ${threadId} AND i.workspace_id = ${actor.workspaceId} ${behind}
      ORDER BY ${orderBy("oldest")} LIMIT ${limit + 1}`,
  );
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? cursorAfter("oldest", last) : null };
};

/** One item. Throws `not-found`. */
export const getItem = async (actor: Actor, itemId: ItemId): Promise<ItemFacts> => {
  requirePermission(actor, "desk:read");
  const rows = z
    .array(rowSchema)
    .parse(await db().$queryRaw`SELECT ${columns} FROM item i ${joins} WHERE i.id = ${itemId} AND i.workspace_id = ${actor.workspaceId}`);
  const item = rows[0];
  if (item === undefined) throw notFound("The item");
  return item;
};
