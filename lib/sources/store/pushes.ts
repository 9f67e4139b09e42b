import { z } from "zod";

import { db } from "#lib/db/client";
import type { Sql } from "#lib/db/sql";

/** What a push was answered with, to be answered again: an object, or the plain words a platform wants to hear. */
export const pushAnswerSchema = z.object({ status: z.number().int(), body: z.union([z.string(), z.record(z.string(), z.unknown())]) });
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

export type Receipt = {
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly webhookId: string;
  readonly bodyHash: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly answer: PushAnswer;
  readonly now: Date;
};

/** Keeps the raw body and its answer; false when a push of this id was kept before. */
export const insertReceipt = async (receipt: Receipt): Promise<boolean> => {
  const { workspaceId, sourceId, webhookId, bodyHash, body, answer, now } = receipt;
  const count = await db().$executeRaw`INSERT INTO push_receipt (source_id, webhook_id, workspace_id, body_hash, body, answer, received_at)
    VALUES (${sourceId}, ${webhookId}, ${workspaceId}, ${bodyHash}, ${body}, ${JSON.stringify(answer)}::jsonb, ${now}) ON CONFLICT DO NOTHING`;
  return count === 1;
};

export const findReceipt = async (sourceId: string, webhookId: string): Promise<{ readonly bodyHash: string; readonly answer: PushAnswer } | null> => {
  const row = await db().pushReceipt.findUnique({ where: { sourceId_webhookId: { sourceId, webhookId } }, select: { bodyHash: true, answer: true } });
  return row === null ? null : { bodyHash: row.bodyHash, answer: pushAnswerSchema.parse(row.answer) };
};

/** How many of these items are stored already. */
export const countKnownItems = async (sourceId: string, externalIds: readonly string[]): Promise<number> =>
  db().itemKey.count({ where: { sourceId, externalId: { in: [...externalIds] } } });

/** The body is dropped once its items are stored; false when somebody else did it. */
export const closeReceipt = async (
  tx: Sql,
  { workspaceId, sourceId, webhookId, now }: { readonly workspaceId: string; readonly sourceId: string; readonly webhookId: string; readonly now: Date },
): Promise<boolean> => {
  const rows = await tx.query({
    name: "close-receipt",
    text: "UPDATE push_receipt SET processed_at = $4, body = NULL WHERE workspace_id = $1 AND source_id = $2 AND webhook_id = $3 AND processed_at IS NULL RETURNING source_id",
    values: [workspaceId, sourceId, webhookId, now],
  });
  return rows.length === 1;
};

/** Deletes receipts whose push was recorded before a moment, some thousands at a time; says how many. */
export const deleteReceipts = async (before: Date): Promise<number> =>
  db()
    .$executeRaw`DELETE FROM push_receipt WHERE (source_id, webhook_id) IN (SELECT source_id, webhook_id FROM push_receipt WHERE processed_at < ${before} LIMIT 10000)`;
