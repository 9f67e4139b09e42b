import { z } from "zod";

import { dayMs } from "#lib/core/time";

/** What an address of the workspace's own can be told of. */
export const webhookTypes = ["item.created", "item.waiting", "reply.sent", "case.changed", "alert.fired", "report.ready"] as const;
export const webhookTypeSchema = z.enum(webhookTypes);
export type WebhookType = z.infer<typeof webhookTypeSchema>;

/** Those, and what a member sends to see whether it arrives. */
export const eventTypes = [...webhookTypes, "test"] as const;
export const eventTypeSchema = z.enum(eventTypes);
export type EventType = z.infer<typeof eventTypeSchema>;

/** Why an address is told nothing any more: a member's word, days without success, its own 410 Gone. */
export const disabledReasons = ["by-hand", "failing", "gone"] as const;
export const disabledReasonSchema = z.enum(disabledReasons);
export type DisabledReason = z.infer<typeof disabledReasonSchema>;

/** Why a try does not count; put into words in the reader's language. `subject-gone`: what it told of is not there any more. */
export const deliveryFailures = [
  "status",
  "timed-out",
  "host-not-found",
  "unreachable",
  "cut-short",
  "certificate",
  "not-http",
  "refused-address",
  "redirected-write",
  "subject-gone",
  "other",
] as const;
export const deliveryFailureSchema = z.enum(deliveryFailures).catch("other");
export type DeliveryFailure = z.infer<typeof deliveryFailureSchema>;

/** So many addresses one workspace may have. */
export const webhooksMax = 20;

/** For so long the secret before signs beside the new one. */
export const overlapMs = dayMs;

/** How long events and their deliveries are kept. */
export const eventsKeptMs = 30 * dayMs;

/** Of an answer so many characters are kept. */
export const answerLengthMax = 500;

const hasNoCredentials = (url: string): boolean => {
  const { username, password } = new URL(url);
  return username === "" && password === "";
};

const idSchema = z.string().min(1).max(100);
const termsShape = {
  url: z
    .url({ protocol: /^https?$/u, abort: true })
    .max(2_000)
    .refine(hasNoCredentials),
  events: z
    .array(webhookTypeSchema)
    .min(1)
    .transform((events) => webhookTypes.filter((type) => events.includes(type))),
  withText: z.boolean().default(false),
};

export const addWebhookSchema = z.object(termsShape);
export const onWebhookSchema = z.object({ webhookId: idSchema });
export const changeWebhookSchema = onWebhookSchema.extend(termsShape);
export const switchWebhookSchema = onWebhookSchema.extend({ isOn: z.boolean() });
export const onDeliverySchema = z.object({ deliveryId: idSchema });
export const replaySinceSchema = onWebhookSchema.extend({
  since: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  /** Whether what has arrived is sent again, too. */
  withArrived: z.boolean().default(false),
});

export const deliveryStates = ["arrived", "waiting", "given-up"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** The words of the log's address; what is not understood filters nothing. */
export const logFiltersSchema = z.object({
  webhook: idSchema.optional().catch(undefined),
  type: eventTypeSchema.optional().catch(undefined),
  state: z.enum(deliveryStates).optional().catch(undefined),
  before: idSchema.optional().catch(undefined),
});
export type LogFilters = z.output<typeof logFiltersSchema>;

/** One address on the page. Times are ISO. */
export type WebhookView = {
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookType[];
  readonly withText: boolean;
  readonly lastArrivedAt: string | null;
  readonly failingSince: string | null;
  readonly disabledAt: string | null;
  readonly disabledBecause: DisabledReason | null;
  /** Until then the secret before signs, too. */
  readonly overlapsUntil: string | null;
  /** Deliveries still to arrive. */
  readonly waiting: number;
};

/** One delivery in the log. Times are ISO. */
export type DeliveryView = {
  readonly id: string;
  readonly webhookId: string;
  readonly url: string;
  readonly eventId: string;
  readonly type: EventType;
  readonly at: string;
  readonly attempts: number;
  readonly triedAt: string | null;
  readonly nextTryAt: string | null;
  readonly state: DeliveryState;
  readonly status: number | null;
  readonly answer: string | null;
  readonly failure: DeliveryFailure | null;
  /** What was sent, without anybody's words; null before the first try. */
  readonly request: string | null;
};
