import { z } from "zod";

import { confidencesSchema } from "./confidences";
import { filterCondition } from "./where";
import { behindCursor, cursorAfter, orderBy } from "./order";
import type { InboxFilters, InboxPage, InboxRow, Person } from "../model";
import { orderOf } from "../order-model";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";
import { intentSchema, languageSchema, sentimentSchema, toneSchema, unsureHeadSchema } from "#lib/tagging/model";
import { initialsOf } from "#lib/team/model";

const rowSchema = z.object({
  id: z.string(),
  threadId: z.string(),
  authorId: z.string(),
  authorName: z.string(),
  sourceId: z.string(),
  sourceName: z.string(),
  platform: z.string(),
  brandId: z.string(),
  brandName: z.string(),
  excerpt: z.string(),
  language: languageSchema,
  sentiment: sentimentSchema,
  intent: intentSchema,
  tones: z.array(toneSchema).nullable(),
  unsure: z.array(unsureHeadSchema),
  confidences: confidencesSchema,
  postedAt: z.date(),
  neededSince: z.date().nullable(),
  dueAt: z.date().nullable(),
  warnAt: z.date().nullable(),
  answeredAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  snoozedUntil: z.date().nullable(),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  writerId: z.string().nullable(),
  writerName: z.string().nullable(),
  promiseDueAt: z.date().nullable(),
  promisedAt: z.date().nullable(),
  promiseWords: z.string().nullable(),
});
type Row = z.output<typeof rowSchema>;

export type PageWanted = { readonly after?: string | undefined; readonly limit: number; readonly now: Date };

/**
 * One page of the inbox in the order its filters ask for; costs the same however much history lies behind it. `next` is handed back as
 * `after`; a cursor of another list throws `invalid`.
 */
export const listInbox = async (actor: Actor, filters: InboxFilters, { after, limit, now }: PageWanted): Promise<InboxPage> => {
  requirePermission(actor, "desk:read");
  const order = orderOf(filters);
  const found = z.array(rowSchema).parse(await db().$queryRaw(pageStatement(actor, filters, { after, limit, now })));
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows: rows.map(inboxRow), next: found.length > limit && last !== undefined ? cursorAfter(order, last) : null };
};

/** How many items the same filters hold: a figure and the list behind it cannot differ. */
export const countItems = async (actor: Actor, filters: InboxFilters, now: Date): Promise<number> => {
  requirePermission(actor, "desk:read");
  const rows = z
    .array(z.object({ count: z.number() }))
    .parse(await db().$queryRaw`SELECT count(*)::int AS count FROM item i WHERE ${filterCondition(actor, filters, now)}`);
  return rows[0]?.count ?? 0;
};

/** The statement behind a page; the bench explains and times it. The page is cut before anything is joined to it. */
export const pageStatement = (actor: Actor, filters: InboxFilters, { after, limit, now }: PageWanted): Prisma.Sql =>
  Prisma.sql`
    ${pageCut(actor, filters, { after, limit, now })}
    SELECT i.id, i.thread_id AS "threadId", i.author_id AS "authorId", a.name AS "authorName", i.source_id AS "sourceId", s.name AS "sourceName", s.platform,
      i.brand_id AS "brandId", b.name AS "brandName", left(i.text, 280) AS excerpt, i.language, i.sentiment, i.intent, i.tones, i.unsure, i.machine_tags AS confidences,
      i.posted_at AS "postedAt", i.needed_since AS "neededSince", i.due_at AS "dueAt", i.warn_at AS "warnAt", i.answered_at AS "answeredAt", i.closed_at AS "closedAt",
      i.snoozed_until AS "snoozedUntil", i.assignee_id AS "assigneeId", au.name AS "assigneeName", c.member_id AS "writerId", cu.name AS "writerName",
      f.due_at AS "promiseDueAt", f.promised_at AS "promisedAt", f.words AS "promiseWords"
    FROM i
    JOIN author a ON a.id = i.author_id
    JOIN source s ON s.id = i.source_id
    JOIN brand b ON b.id = i.brand_id
    LEFT JOIN (member am JOIN user_account au ON au.id = am.user_id) ON am.id = i.assignee_id AND am.removed_at IS NULL AND am.role <> 'viewer'
    LEFT JOIN (claim c JOIN member cm ON cm.id = c.member_id JOIN user_account cu ON cu.id = cm.user_id)
      ON c.item_id = i.id AND c.expires_at > ${now} AND c.member_id <> ${actor.memberId ?? ""}
    LEFT JOIN LATERAL (SELECT due_at, promised_at, words FROM follow_up
      WHERE workspace_id = ${actor.workspaceId} AND item_id = i.id AND returned_at IS NOT NULL AND state = 'open' ORDER BY due_at, id LIMIT 1) f ON true
    ORDER BY ${orderBy(orderOf(filters))}`;

/** The rows of a page and one more, as `i`, before anything is joined to them. */
export const pageCut = (actor: Actor, filters: InboxFilters, { after, limit, now }: PageWanted): Prisma.Sql => {
  const order = orderOf(filters);
  const behind = after === undefined ? Prisma.empty : Prisma.sql`AND ${behindCursor(order, after)}`;
  return Prisma.sql`WITH i AS MATERIALIZED (SELECT i.* FROM item i WHERE ${filterCondition(actor, filters, now)} ${behind} ORDER BY ${orderBy(order)} LIMIT ${limit + 1})`;
};

/** A person by id and name; null where either is missing. */
export const personOf = (id: string | null, name: string | null): Person | null => (id === null || name === null ? null : personNamed(id, name));

export const personNamed = (id: string, name: string): Person => ({ id, name, initials: initialsOf(name) });

const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

const inboxRow = (row: Row): InboxRow => ({
  id: row.id,
  threadId: row.threadId,
  author: { id: row.authorId, name: row.authorName },
  source: { id: row.sourceId, name: row.sourceName, platform: row.platform },
  brand: { id: row.brandId, name: row.brandName },
  excerpt: row.excerpt.replace(/\s+/g, " ").trim(),
  language: row.language,
  sentiment: row.sentiment,
  intent: row.intent,
  tones: row.tones ?? [],
  unsure: row.unsure,
  confidences: row.confidences,
  postedAt: row.postedAt.toISOString(),
  neededSince: isoOrNull(row.neededSince),
  dueAt: isoOrNull(row.dueAt),
  warnAt: isoOrNull(row.warnAt),
  answeredAt: isoOrNull(row.answeredAt),
  closedAt: isoOrNull(row.closedAt),
  snoozedUntil: isoOrNull(row.snoozedUntil),
  assignee: personOf(row.assigneeId, row.assigneeName),
  writing: personOf(row.writerId, row.writerName),
  promise: promiseOf(row),
});

const promiseOf = ({ promiseDueAt, promisedAt, promiseWords }: Row): InboxRow["promise"] =>
  promiseDueAt === null || promisedAt === null || promiseWords === null
    ? null
    : { dueAt: promiseDueAt.toISOString(), promisedAt: promisedAt.toISOString(), words: promiseWords };
