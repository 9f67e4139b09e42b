import { z } from "zod";

import type { AuthorId, BrandId, ItemId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import { intentSchema, languageSchema, sentimentSchema, toneSchema } from "#lib/tagging/model";

const subjectSchema = z.object({
  itemId: z.string(),
  brandId: z.string(),
  brandName: z.string(),
  sourceId: z.string(),
  sourceName: z.string(),
  threadId: z.string(),
  threadTitle: z.string().nullable(),
  authorId: z.string(),
  authorName: z.string(),
  authorExternalId: z.string(),
  text: z.string(),
  contentHash: z.string(),
  language: languageSchema,
  sentiment: sentimentSchema,
  intent: intentSchema,
  tones: z.array(toneSchema).readonly(),
  postedAt: z.date(),
  url: z.string().nullable(),
  isBrand: z.boolean(),
  isDeleted: z.boolean(),
  /** None where the source is gone. */
  capabilities: z.array(z.string()),
});
/** An item with all that guarding asks of it. */
export type Subject = z.output<typeof subjectSchema>;

/** Items of the workspace, oldest first. */
export const listSubjects = async (tx: Db, workspaceId: WorkspaceId, itemIds: readonly ItemId[]): Promise<readonly Subject[]> =>
  z.array(subjectSchema).parse(
    await tx.$queryRaw`
      SELECT i.id AS "itemId", i.brand_id AS "brandId", b.name AS "brandName", i.source_id AS "sourceId", s.name AS "sourceName", i.thread_id AS "threadId", t.title AS "threadTitle",
        i.author_id AS "authorId", a.name AS "authorName", a.external_id AS "authorExternalId", i.text, i.content_hash AS "contentHash", i.language, i.sentiment, i.intent, i.tones,
        i.posted_at AS "postedAt", coalesce(i.url, t.url) AS url, i.is_brand AS "isBrand", i.deleted_at IS NOT NULL AS "isDeleted",
        CASE WHEN s.removed_at IS NULL AND s.status <> 'gone' THEN s.capabilities ELSE '{}' END AS capabilities
      FROM item i JOIN brand b ON b.id = i.brand_id JOIN source s ON s.id = i.source_id JOIN thread t ON t.id = i.thread_id JOIN author a ON a.id = i.author_id
      WHERE i.workspace_id = ${workspaceId} AND i.id = ANY(${[...itemIds]}::text[]) ORDER BY i.posted_at, i.id`,
  );

/** Null when the workspace has no such item. */
export const findSubject = async (tx: Db, workspaceId: WorkspaceId, itemId: ItemId): Promise<Subject | null> =>
  (await listSubjects(tx, workspaceId, [itemId]))[0] ?? null;

const placeSchema = z.object({
  sourceId: z.string(),
  sourceName: z.string(),
  platform: z.string(),
  sourceUrl: z.string(),
  capabilities: z.array(z.string()),
  authorId: z.string(),
  realm: z.string(),
  authorUrl: z.string().nullable(),
});
export type AccountPlace = z.output<typeof placeSchema>;

/** Each of these accounts beside each source of the brand: whether it can write there, its realm says. */
export const pairAccounts = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { brandId, authorIds }: { readonly brandId: BrandId; readonly authorIds: readonly AuthorId[] },
): Promise<readonly AccountPlace[]> =>
  z.array(placeSchema).parse(
    await tx.$queryRaw`
      SELECT s.id AS "sourceId", s.name AS "sourceName", s.platform, s.url AS "sourceUrl", CASE WHEN s.status <> 'gone' THEN s.capabilities ELSE '{}' END AS capabilities,
        a.id AS "authorId", a.realm, coalesce(a.url, (SELECT i.url FROM item i WHERE i.author_id = a.id AND i.source_id = s.id AND i.url IS NOT NULL ORDER BY i.posted_at DESC LIMIT 1), s.url) AS "authorUrl"
      FROM source s CROSS JOIN author a
      WHERE s.workspace_id = ${workspaceId} AND s.brand_id = ${brandId} AND s.removed_at IS NULL AND a.workspace_id = ${workspaceId} AND a.id = ANY(${[...authorIds]}::text[])
      ORDER BY s.id, a.id`,
  );

export const findOverride = async (tx: Db, workspaceId: WorkspaceId, { itemId, contentHash }: Pick<Subject, "itemId" | "contentHash">): Promise<boolean> =>
  (await tx.criticismOverride.count({ where: { itemId, workspaceId, contentHash } })) > 0;

export const putOverride = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { itemId, ...override }: { readonly itemId: ItemId; readonly contentHash: string; readonly memberId: string; readonly reason: string; readonly at: Date },
): Promise<void> => {
  await tx.criticismOverride.upsert({ where: { itemId }, create: { itemId, workspaceId, ...override }, update: override, select: { itemId: true } });
};
