import { z } from "zod";

import { tellingSchema, type Telling } from "../model/alert-machine";
import type { SendFailure } from "../model/rule-view";
import { newId, type AlertChannelId, type AlertId, type AlertMessageId, type WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

type NewMessages = {
  readonly alertId: AlertId;
  readonly telling: number;
  readonly because: Telling;
  readonly readers: readonly { readonly channelId: AlertChannelId; readonly recipient: string }[];
  readonly dueAt: Date;
  readonly now: Date;
};

/** Puts one telling of an alert into the outbox, once a reader; what an earlier telling still had to say is said by this one. */
export const putMessages = async (tx: Db, workspaceId: WorkspaceId, { alertId, readers, now, ...telling }: NewMessages): Promise<void> => {
  await tx.alertMessage.updateMany({ where: { workspaceId, alertId, sentAt: null, droppedAt: null, tries: 0 }, data: { droppedAt: now } });
  await tx.alertMessage.createMany({
    data: readers.map((reader) => ({ id: newId("alertMessage"), workspaceId, alertId, ...reader, ...telling, createdAt: now })),
    skipDuplicates: true,
  });
};

const messageSchema = z.object({
  id: z.string(),
  workspaceId: z.string(),
  alertId: z.string(),
  channelId: z.string(),
  recipient: z.string(),
  telling: z.number(),
  because: tellingSchema,
  tries: z.number(),
  createdAt: z.date(),
});
export type ClaimedMessage = z.infer<typeof messageSchema>;

/** A try that brought no word back is taken over after so long: longer than any request lasts. */
const claimMs = 2 * 60_000;

/**
 * Takes a message up for one try, and writes the try down before the request leaves; null when it is another worker's, not due or over.
 * Of those who ask at once one is given it.
 */
export const claimMessage = async (workspaceId: WorkspaceId, messageId: AlertMessageId, now: Date): Promise<ClaimedMessage | null> => {
  const rows = z.array(messageSchema).parse(
    await db().$queryRaw`UPDATE alert_message SET tries = tries + 1, claimed_until = ${new Date(now.getTime() + claimMs)}
      WHERE id = ${messageId} AND workspace_id = ${workspaceId} AND sent_at IS NULL AND dropped_at IS NULL AND due_at <= ${now} AND (claimed_until IS NULL OR claimed_until <= ${now})
      RETURNING id, workspace_id AS "workspaceId", alert_id AS "alertId", channel_id AS "channelId", recipient, telling, because, tries, created_at AS "createdAt"`,
  );
  return rows[0] ?? null;
};

export type TryEnd =
  | { readonly kind: "sent" }
  | { readonly kind: "again"; readonly failure: SendFailure; readonly at: Date }
  | { readonly kind: "dropped"; readonly failure: SendFailure | null };

/** Writes down how a try ended; false when somebody has taken it over meanwhile. */
export const endTry = async (
  tx: Db,
  { id, workspaceId, tries }: ClaimedMessage,
  { end, now }: { readonly end: TryEnd; readonly now: Date },
): Promise<boolean> =>
  (await tx.alertMessage.updateMany({ where: { id, workspaceId, tries, sentAt: null }, data: { claimedUntil: null, ...asColumns(end, now) } })).count === 1;

const asColumns = (end: TryEnd, now: Date) => {
  switch (end.kind) {
    case "sent":
      return { sentAt: now, failure: null };
    case "again":
      return { dueAt: end.at, failure: end.failure };
    case "dropped":
      return { droppedAt: now, failure: end.failure };
  }
};

/** What is not sent yet of a channel that is gone is not sent any more. */
export const dropOfChannel = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { channelId, now }: { readonly channelId: AlertChannelId; readonly now: Date },
): Promise<void> => {
  await tx.alertMessage.updateMany({ where: { workspaceId, channelId, sentAt: null, droppedAt: null }, data: { droppedAt: now } });
};

type Due = { readonly workspaceId: WorkspaceId; readonly messageId: AlertMessageId };

/** What is due of one workspace, the longest waiting first. */
export const listDueOf = async (workspaceId: WorkspaceId, { now, limit }: { readonly now: Date; readonly limit: number }): Promise<readonly Due[]> => {
  const rows = await db().alertMessage.findMany({
    where: { workspaceId, sentAt: null, droppedAt: null, dueAt: { lte: now } },
    select: { id: true },
    orderBy: { dueAt: "asc" },
    take: limit,
  });
  return rows.map(({ id }) => ({ workspaceId, messageId: id }));
};

/** For reconciling: what is due in the whole installation and in nobody's hands. */
export const listForgotten = async ({ before, limit }: { readonly before: Date; readonly limit: number }): Promise<readonly Due[]> => {
  const rows = await db().alertMessage.findMany({
    where: { sentAt: null, droppedAt: null, dueAt: { lte: before }, OR: [{ claimedUntil: null }, { claimedUntil: { lte: before } }] },
    select: { id: true, workspaceId: true },
    orderBy: { dueAt: "asc" },
    take: limit,
  });
  return rows.map(({ id, workspaceId }) => ({ workspaceId, messageId: id }));
};
