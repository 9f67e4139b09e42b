import { z } from "zod";

import { getAnswering } from "./answering";
import { getAuthorPanel } from "./author-panel";
import { listAround } from "./conversation-items";
import { personNamed, personOf } from "./list";
import { sentPictures, sentPicturesSchema } from "./sent-pictures";
import type { Conversation, OutgoingReply } from "../model";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { listCasesOf } from "#lib/cases/queries/mentions";
import { notFound } from "#lib/core/errors";
import type { ItemId, ThreadId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { guardingKinds, replyChannels, replyFailureSchema, replyKindSchema, replyStateSchema } from "#lib/replies/model";
import { getThreadVersion } from "#lib/replies/queries";
import { findAttaching } from "#lib/replies/queries/attaching";

const openedSchema = z.array(
  z.object({
    id: z.string(),
    postedAt: z.date(),
    authorId: z.string(),
    threadId: z.string(),
    title: z.string().nullable(),
    url: z.string().nullable(),
    sourceId: z.string(),
    sourceName: z.string(),
    platform: z.string(),
    capabilities: z.array(z.string()),
    brandId: z.string(),
    brandName: z.string(),
    assigneeId: z.string().nullable(),
    assigneeName: z.string().nullable(),
    snoozedUntil: z.date().nullable(),
    draft: z.string().nullable(),
    draftOriginal: z.string().nullable(),
    writerId: z.string().nullable(),
    writerName: z.string().nullable(),
    size: z.number(),
  }),
);
type Opened = z.output<typeof openedSchema>[number];

/** One item with the whole conversation around it, its author and what the team does with it. Throws `not-found`. */
export const getConversation = async (actor: Actor, itemId: ItemId, now: Date): Promise<Conversation> => {
  requirePermission(actor, "desk:read");
  const opened = await findOpened(actor, itemId, now);
  if (opened === null) throw notFound("The item");
  const { threadId, postedAt, id, authorId, platform } = opened;
  // Read before the messages: a change in between makes the version too old, and too old is only asked once more.
  const threadVersion = await getThreadVersion(actor, threadId);
  // The same holds for replies: one that becomes a message in between is met twice, never not at all.
  const outgoing = await listOutgoing(actor, threadId);
  const [items, author, cases, attaching] = await Promise.all([
    listAround(actor.workspaceId, { threadId, postedAt, id }),
    getAuthorPanel(actor.workspaceId, { authorId, platform }),
    listCasesOf(actor, { authorId }),
    findAttaching(actor, id),
  ]);
  const item = items.find((candidate) => candidate.id === id);
  if (item === undefined) throw notFound("The item");
  const arrived = new Set(items.map(({ replyId }) => replyId));
  const replies = outgoing.filter((reply) => !arrived.has(reply.id));
  const answering = await getAnswering(actor, { item, items, brandId: opened.brandId, capabilities: opened.capabilities }, now);
  return { ...frameOf(opened), answering, attaching, item, items, leftOut: Math.max(0, opened.size - items.length), replies, author, cases, threadVersion };
};

const frameOf = (opened: Opened) => ({
  thread: { id: opened.threadId, title: opened.title, url: opened.url },
  source: { id: opened.sourceId, name: opened.sourceName, platform: opened.platform, capabilities: opened.capabilities },
  brand: { id: opened.brandId, name: opened.brandName },
  assignee: personOf(opened.assigneeId, opened.assigneeName),
  snoozedUntil: opened.snoozedUntil?.toISOString() ?? null,
  draft: opened.draft,
  draftOriginal: opened.draftOriginal,
  writing: personOf(opened.writerId, opened.writerName),
});

const findOpened = async (actor: Actor, itemId: ItemId, now: Date): Promise<Opened | null> => {
  const me = actor.memberId ?? "";
  const rows = openedSchema.parse(
    await db().$queryRaw`
      SELECT i.id, i.posted_at AS "postedAt", i.author_id AS "authorId", t.id AS "threadId", t.title, t.url, s.id AS "sourceId", s.name AS "sourceName", s.platform, s.capabilities,
        b.id AS "brandId", b.name AS "brandName", i.assignee_id AS "assigneeId", au.name AS "assigneeName", i.snoozed_until AS "snoozedUntil", d.text AS draft, d.original AS "draftOriginal",
        c.member_id AS "writerId", cu.name AS "writerName", (SELECT count(*)::int FROM item n WHERE n.thread_id = t.id) AS size
      FROM item i JOIN thread t ON t.id = i.thread_id JOIN source s ON s.id = i.source_id JOIN brand b ON b.id = i.brand_id
      LEFT JOIN (member am JOIN user_account au ON au.id = am.user_id) ON am.id = i.assignee_id AND am.removed_at IS NULL AND am.role <> 'viewer'
      LEFT JOIN draft d ON d.item_id = i.id AND d.member_id = ${me}
      LEFT JOIN (claim c JOIN member cm ON cm.id = c.member_id JOIN user_account cu ON cu.id = cm.user_id) ON c.item_id = i.id AND c.expires_at > ${now} AND c.member_id <> ${me}
      WHERE i.id = ${itemId} AND i.workspace_id = ${actor.workspaceId}`,
  );
  return rows[0] ?? null;
};

const outgoingSchema = z.array(
  z.object({
    id: z.string(),
    itemId: z.string(),
    text: z.string(),
    pictures: sentPicturesSchema,
    memberId: z.string(),
    memberName: z.string(),
    channel: z.enum(replyChannels),
    kind: replyKindSchema,
    state: replyStateSchema,
    failure: replyFailureSchema.nullable().catch(null),
    url: z.string().nullable(),
    createdAt: z.date(),
  }),
);

/** Replies that are no item (yet): on their way, failed, or to be posted by hand. */
const listOutgoing = async (actor: Actor, threadId: ThreadId): Promise<readonly OutgoingReply[]> => {
  const rows = outgoingSchema.parse(
    await db().$queryRaw`
      SELECT r.id, r.item_id AS "itemId", r.text, ${sentPictures(Prisma.sql`r`)} AS pictures, r.member_id AS "memberId", u.name AS "memberName", r.channel, r.kind, r.state, r.failure, r.url, r.created_at AS "createdAt"
      FROM reply r JOIN member m ON m.id = r.member_id JOIN user_account u ON u.id = m.user_id
      WHERE r.thread_id = ${threadId} AND r.workspace_id = ${actor.workspaceId}
        AND NOT EXISTS (SELECT FROM item_key k WHERE k.source_id = r.source_id AND k.external_id = r.external_id)
      ORDER BY r.created_at, r.id`,
  );
  return rows.map(({ memberId, memberName, createdAt, kind, ...reply }) => ({
    ...reply,
    isSanctions: guardingKinds.includes(kind),
    by: personNamed(memberId, memberName),
    createdAt: createdAt.toISOString(),
  }));
};
