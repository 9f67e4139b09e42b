import { z } from "zod";

import { confidencesSchema } from "./confidences";
import { personOf } from "./list";
import { sentPictures, sentPicturesSchema } from "./sent-pictures";
import type { ConversationItem } from "../model";
import { Prisma } from "#db";
import { itemKindSchema, visibilitySchema } from "#lib/connectors/contract";
import type { ThreadId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { intentSchema, languageSchema, sentimentSchema, toneSchema, unsureHeadSchema } from "#lib/tagging/model";
import { reasonCodes } from "#lib/tagging/settle-model";

/** So much of a long thread is shown around the message that was opened. */
export const windowSize = 200;

export const reasonSchema = z.object({ code: z.enum(reasonCodes), params: z.record(z.string(), z.string()).default({}) }).catch({ code: "remark", params: {} });

const revisionsSchema = z.array(z.object({ text: z.string(), replacedAt: z.coerce.date() }));

const rowSchema = z.object({
  id: z.string(),
  externalId: z.string(),
  kind: itemKindSchema,
  parentId: z.string().nullable(),
  authorId: z.string(),
  authorName: z.string(),
  isBrand: z.boolean(),
  memberId: z.string().nullable(),
  memberName: z.string().nullable(),
  replyId: z.string().nullable(),
  pictures: sentPicturesSchema,
  text: z.string(),
  url: z.string().nullable(),
  postedAt: z.date(),
  editedAt: z.date().nullable(),
  deletedAt: z.date().nullable(),
  visibility: visibilitySchema,
  revisions: revisionsSchema.nullable(),
  language: languageSchema,
  sentiment: sentimentSchema,
  intent: intentSchema,
  tones: z.array(toneSchema).nullable(),
  unsure: z.array(unsureHeadSchema),
  confidences: confidencesSchema,
  machineTones: z.array(toneSchema),
  tagger: z.string(),
  corrected: z.array(z.string()).nullable(),
  neededSince: z.date().nullable(),
  dueAt: z.date().nullable(),
  warnAt: z.date().nullable(),
  answeredAt: z.date().nullable(),
  answeredById: z.string().nullable(),
  closedAt: z.date().nullable(),
  closedBecause: z.string().nullable(),
  closedNote: z.string().nullable(),
  reason: reasonSchema,
});
type Row = z.output<typeof rowSchema>;

type Around = { readonly threadId: ThreadId; readonly postedAt: Date; readonly id: string };

/** The messages of a thread around one of them, oldest first: half the window before it and half after, or more of the longer side. */
export const listAround = async (workspaceId: WorkspaceId, { threadId, postedAt, id }: Around): Promise<readonly ConversationItem[]> => {
  const rows = z.array(rowSchema).parse(
    await db().$queryRaw`
      WITH older AS (
        SELECT i.*, row_number() OVER (ORDER BY i.posted_at DESC, i.id DESC) AS place FROM item i
        WHERE i.thread_id = ${threadId} AND i.workspace_id = ${workspaceId} AND (i.posted_at, i.id) <= (${postedAt}::timestamptz, ${id}) ORDER BY i.posted_at DESC, i.id DESC LIMIT ${windowSize}
      ), younger AS (
        SELECT i.*, row_number() OVER (ORDER BY i.posted_at, i.id) AS place FROM item i
        WHERE i.thread_id = ${threadId} AND i.workspace_id = ${workspaceId} AND (i.posted_at, i.id) > (${postedAt}::timestamptz, ${id}) ORDER BY i.posted_at, i.id LIMIT ${windowSize}
      ), i AS MATERIALIZED (
        SELECT * FROM older UNION ALL SELECT * FROM younger ORDER BY place, id LIMIT ${windowSize}
      )
      SELECT i.id, i.external_id AS "externalId", i.kind, parent.item_id AS "parentId", i.author_id AS "authorId", a.name AS "authorName", i.is_brand AS "isBrand",
        by.member_id AS "memberId", by.name AS "memberName", by.id AS "replyId", ${sentPictures(Prisma.sql`by`)} AS pictures, i.text, i.url,
        i.posted_at AS "postedAt", i.edited_at AS "editedAt", i.deleted_at AS "deletedAt", i.visibility, r.revisions, i.language, i.sentiment, i.intent, i.tones, i.unsure, i.machine_tags AS confidences,
        ARRAY(SELECT said.key FROM jsonb_each(i.machine_tags->'tone') said WHERE said.value->>'on' = 'true') AS "machineTones", i.tagger, c.corrected, i.needed_since AS "neededSince", i.due_at AS "dueAt", i.warn_at AS "warnAt",
        i.answered_at AS "answeredAt", i.answered_by_item_id AS "answeredById", i.closed_at AS "closedAt", i.closed_because AS "closedBecause", i.closed_note AS "closedNote", i.reason
      FROM i
      JOIN author a ON a.id = i.author_id
      LEFT JOIN item_key parent ON parent.source_id = i.source_id AND parent.external_id = i.parent_external_id
      LEFT JOIN LATERAL (SELECT r.id, r.workspace_id, r.member_id, u.name FROM reply r JOIN member m ON m.id = r.member_id JOIN user_account u ON u.id = m.user_id
        WHERE i.is_brand AND r.thread_id = i.thread_id AND r.source_id = i.source_id AND r.external_id = i.external_id LIMIT 1) AS by ON true
      LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('text', v.text, 'replacedAt', v.replaced_at) ORDER BY v.replaced_at) AS revisions FROM item_revision v WHERE v.item_id = i.id) AS r ON true
      LEFT JOIN LATERAL (SELECT array_agg(DISTINCT t.head) AS corrected FROM tag_correction t WHERE t.item_id = i.id AND t.was <> t.became) AS c ON true
      ORDER BY i.posted_at, i.id`,
  );
  return rows.map(conversationItem);
};

const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

const conversationItem = (row: Row): ConversationItem => ({
  id: row.id,
  externalId: row.externalId,
  kind: row.kind,
  parentId: row.parentId,
  author: { id: row.authorId, name: row.authorName },
  isBrand: row.isBrand,
  byMember: personOf(row.memberId, row.memberName),
  replyId: row.replyId,
  pictures: row.pictures,
  text: row.text,
  url: row.url,
  postedAt: row.postedAt.toISOString(),
  editedAt: isoOrNull(row.editedAt),
  deletedAt: isoOrNull(row.deletedAt),
  visibility: row.visibility,
  revisions: (row.revisions ?? []).map(({ text, replacedAt }) => ({ text, replacedAt: replacedAt.toISOString() })),
  language: row.language,
  sentiment: row.sentiment,
  intent: row.intent,
  tones: row.tones ?? [],
  unsure: row.unsure,
  confidences: row.confidences,
  machineTones: row.machineTones,
  tagger: row.tagger,
  corrected: row.corrected ?? [],
  neededSince: isoOrNull(row.neededSince),
  dueAt: isoOrNull(row.dueAt),
  warnAt: isoOrNull(row.warnAt),
  answeredAt: isoOrNull(row.answeredAt),
  answeredById: row.answeredById,
  closedAt: isoOrNull(row.closedAt),
  closedBecause: row.closedBecause,
  closedNote: row.closedNote,
  reason: row.reason,
});
