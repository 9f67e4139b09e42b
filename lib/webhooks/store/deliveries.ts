import { z } from "zod";

import { eventTypeSchema, type DeliveryFailure, type EventType } from "../model";
import type { EventData } from "../event-model";
import type { WebhookId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

const claimedSchema = z.object({
  id: z.string(),
  attempts: z.number(),
  eventId: z.string(),
  type: eventTypeSchema,
  subjectId: z.string(),
  at: z.date(),
  data: z.unknown(),
});
/** One delivery in this worker's hands. */
export type Claimed = z.output<typeof claimedSchema>;

type Claim = { readonly webhookId: WebhookId; readonly now: Date; /** From then on it is anybody's again. */ readonly until: Date };

/** Takes up what is due longest at an address, for this worker alone; null where nothing is. */
export const claimNext = async (workspaceId: WorkspaceId, { webhookId, now, until }: Claim): Promise<Claimed | null> => {
  const rows = z.array(claimedSchema).parse(
    await db().$queryRaw`
      WITH claimed AS (
        UPDATE webhook_delivery SET attempts = attempts + 1, next_try_at = ${until} WHERE id = (
          SELECT id FROM webhook_delivery WHERE workspace_id = ${workspaceId} AND webhook_id = ${webhookId} AND next_try_at <= ${now}
          ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING id, attempts, event_id
      )
      SELECT c.id, c.attempts, e.id AS "eventId", e.type, e.subject_id AS "subjectId", e.at, e.data FROM claimed c JOIN webhook_event e ON e.id = c.event_id`,
  );
  return rows[0] ?? null;
};

/** Takes down what is told of an event; the first to say so is kept. */
export const keepData = async (workspaceId: WorkspaceId, eventId: string, data: EventData): Promise<void> => {
  await db()
    .$executeRaw`UPDATE webhook_event SET data = ${JSON.stringify(data)}::json WHERE id = ${eventId} AND workspace_id = ${workspaceId} AND data IS NULL`;
};

type Ended = {
  readonly delivery: Pick<Claimed, "id" | "attempts">;
  readonly arrivedAt: Date | null;
  readonly nextTryAt: Date | null;
  readonly status: number | null;
  readonly answer: string | null;
  readonly failure: DeliveryFailure | null;
  readonly now: Date;
};

/** Ends a try; false where another worker took the delivery up meanwhile: then that one's word counts. */
export const endTry = async (tx: Db, workspaceId: WorkspaceId, { delivery, now, ...came }: Ended): Promise<boolean> => {
  const { count } = await tx.webhookDelivery.updateMany({
    where: { id: delivery.id, workspaceId, attempts: delivery.attempts, nextTryAt: { not: null } },
    data: { ...came, triedAt: now },
  });
  return count === 1;
};

/** An event that only one address is told of. */
export const insertEvent = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { webhookId, type, now }: { readonly webhookId: WebhookId; readonly type: EventType; readonly now: Date },
): Promise<string> => {
  const event = await tx.webhookEvent.create({ data: { workspaceId, type, subjectId: webhookId, at: now }, select: { id: true } });
  await tx.webhookDelivery.create({ data: { workspaceId, webhookId, eventId: event.id, createdAt: now, nextTryAt: now }, select: { id: true } });
  return event.id;
};

/** Whose delivery it is; null where there is none in the workspace. */
export const findDelivery = async (tx: Db, workspaceId: WorkspaceId, deliveryId: string): Promise<{ readonly webhookId: WebhookId } | null> =>
  tx.webhookDelivery.findFirst({ where: { id: deliveryId, workspaceId }, select: { webhookId: true } });

const anew = (now: Date) => ({ attempts: 0, nextTryAt: now, arrivedAt: null });
const overOrFailed = (now: Date) => ({ OR: [{ nextTryAt: null }, { nextTryAt: { gt: now }, failure: { not: null } }] });

/** One that is over begins anew, as does one that failed and waits for its next try; false where it is on its way. */
export const beginAnew = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { deliveryId, now }: { readonly deliveryId: string; readonly now: Date },
): Promise<boolean> => {
  const { count } = await tx.webhookDelivery.updateMany({ where: { id: deliveryId, workspaceId, ...overOrFailed(now) }, data: anew(now) });
  return count === 1;
};

type Since = { readonly webhookId: WebhookId; readonly since: Date; readonly withArrived: boolean; readonly now: Date };

/** What was to be told to an address since then and is over, or failed so far, begins anew; says how many. */
export const beginAnewSince = async (tx: Db, workspaceId: WorkspaceId, { webhookId, since, withArrived, now }: Since): Promise<number> => {
  const { count } = await tx.webhookDelivery.updateMany({
    where: { workspaceId, webhookId, createdAt: { gte: since }, ...overOrFailed(now), ...(withArrived ? {} : { arrivedAt: null }) },
    data: anew(now),
  });
  return count;
};

/** Events of the whole installation from before a moment go with their deliveries; says how many. */
export const dropEventsBefore = async (before: Date): Promise<number> => {
  const { count } = await db().webhookEvent.deleteMany({ where: { at: { lt: before } } });
  return count;
};
