import { z } from "zod";

import { dayMs, minuteMs } from "#lib/core/time";

export const replyStates = ["queued", "sending", "unknown", "sent", "failed", "by-hand"] as const;
export const replyStateSchema = z.enum(replyStates);
export type ReplyState = z.infer<typeof replyStateSchema>;

/** What a reply is for; the page sends answers, other domains say what theirs are. */
export const replyKinds = ["answer", "holding", "warning", "guard-message", "bodyguard-notice", "follow-up", "thanks"] as const;
export const replyKindSchema = z.enum(replyKinds);
export type ReplyKind = z.infer<typeof replyKindSchema>;

/** What a sanction says: guarding alone sends it again or takes it back. */
export const guardingKinds: readonly ReplyKind[] = ["warning", "guard-message", "bodyguard-notice"];

/** Everybody may read it, or its addressee alone. */
export const replyChannels = ["public", "private"] as const;
export type ReplyChannel = (typeof replyChannels)[number];

/** The longest answer Parley takes; a platform may take less and says so itself. */
export const replyLengthMax = 20_000;

export const sendReplySchema = z.object({
  itemId: z.string(),
  text: z.string().trim().min(1).max(replyLengthMax),
  channel: z.enum(replyChannels).default("public"),
  /** Made once by the composer: pressing send twice is one reply. */
  requestKey: z.string().min(8).max(100),
  /** The thread as it looked when the answer was written. */
  threadVersion: z.string().max(100),
  /** "Send it although somebody answered, answers, or the thread changed." */
  confirmSecond: z.boolean().default(false),
  /** The template the answer began from. */
  templateId: z.string().max(100).nullable().default(null),
  /** Why it is to go before it has cooled down. */
  bypassReason: z.string().trim().min(3).max(500).nullable().default(null),
  /** "Send it although the brand's tone check blocks it": a manager's word. */
  confirmDraft: z.boolean().default(false),
});

export const saveDraftSchema = z.object({ itemId: z.string(), text: z.string().max(replyLengthMax) });
export const keepDraftSchema = saveDraftSchema.extend({
  /** The member's own words, where a translation of them stands in their place. */
  original: z.string().max(replyLengthMax).nullable().default(null),
});
/** Words for a member to read, change and send. */
export const proposeDraftSchema = z.object({
  itemId: z.string(),
  text: z.string().trim().min(1).max(replyLengthMax),
  memberId: z.string().nullable().default(null),
});
/** What is to be seen as it will stand there. */
export const previewReplySchema = saveDraftSchema.extend({ channel: z.enum(replyChannels) });
export const checkDraftSchema = saveDraftSchema;
export const openItemSchema = z.object({ itemId: z.string().max(100), isPanelShown: z.boolean() });
export const onItemSchema = z.object({ itemId: z.string() });
export const onReplySchema = z.object({ replyId: z.string() });
export const recordByHandSchema = onReplySchema;

/** How long a claim holds without being renewed. */
export const claimMs = minuteMs;

/** A try older than this has lost its worker: every request of a connector ends sooner. */
export const sendingMs = 5 * minuteMs;

/** So many looks without finding it, apart from each other, and it is taken for absent: a platform may show a new comment late. */
export const looksBeforeAbsent = 2;

/** After so long a person decides. */
export const givesUpAfterMs = 2 * dayMs;

/** The wait before try or look number `count` (from 1): 20 s, 40 s, 80 s … at most half an hour. */
export const waitBefore = (count: number): number => Math.min(30 * minuteMs, 20_000 * 2 ** Math.min(10, Math.max(0, count - 1)));

export const replyFailureSchema = z.object({ reason: z.string(), params: z.record(z.string(), z.string()), message: z.string() });
/** Why a reply did not go out; words for the reader stand under `reason` of the `sourceErrors` messages. */
export type ReplyFailure = z.infer<typeof replyFailureSchema>;

/** Nobody knows whether it arrived. */
export const isUnverified = (failure: Pick<ReplyFailure, "reason"> | null): boolean => failure?.reason === "reply-unverified";

/** Why a reply is over whose sanction has ended. */
export const withdrawnFailure: ReplyFailure = { reason: "withdrawn", params: {}, message: "It was withdrawn before it went out." };
