import { z } from "zod";

import { bodyOf, keptDataSchema, type KeptData } from "../event-model";
import {
  deliveryFailureSchema,
  disabledReasonSchema,
  eventTypeSchema,
  webhookTypeSchema,
  type DeliveryState,
  type DeliveryView,
  type EventType,
  type LogFilters,
  type WebhookView,
} from "../model";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";

const isoOrNull = z
  .date()
  .nullable()
  .transform((at) => at?.toISOString() ?? null);

const webhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(webhookTypeSchema),
  withText: z.boolean(),
  lastArrivedAt: isoOrNull,
  failingSince: isoOrNull,
  disabledAt: isoOrNull,
  disabledBecause: disabledReasonSchema.nullable(),
  overlapsUntil: isoOrNull,
  waiting: z.number(),
});

/** The workspace's addresses, oldest first. */
export const listWebhooks = async (actor: Actor, now: Date): Promise<readonly WebhookView[]> => {
  requirePermission(actor, "webhooks:manage");
  return z.array(webhookSchema).parse(
    await db().$queryRaw`
      SELECT w.id, w.url, w.events, w.with_text AS "withText", w.last_arrived_at AS "lastArrivedAt", w.failing_since AS "failingSince", w.disabled_at AS "disabledAt",
        w.disabled_because AS "disabledBecause", CASE WHEN w.previous_until > ${now} THEN w.previous_until END AS "overlapsUntil",
        (SELECT count(*)::int FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.next_try_at IS NOT NULL) AS waiting
      FROM webhook w WHERE w.workspace_id = ${actor.workspaceId} ORDER BY w.created_at, w.id`,
  );
};

const deliverySchema = z.object({
  id: z.string(),
  webhookId: z.string(),
  url: z.string(),
  eventId: z.string(),
  type: eventTypeSchema,
  happenedAt: z.date(),
  data: keptDataSchema.nullable().catch(null),
  at: z.date().transform((at) => at.toISOString()),
  attempts: z.number(),
  triedAt: isoOrNull,
  nextTryAt: isoOrNull,
  arrivedAt: isoOrNull,
  status: z.number().nullable(),
  answer: z.string().nullable(),
  failure: deliveryFailureSchema.nullable(),
});

/** Deliveries in the order in which they came up, the newest first. */
export const listDeliveries = async (
  actor: Actor,
  { webhook, type, state, before }: LogFilters,
  { limit }: { readonly limit: number },
): Promise<{ readonly deliveries: readonly DeliveryView[]; readonly next: string | null }> => {
  requirePermission(actor, "webhooks:manage");
  const conditions = [
    Prisma.sql`d.workspace_id = ${actor.workspaceId}`,
    ...(webhook === undefined ? [] : [Prisma.sql`d.webhook_id = ${webhook}`]),
    ...(type === undefined ? [] : [Prisma.sql`e.type = ${type}`]),
    ...(state === undefined ? [] : [conditionOf[state]]),
    ...(before === undefined ? [] : [Prisma.sql`d.id < ${before}`]),
  ];
  const rows = z.array(deliverySchema).parse(
    await db().$queryRaw`
      SELECT d.id, d.webhook_id AS "webhookId", w.url, e.id AS "eventId", e.type, e.at AS "happenedAt", e.data, d.created_at AS at, d.attempts, d.tried_at AS "triedAt",
        d.next_try_at AS "nextTryAt", d.arrived_at AS "arrivedAt", d.status, d.answer, d.failure
      FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id JOIN webhook_event e ON e.id = d.event_id
      WHERE ${Prisma.join(conditions, " AND ")} ORDER BY d.id DESC LIMIT ${limit + 1}`,
  );
  const shown = rows.slice(0, limit);
  return { deliveries: shown.map(viewOf), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
};

const conditionOf: Readonly<Record<DeliveryState, Prisma.Sql>> = {
  arrived: Prisma.sql`d.arrived_at IS NOT NULL`,
  waiting: Prisma.sql`d.next_try_at IS NOT NULL`,
  "given-up": Prisma.sql`d.arrived_at IS NULL AND d.next_try_at IS NULL`,
};

const viewOf = ({ arrivedAt, happenedAt, data, ...row }: z.output<typeof deliverySchema>): DeliveryView => ({
  ...row,
  state: stateOf(arrivedAt, row.nextTryAt),
  request: data === null ? null : requestOf(row.type, happenedAt, data),
});

const stateOf = (arrivedAt: string | null, nextTryAt: string | null): DeliveryState => {
  if (arrivedAt !== null) return "arrived";
  return nextTryAt === null ? "given-up" : "waiting";
};

const requestOf = (type: EventType, at: Date, data: KeptData): string => JSON.stringify(JSON.parse(bodyOf({ type, at, data, text: null })), null, 2);
