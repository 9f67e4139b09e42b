import { z } from "zod";

import { isUnverified, replyFailureSchema, replyKindSchema, replyStateSchema, type ReplyChannel, type ReplyKind, type ReplyState } from "../model";
import { Prisma } from "#db";
import { newId, type ItemId, type MemberId, type ReplyId, type ThreadId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import { sentimentSchema, toneSchema } from "#lib/tagging/model";

const targetSchema = z.array(
  z.object({
    itemId: z.string(),
    brandId: z.string(),
    sourceId: z.string(),
    threadId: z.string(),
    isBrand: z.boolean(),
    isDeleted: z.boolean(),
    answeredAt: z.date().nullable(),
    /** All that answers it so far is a holding answer, which promises another. */
    isHeldOff: z.boolean(),
    sentiment: sentimentSchema,
    tones: z.array(toneSchema),
    /** What the tagger itself heard, whatever was corrected since. */
    machineTones: z.array(toneSchema),
    url: z.string().nullable(),
    capabilities: z.array(z.string()),
    isGone: z.boolean(),
  }),
);
export type ReplyTarget = z.output<typeof targetSchema>[number];

/** What an answer needs to know of the item it answers; null when the workspace has none such. */
export const findTarget = async (tx: Db, workspaceId: WorkspaceId, itemId: ItemId): Promise<ReplyTarget | null> => {
  const rows = targetSchema.parse(
    await tx.$queryRaw`
      SELECT i.id AS "itemId", i.brand_id AS "brandId", i.source_id AS "sourceId", i.thread_id AS "threadId", i.is_brand AS "isBrand", i.deleted_at IS NOT NULL AS "isDeleted",
        i.answered_at AS "answeredAt", EXISTS (SELECT FROM reply r JOIN item a ON a.id = i.answered_by_item_id WHERE r.source_id = a.source_id AND r.external_id = a.external_id
          AND r.thread_id = i.thread_id AND r.kind = 'holding') AS "isHeldOff", i.sentiment, i.tones,
        ARRAY(SELECT said.key FROM jsonb_each(i.machine_tags->'tone') said WHERE said.value->>'on' = 'true') AS "machineTones", coalesce(i.url, t.url) AS url, s.capabilities, s.removed_at IS NOT NULL OR s.status = 'gone' AS "isGone"
      FROM item i JOIN source s ON s.id = i.source_id JOIN thread t ON t.id = i.thread_id WHERE i.id = ${itemId} AND i.workspace_id = ${workspaceId}`,
  );
  return rows[0] ?? null;
};

/** Answers to one thread are judged one after the other. */
export const lockThreadReplies = async (tx: Db, threadId: ThreadId): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`replies/${threadId}`}, 0))`;
};

const versionSchema = z.array(z.object({ version: z.string() }));

/** A fingerprint of all that stands in a thread: texts, who is visible, answers of the desk on their way. */
export const readThreadVersion = async (tx: Db, workspaceId: WorkspaceId, threadId: ThreadId): Promise<string> => {
  const rows = versionSchema.parse(
    await tx.$queryRaw`
      SELECT md5(coalesce((SELECT string_agg(i.id || i.content_hash || i.visibility || (i.deleted_at IS NOT NULL), ',' ORDER BY i.id) FROM item i WHERE i.thread_id = ${threadId} AND i.workspace_id = ${workspaceId}), '')
        || coalesce((SELECT string_agg(r.id, ',' ORDER BY r.id) FROM reply r WHERE r.thread_id = ${threadId} AND r.workspace_id = ${workspaceId} AND r.state <> 'failed' AND r.external_id IS NULL), '')) AS version`,
  );
  return rows[0]?.version ?? "";
};

const givenSchema = z.object({ id: z.string(), itemId: z.string(), memberId: z.string(), state: replyStateSchema, url: z.string().nullable() });

export const findByRequestKey = async (tx: Db, workspaceId: WorkspaceId, requestKey: string): Promise<z.output<typeof givenSchema> | null> => {
  const row = await tx.reply.findUnique({
    where: { workspaceId_requestKey: { workspaceId, requestKey } },
    select: { id: true, itemId: true, memberId: true, state: true, url: true },
  });
  return row === null ? null : givenSchema.parse(row);
};

/** Answers of the desk to an item that were not refused for good; a holding answer is none. */
export const listStandingReplies = async (
  tx: Db,
  workspaceId: WorkspaceId,
  itemId: ItemId,
): Promise<readonly { readonly id: ReplyId; readonly state: ReplyState }[]> => {
  const rows = await tx.reply.findMany({
    where: { workspaceId, itemId, state: { not: "failed" }, kind: { not: "holding" } },
    select: { id: true, state: true },
  });
  return rows.map((row) => ({ id: row.id, state: replyStateSchema.parse(row.state) }));
};

export type NewReply = {
  readonly target: ReplyTarget;
  readonly memberId: MemberId;
  readonly channel: ReplyChannel;
  readonly kind: ReplyKind;
  readonly text: string;
  readonly firstDraft: string | null;
  readonly templateId: string | null;
  readonly bypassReason: string | null;
  readonly requestKey: string;
  readonly state: "queued" | "by-hand";
  readonly now: Date;
};

export const insertReply = async (tx: Db, workspaceId: WorkspaceId, { target, now, ...reply }: NewReply): Promise<ReplyId> => {
  const id = newId("reply");
  const { brandId, sourceId, threadId, itemId } = target;
  const isQueued = reply.state === "queued";
  await tx.reply.create({
    data: {
      id,
      workspaceId,
      brandId,
      sourceId,
      threadId,
      itemId,
      ...reply,
      createdAt: now,
      nextTryAt: isQueued ? now : null,
      url: isQueued ? null : target.url,
    },
    select: { id: true },
  });
  return id;
};

const storedSchema = z.object({
  id: z.string(),
  memberId: z.string(),
  itemId: z.string(),
  threadId: z.string(),
  sourceId: z.string(),
  kind: replyKindSchema,
  state: replyStateSchema,
  sentAt: z.date().nullable(),
  url: z.string().nullable(),
  text: z.string(),
  failure: replyFailureSchema.nullable().catch(null),
  tries: z.array(z.object({ attempt: z.number(), outcome: z.string().nullable() })),
});
export type StoredReply = z.output<typeof storedSchema>;

export const findReply = async (tx: Db, workspaceId: WorkspaceId, replyId: ReplyId): Promise<StoredReply | null> => {
  const row = await tx.reply.findFirst({
    where: { id: replyId, workspaceId },
    select: {
      id: true,
      memberId: true,
      itemId: true,
      threadId: true,
      sourceId: true,
      kind: true,
      state: true,
      sentAt: true,
      url: true,
      text: true,
      failure: true,
      tries: { select: { attempt: true, outcome: true }, orderBy: { attempt: "desc" }, take: 1 },
    },
  });
  return row === null ? null : storedSchema.parse(row);
};

/** Another of its kind about the same item went out, is on its way, or may have arrived. */
export const hasTwin = async (tx: Db, workspaceId: WorkspaceId, { id, itemId, kind }: StoredReply): Promise<boolean> => {
  const rows = await tx.reply.findMany({ where: { workspaceId, itemId, kind, NOT: { id } }, select: { state: true, failure: true } });
  return rows.some(({ state, failure }) => state !== "failed" || isUnverified(replyFailureSchema.nullable().catch(null).parse(failure)));
};

/** A failed reply goes back into the outbox; false when it is not a failed one. */
export const requeue = async (
  tx: Db,
  workspaceId: WorkspaceId,
  change: { readonly replyId: ReplyId; readonly state: "queued" | "unknown"; readonly now: Date },
): Promise<boolean> => {
  const { count } = await tx.reply.updateMany({
    where: { id: change.replyId, workspaceId, state: "failed" },
    data: { state: change.state, nextTryAt: change.now, sendingSince: null, failure: Prisma.DbNull },
  });
  if (change.state === "unknown") await tx.replyAttempt.updateMany({ where: { replyId: change.replyId, workspaceId }, data: { looks: 0 } });
  return count === 1;
};

export const dropFailed = async (tx: Db, workspaceId: WorkspaceId, replyId: ReplyId): Promise<boolean> => {
  const { count } = await tx.reply.deleteMany({ where: { id: replyId, workspaceId, state: "failed" } });
  return count === 1;
};
