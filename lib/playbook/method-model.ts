import { z } from "zod";

import { draftProblemKinds } from "#lib/tagging/drafts/draft-model";
import { toneSchema } from "#lib/tagging/model";

const lineSchema = z.string().trim().max(1000).default("");

/** What the formal notice names beside the rule, in one language. */
const noticeSchema = z.object({ offerClause: lineSchema, refundLine: lineSchema, postalContact: lineSchema });
export type NoticeContacts = z.output<typeof noticeSchema>;

/** How a brand keeps the method; what it has not said keeps its default. */
export const methodSettingsSchema = z.object({
  /** Counted from a member's first recorded opening of the item. */
  coolDownMinutes: z.number().int().min(0).max(1440).default(15),
  coolDownOn: z.array(toneSchema).default(["insult", "threat"]),
  /** A rung that nothing followed is forgotten after so long. */
  rungExpiryDays: z.number().int().min(1).max(3650).default(180),
  /** So many insults within so many days are repeated. */
  repeatedInsults: z.object({ count: z.number().int().min(2).max(50).default(3), days: z.number().int().min(1).max(365).default(30) }).prefault({}),
  /** What the check of a draft refuses to let out; the rest is told and may go. */
  draftCheckBlocks: z.array(z.enum(draftProblemKinds)).default([]),
  /** The one template that may be sent while the cool-down lasts. */
  holdingTemplateId: z.string().max(100).optional(),
  notice: z.object({ en: noticeSchema.prefault({}), ru: noticeSchema.prefault({}), fr: noticeSchema.prefault({}) }).prefault({}),
  banCoversLinkedAccounts: z.boolean().default(true),
  allowHolding: z.boolean().default(true),
});
export type MethodSettings = z.output<typeof methodSettingsSchema>;

/** In force where a brand has set nothing. */
export const defaultMethod: MethodSettings = methodSettingsSchema.parse({});

/** The settings that two ways of keeping the method differ in, by name. */
export const changedSettings = (before: MethodSettings, after: MethodSettings): readonly string[] =>
  methodSettingsSchema.keyof().options.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));

export const setMethodSchema = z.object({ brandId: z.string(), method: methodSettingsSchema });
