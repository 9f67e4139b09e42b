import type { z } from "zod";

import { tellWebhookJob } from "../jobs";
import type { onDeliverySchema, onWebhookSchema, replaySinceSchema } from "../model";
import { beginAnew, beginAnewSince, findDelivery, insertEvent } from "../store/deliveries";
import { lockWebhook } from "../store/webhooks";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { WebhookId, WorkspaceId } from "#lib/core/ids";
import { inTransaction, type Db } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

/** Sends an event of no meaning, to see whether it arrives. Throws `conflict` where the address is disabled. */
export const sendTestEvent = async (actor: Actor, { webhookId }: z.output<typeof onWebhookSchema>, now: Date): Promise<{ readonly eventId: string }> => {
  requirePermission(actor, "webhooks:manage");
  const { workspaceId } = actor;
  const eventId = await inTransaction(async (tx) => {
    const { host } = await lockEnabled(tx, workspaceId, webhookId);
    const id = await insertEvent(tx, workspaceId, { webhookId, type: "test", now });
    await recordAudit(tx, { actor, action: "webhook.test", subjectId: webhookId, details: { host }, now });
    return id;
  });
  await nudge(tellWebhookJob, { workspaceId, webhookId });
  return { eventId };
};

/** Sends an event once more under the same id, whether it has arrived or not, and without waiting where it failed. Throws `conflict` where it is on its way. */
export const replayDelivery = async (actor: Actor, { deliveryId }: z.output<typeof onDeliverySchema>, now: Date): Promise<void> => {
  requirePermission(actor, "webhooks:manage");
  const { workspaceId } = actor;
  const webhookId = await inTransaction(async (tx) => {
    const delivery = await findDelivery(tx, workspaceId, deliveryId);
    if (delivery === null) throw notFound("The delivery");
    const { host } = await lockEnabled(tx, workspaceId, delivery.webhookId);
    if (!(await beginAnew(tx, workspaceId, { deliveryId, now })))
      throw new AppError("conflict", "This event is on its way still.", { reason: "webhook-under-way" });
    await recordAudit(tx, { actor, action: "webhook.replay", subjectId: delivery.webhookId, details: { host, count: 1 }, now });
    return delivery.webhookId;
  });
  await nudge(tellWebhookJob, { workspaceId, webhookId });
};

/** Sends once more what did not arrive since a moment, or all of it; says how many events that are. */
export const replaySince = async (
  actor: Actor,
  { webhookId, since, withArrived }: z.output<typeof replaySinceSchema>,
  now: Date,
): Promise<{ readonly count: number }> => {
  requirePermission(actor, "webhooks:manage");
  const { workspaceId } = actor;
  const count = await inTransaction(async (tx) => {
    const { host } = await lockEnabled(tx, workspaceId, webhookId);
    const begun = await beginAnewSince(tx, workspaceId, { webhookId, since, withArrived, now });
    await recordAudit(tx, { actor, action: "webhook.replay", subjectId: webhookId, details: { host, count: begun, since: since.toISOString() }, now });
    return begun;
  });
  await nudge(tellWebhookJob, { workspaceId, webhookId });
  return { count };
};

const lockEnabled = async (tx: Db, workspaceId: WorkspaceId, webhookId: WebhookId): Promise<{ readonly host: string }> => {
  const webhook = await lockWebhook(tx, workspaceId, webhookId);
  if (webhook === null) throw notFound("The webhook");
  if (webhook.isDisabled) throw new AppError("conflict", "This webhook is disabled.", { reason: "webhook-disabled" });
  return { host: new URL(webhook.url).host };
};
