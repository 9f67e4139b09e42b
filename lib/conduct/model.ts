import { z } from "zod";

import { localeSchema } from "#lib/auth/actor";
import { clauseNumberSchema } from "#lib/playbook/rule-model";

export const sanctionKinds = ["guard", "warning", "ban", "closing"] as const;
export const sanctionKindSchema = z.enum(sanctionKinds);
export type SanctionKind = z.infer<typeof sanctionKindSchema>;

/** requested: a ban that waits for a second person. */
export const sanctionStates = ["requested", "refused", "standing", "ended"] as const;
export const sanctionStateSchema = z.enum(sanctionStates);
export type SanctionState = z.infer<typeof sanctionStateSchema>;

export const endings = ["withdrawn", "lifted", "appeal", "expired"] as const;
export type Ending = (typeof endings)[number];

const idSchema = z.string().min(1).max(100);
const wordsSchema = z.string().trim().min(1).max(4000);
const reasonSchema = z.string().trim().min(3).max(500);
/** Why the message is to go before it has cooled down. */
const bypassReasonSchema = reasonSchema.nullable().default(null);

export const startGuardSchema = z.object({ itemId: idSchema, clauseNumber: clauseNumberSchema, message: wordsSchema, bypassReason: bypassReasonSchema });

export const warnSchema = z.object({
  itemId: idSchema,
  clauseNumber: clauseNumberSchema,
  /** The insult as the person wrote it; the warning repeats it. */
  quote: z.string().trim().min(1).max(300),
  text: wordsSchema,
  channel: z.enum(["public", "private"]).default("public"),
  bypassReason: bypassReasonSchema,
});

export const stopConversationSchema = z.object({ itemId: idSchema, clauseNumber: clauseNumberSchema, text: wordsSchema, bypassReason: bypassReasonSchema });

export const requestBanSchema = z.object({
  itemId: idSchema,
  clauseNumber: clauseNumberSchema,
  /** The formal notice; the brand's own lines on the offer, refunds and the post are added to it where it lacks them. */
  notice: wordsSchema,
  /** Null: for good. */
  days: z.number().int().min(1).max(3650).nullable(),
});

export const onSanctionSchema = z.object({ sanctionId: idSchema });
/** Whether bans that were carried from one side to the other are lifted there. */
export const splitAccountSchema = z.object({ authorId: idSchema, liftsCarried: z.boolean().default(false) });
export const reasonedSchema = onSanctionSchema.extend({ reason: reasonSchema });
export const recordAppealSchema = onSanctionSchema.extend({ text: wordsSchema });
export const decideAppealSchema = z.object({ appealId: idSchema, isGranted: z.boolean(), reason: reasonSchema });
/** The reply that carries what a sanction says. */
export const onMessageSchema = z.object({ replyId: idSchema });
export const onDeedSchema = z.object({ deedId: idSchema });
export const overrideCriticismSchema = z.object({ itemId: idSchema, reason: reasonSchema });
/** The rules in force as a post of the brand's own, in one language. */
export const postRulesSchema = z.object({ sourceId: idSchema, language: localeSchema, isPinned: z.boolean() });

/** The short number of a sanction, for people to refer to it: the end of its id. */
export const sanctionNumber = (sanctionId: string): string => sanctionId.slice(-8).toUpperCase();

export const endingSchema = z.enum(endings);
