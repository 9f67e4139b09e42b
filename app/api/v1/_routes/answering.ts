import { z } from "zod";

import { route } from "../_door/declare";
import { idSchema, momentSchema } from "../_nouns/common";
import { openItem } from "#lib/inbox/commands";
import type { Answering, Conversation } from "#lib/inbox/model";
import { getConversation } from "#lib/inbox/queries/conversation";
import { verdictSchema } from "#lib/people/verdict-model/verdicts";
import { advisedModeSchema } from "#lib/replies/advice-model";
import { claimItem, releaseClaim } from "#lib/replies/commands/composing";
import { sendReply } from "#lib/replies/commands/send-reply";
import { replyStateSchema, saveDraftSchema, sendReplySchema } from "#lib/replies/model";
import { checkItemDraft } from "#lib/replies/queries";
import { draftProblemKinds } from "#lib/tagging/drafts/draft-model";

const onItem = z.object({ id: idSchema });

const standingSchema = z
  .object({
    threadVersion: z.string().meta({ description: "To be sent back with the reply." }),
    author: z.object({ id: z.string(), name: z.string(), verdict: verdictSchema, items: z.int(), answered: z.int(), waiting: z.int(), offensive: z.int() }),
    writing: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: "A colleague who is composing an answer." }),
    mustLook: z.boolean().meta({ description: "No answer goes before `authorSeen` was said." }),
    coolDown: z.object({ from: momentSchema, until: momentSchema }).nullable().meta({ description: "No answer goes in this time without a `bypassReason`." }),
    holding: z.object({ templateId: z.string(), text: z.string() }).nullable().meta({ description: "The approved short answer that may go meanwhile." }),
    blocks: z.array(z.enum(draftProblemKinds)).meta({ description: "What the brand does not let out." }),
    advised: advisedModeSchema.nullable(),
  })
  .meta({ id: "Standing", description: "What stands between the token’s maker and their answer, and what helps with it." });

const { shape } = sendReplySchema;
const replyBody = sendReplySchema
  .omit({ itemId: true, requestKey: true })
  .extend({
    channel: shape.channel.meta({ description: "Everybody may read it, or its addressee alone." }),
    threadVersion: shape.threadVersion.meta({ description: "The conversation as it looked when this was written: of `openItem`, or of `getThread`." }),
    confirmSecond: shape.confirmSecond.meta({ description: "Send it although somebody answered, answers, or the conversation changed." }),
    templateId: shape.templateId.meta({ description: "The template it began from." }),
    bypassReason: shape.bypassReason.meta({ description: "Why it is to go before it has cooled down; it stands in the audit trail." }),
    confirmDraft: shape.confirmDraft.meta({ description: "Send it although the brand’s tone check blocks it: a manager’s word." }),
  })
  .strict()
  .meta({ examples: [{ text: "Hello! It left our house this morning.", threadVersion: "…" }] });

/** The brand's own words are answered by nobody: nothing stands there. */
const standingJson = ({ threadVersion, author, writing }: Conversation, answering: Answering | null): z.input<typeof standingSchema> => {
  const { id, name, verdict, itemCount: items, answered, waiting, offensive } = author;
  const known = { threadVersion, author: { id, name, verdict, items, answered, waiting, offensive }, writing };
  if (answering === null) return { ...known, mustLook: false, coolDown: null, holding: null, blocks: [], advised: null };
  const { mustLook, coolDown, holding, blocks, advice } = answering;
  return { ...known, mustLook, coolDown, holding, blocks: [...blocks], advised: advice.mode };
};

export const answeringRoutes = [
  route({
    method: "POST",
    path: "/items/{id}/opening",
    name: "openItem",
    scope: "replies:write",
    summary: "Say that a comment is before somebody",
    description:
      "The cool-down of a heated comment counts from the first time. What is known of its author is in the answer; `authorSeen` says that a person has it before them.",
    asks: { params: onItem, body: z.strictObject({ authorSeen: z.boolean() }) },
    answers: standingSchema,
    handle: async ({ params, body }, { actor, now }) => {
      const answering = await openItem(actor, { itemId: params.id, isPanelShown: body.authorSeen }, now);
      return standingJson(await getConversation(actor, params.id, now), answering);
    },
  }),
  route({
    method: "PUT",
    path: "/items/{id}/claim",
    name: "claimItem",
    scope: "replies:write",
    summary: "Hold a comment while composing",
    description: "For a minute, and for another with each call. `taken` where a colleague is writing already.",
    asks: { params: onItem },
    answers: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("yours"), expiresAt: momentSchema }),
      z.object({ kind: z.literal("taken"), by: z.object({ id: z.string(), name: z.string() }) }),
    ]),
    handle: async ({ params }, { actor, now }) => claimItem(actor, { itemId: params.id }, now),
  }),
  route({
    method: "DELETE",
    path: "/items/{id}/claim",
    name: "releaseItem",
    scope: "replies:write",
    summary: "Let a comment go",
    asks: { params: onItem },
    handle: async ({ params }, { actor, now }) => releaseClaim(actor, { itemId: params.id }, now),
  }),
  route({
    method: "POST",
    path: "/items/{id}/draft-check",
    name: "checkDraft",
    scope: "replies:write",
    summary: "Check the words of an answer",
    asks: { params: onItem, body: saveDraftSchema.omit({ itemId: true }).strict() },
    answers: z.object({
      problems: z.array(z.object({ kind: z.enum(draftProblemKinds), from: z.int(), to: z.int(), quote: z.string(), proposal: z.string() })),
      hints: z.array(z.object({ kind: z.string(), proposal: z.string() })),
    }),
    handle: async ({ params, body }, { actor }) => {
      const { problems, hints } = await checkItemDraft(actor, { itemId: params.id, ...body });
      return { problems: [...problems], hints: [...hints] };
    },
  }),
  route({
    method: "POST",
    path: "/items/{id}/replies",
    name: "sendReply",
    scope: "replies:write",
    summary: "Answer a comment",
    description:
      "Goes through every gate of the composer, under the name of the token’s maker, and out through the outbox: follow `replyId` to see what becomes of it.",
    asks: { params: onItem, body: replyBody },
    answers: z.object({ replyId: z.string(), state: replyStateSchema, url: z.string().nullable().meta({ description: "Where to post it by hand." }) }),
    makes: true,
    refuses: [
      "look-first",
      "cooling-down",
      "draft-blocked",
      "already-answered",
      "being-answered",
      "thread-changed",
      "item-deleted",
      "own-item",
      "no-private-message",
      "no-pictures",
    ],
    handle: async ({ params, body }, { actor, requestKey, now }) => sendReply(actor, { itemId: params.id, ...body, requestKey }, now),
  }),
];
