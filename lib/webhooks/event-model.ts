import { z } from "zod";

import type { EventType } from "./model";
import { alertKindSchema, severitySchema } from "#lib/alerts/model/kinds";
import { caseEventKindSchema } from "#lib/cases/model";
import { caseLevelSchema, caseStepSchema, outcomeSchema } from "#lib/cases/model/case-machine";
import { itemKindSchema } from "#lib/connectors/contract";
import { replyKindSchema } from "#lib/replies/model";
import { intentSchema, languageSchema, sentimentSchema, toneSchema } from "#lib/tagging/model";

const instant = z.iso.datetime();
const placeShape = {
  brand: z.object({ slug: z.string(), name: z.string() }),
  source: z.object({ id: z.string(), name: z.string(), platform: z.string() }),
};
/** The way into Parley, for members. */
const link = z.url();

const itemSchema = z.object({
  itemId: z.string(),
  threadId: z.string(),
  authorId: z.string(),
  ...placeShape,
  kind: itemKindSchema,
  url: z.string().nullable(),
  rating: z.number().nullable(),
  language: languageSchema,
  sentiment: sentimentSchema,
  intent: intentSchema,
  tones: z.array(toneSchema),
  postedAt: instant,
  /** Null: it does not wait (any more). */
  waitingSince: instant.nullable(),
  dueAt: instant.nullable(),
  link,
});

const replySchema = z.object({
  replyId: z.string(),
  itemId: z.string(),
  threadId: z.string(),
  ...placeShape,
  channel: z.enum(["public", "private"]),
  kind: replyKindSchema,
  /** The member who wrote it. */
  memberId: z.string(),
  url: z.string().nullable(),
  sentAt: instant,
  link,
});

const caseSchema = z.object({
  caseId: z.string(),
  number: z.number(),
  brand: placeShape.brand,
  /** What happened to it, as its story has it. */
  change: caseEventKindSchema,
  changedAt: instant,
  /** Null: Parley itself. */
  memberId: z.string().nullable(),
  status: z.enum(["open", "closed", "merged"]),
  step: caseStepSchema,
  level: caseLevelSchema,
  round: z.number(),
  ownerId: z.string().nullable(),
  dueAt: instant.nullable(),
  outcome: outcomeSchema.nullable(),
  link,
});

const alertSchema = z.object({
  alertId: z.string(),
  kind: alertKindSchema,
  severity: severitySchema,
  /** What it is about: a brand, thread, item, source or token by its id. */
  subject: z.string(),
  openedAt: instant,
  link,
});

const reportSchema = z.object({
  reportId: z.string(),
  /** The Monday of its week, and the Monday after. */
  weekFrom: z.string(),
  weekTo: z.string(),
  madeAt: instant,
  link,
});

/** `data` of each type of event, without anybody's words: docs/webhooks.md. What is here may grow, never change its meaning. */
export const eventDataSchemas = {
  "item.created": itemSchema,
  "item.waiting": itemSchema,
  "reply.sent": replySchema,
  "case.changed": caseSchema,
  "alert.fired": alertSchema,
  "report.ready": reportSchema,
  test: z.object({ webhookId: z.string() }),
} as const satisfies Record<EventType, z.ZodType>;

export type EventData = z.infer<(typeof eventDataSchemas)[EventType]>;

/** What was taken down of an event, perhaps by an older version with fewer fields: it is told as it is. */
export const keptDataSchema = z.record(z.string(), z.unknown());
export type KeptData = z.infer<typeof keptDataSchema>;

type Message = {
  readonly type: EventType;
  readonly at: Date;
  readonly data: KeptData;
  /** What the visitor or the member said, where the address takes that. */
  readonly text: string | null;
};

/** The body of a request. */
export const bodyOf = ({ type, at, data, text }: Message): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data: text === null ? data : { ...data, text } });
