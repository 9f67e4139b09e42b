import { z } from "zod";

import { listReplyPictures } from "./pictures";
import { replyChannels, replyStateSchema, type ReplyFailure } from "../model";
import type { Picture } from "#lib/connectors/contract";
import type { ReplyId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { notifyLive } from "#lib/db/live";
import { sql, type Sql } from "#lib/db/sql";
import { inTransaction } from "#lib/db/transaction";

const deliverySchema = z.array(
  z.object({
    id: z.string(),
    workspaceId: z.string(),
    sourceId: z.string(),
    threadId: z.string(),
    text: z.string(),
    channel: z.enum(replyChannels),
    state: replyStateSchema,
    attempts: z.number(),
    sendingSince: z.date().nullable(),
    nextTryAt: z.date().nullable(),
    createdAt: z.date(),
    isWithdrawn: z.boolean(),
    itemExternalId: z.string(),
    rootExternalId: z.string(),
    /** Who wrote the message it answers. */
    authorExternalId: z.string(),
    brandName: z.string(),
    /** Of the last try. */
    startedAt: z.date().nullable(),
    looks: z.number(),
    /** What became of the message it answers. */
    target: z.enum(["there", "deleted", "gone"]),
  }),
);
export type Delivery = z.output<typeof deliverySchema>[number];

/** A reply with all that sending it takes; null when the workspace has none such. */
export const findDelivery = async (workspaceId: WorkspaceId, replyId: ReplyId): Promise<Delivery | null> => {
  const rows = await sql.query({
    name: "find-delivery",
    text: `SELECT r.id, r.workspace_id AS "workspaceId", r.source_id AS "sourceId", r.thread_id AS "threadId", r.text, r.channel, r.state, r.attempts,
        r.sending_since AS "sendingSince", r.next_try_at AS "nextTryAt", r.created_at AS "createdAt", r.withdrawn_at IS NOT NULL AS "isWithdrawn", k.external_id AS "itemExternalId", t.external_id AS "rootExternalId",
        w.external_id AS "authorExternalId", b.name AS "brandName", a.started_at AS "startedAt", coalesce(a.looks, 0) AS looks,
        CASE WHEN i.deleted_at IS NOT NULL THEN 'deleted' WHEN i.visibility = 'deleted' THEN 'gone' ELSE 'there' END AS target
      FROM reply r JOIN item_key k ON k.item_id = r.item_id JOIN item i ON i.id = r.item_id JOIN author w ON w.id = i.author_id JOIN thread t ON t.id = r.thread_id JOIN brand b ON b.id = r.brand_id
      LEFT JOIN reply_attempt a ON a.reply_id = r.id AND a.attempt = r.attempts
      WHERE r.id = $1 AND r.workspace_id = $2`,
    values: [replyId, workspaceId],
  });
  return deliverySchema.parse(rows)[0] ?? null;
};

/** What goes out with the words of a reply. */
export const readPictures = async ({ id, workspaceId }: Delivery): Promise<readonly Picture[]> => listReplyPictures(db(), workspaceId, id);

/** Takes the reply up for one try and writes the try down; false when another worker was faster or it was withdrawn. */
export const beginTry = async ({ id, workspaceId, attempts }: Delivery, now: Date): Promise<boolean> =>
  inTransaction(async (tx) => {
    const { count } = await tx.reply.updateMany({
      where: { id, workspaceId, state: "queued", attempts, withdrawnAt: null },
      data: { state: "sending", sendingSince: now, attempts: attempts + 1, nextTryAt: null },
    });
    if (count === 0) return false;
    await tx.replyAttempt.create({ data: { replyId: id, workspaceId, attempt: attempts + 1, startedAt: now }, select: { attempt: true } });
    return true;
  });

/** A try whose worker died: nobody knows whether it arrived. False when it has moved on meanwhile. */
export const declareLost = async ({ id, workspaceId, sendingSince }: Delivery, now: Date): Promise<boolean> => {
  const rows = await sql.query({
    text: `UPDATE reply SET state = 'unknown', next_try_at = $4 WHERE id = $1 AND workspace_id = $2 AND state = 'sending' AND sending_since IS NOT DISTINCT FROM $3::timestamptz RETURNING id`,
    values: [id, workspaceId, sendingSince, now],
  });
  return rows.length === 1;
};

/** Takes up one look; by moving its time on, so that no second worker looks meanwhile. */
export const beginLook = async ({ id, workspaceId, nextTryAt }: Delivery, until: Date): Promise<boolean> => {
  const rows = await sql.query({
    text: `UPDATE reply SET next_try_at = $4 WHERE id = $1 AND workspace_id = $2 AND state = 'unknown' AND next_try_at IS NOT DISTINCT FROM $3::timestamptz RETURNING id`,
    values: [id, workspaceId, nextTryAt, until],
  });
  return rows.length === 1;
};

export type TryEnd = {
  readonly state: "queued" | "unknown" | "failed";
  readonly outcome: "unknown" | "refused" | "absent";
  readonly detail: string;
  readonly nextTryAt: Date | null;
  readonly failure: ReplyFailure | null;
  readonly looks: number;
  readonly now: Date;
};

/** Writes down how a try or a look ended when it did not end well. `attempt` is the one it belongs to. */
export const endTry = async ({ id, workspaceId, threadId }: Delivery, attempt: number, end: TryEnd): Promise<void> =>
  inTransaction(async (tx) => {
    const { count } = await tx.reply.updateMany({
      where: { id, workspaceId, attempts: attempt, state: { in: ["queued", "sending", "unknown"] } },
      data: { state: end.state, nextTryAt: end.nextTryAt, sendingSince: null, ...(end.failure === null ? {} : { failure: { ...end.failure } }) },
    });
    if (count === 0) return;
    await tx.replyAttempt.updateMany({
      where: { replyId: id, workspaceId, attempt },
      data: { outcome: end.outcome, detail: end.detail.slice(0, 500), finishedAt: end.now, looks: end.looks },
    });
    await notifyLive(tx, { workspaceId, kind: "replies", threadIds: [threadId] });
  });

export type Arrival = {
  readonly attempt: number;
  readonly outcome: "sent" | "found";
  readonly externalId: string;
  readonly url: string | null;
  readonly at: Date;
  readonly now: Date;
};

/** The reply is there: written in the transaction that stores it as an item. */
export const markSent = async (
  tx: Sql,
  { id, workspaceId }: Pick<Delivery, "id" | "workspaceId">,
  { attempt, outcome, externalId, url, at, now }: Arrival,
): Promise<void> => {
  await tx.query({
    name: "mark-reply-sent",
    text: `UPDATE reply SET state = 'sent', external_id = $3, url = $4, sent_at = $5, next_try_at = NULL, sending_since = NULL, failure = NULL WHERE id = $1 AND workspace_id = $2 AND state <> 'sent'`,
    values: [id, workspaceId, externalId, url, at],
  });
  await tx.query({
    name: "mark-attempt-sent",
    text: `UPDATE reply_attempt SET outcome = $4, finished_at = $5 WHERE reply_id = $1 AND workspace_id = $2 AND attempt = $3`,
    values: [id, workspaceId, attempt, outcome, now],
  });
};
