import { z } from "zod";

import { route } from "../_door/declare";
import { idSchema, listOf, momentSchema, pageOf, pageShape } from "../_nouns/common";
import { discardFailedReply, retryReply } from "#lib/replies/commands/after-sending";
import { recordByHand } from "#lib/replies/commands/record-by-hand";
import { replyChannels, replyKindSchema, replyStateSchema } from "#lib/replies/model";
import { getReply, listReplies, type ReplyFacts } from "#lib/replies/queries/list";

const onReply = z.object({ id: idSchema });

const replySchema = z
  .object({
    id: z.string(),
    itemId: z.string(),
    threadId: z.string(),
    memberId: z.string(),
    channel: z.enum(replyChannels),
    kind: replyKindSchema,
    text: z.string(),
    state: replyStateSchema.meta({
      description: "`sent` is delivered; `unknown` left and is being looked for; `by-hand` waits for a person to post it at `url`.",
    }),
    attempts: z.int(),
    failure: z.object({ reason: z.string(), message: z.string() }).nullable(),
    externalId: z.string().nullable().meta({ description: "What the platform calls it, once it is there." }),
    url: z.string().nullable(),
    createdAt: momentSchema,
    sentAt: momentSchema.nullable(),
  })
  .meta({ id: "Reply", description: "An answer of the desk and what became of it." });

const replyJson = ({ failure, createdAt, sentAt, ...reply }: ReplyFacts): z.input<typeof replySchema> => ({
  ...reply,
  failure: failure === null ? null : { reason: failure.reason, message: failure.message },
  createdAt: createdAt.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
});

export const replyRoutes = [
  route({
    method: "GET",
    path: "/replies",
    name: "listReplies",
    scope: "replies:read",
    summary: "List replies",
    description: "Newest first.",
    asks: {
      query: z.object({ item: idSchema.optional().meta({ description: "Id of the item they answer." }), state: listOf(replyStateSchema), ...pageShape }),
    },
    answers: pageOf({ replies: z.array(replySchema) }),
    handle: async ({ query: { item: itemId, state: states = [], after, limit } }, { actor, addressAfter }) => {
      const { replies, next } = await listReplies(actor, { itemId, states, after, limit });
      return { replies: replies.map(replyJson), next: addressAfter(next) };
    },
  }),
  route({
    method: "GET",
    path: "/replies/{id}",
    name: "getReply",
    scope: "replies:read",
    summary: "Read a reply and what became of it",
    asks: { params: onReply },
    answers: replySchema,
    handle: async ({ params }, { actor }) => replyJson(await getReply(actor, params.id)),
  }),
  route({
    method: "POST",
    path: "/replies/{id}/retry",
    name: "retryReply",
    scope: "replies:write",
    summary: "Try a failed reply again",
    description: "Where the last try ended without a word, the reply is looked for first.",
    asks: { params: onReply },
    refuses: ["not-failed", "sanctions-own", "message-followed"],
    handle: async ({ params }, { actor, now }) => retryReply(actor, { replyId: params.id }, now),
  }),
  route({
    method: "PUT",
    path: "/replies/{id}/by-hand",
    name: "recordReplyByHand",
    scope: "replies:write",
    summary: "Say that a reply was posted by hand",
    asks: { params: onReply },
    refuses: ["not-by-hand"],
    handle: async ({ params }, { actor, now }) => recordByHand(actor, { replyId: params.id }, now),
  }),
  route({
    method: "DELETE",
    path: "/replies/{id}",
    name: "discardReply",
    scope: "replies:write",
    summary: "Discard a failed reply",
    asks: { params: onReply },
    refuses: ["not-failed", "sanctions-own"],
    handle: async ({ params }, { actor, now }) => discardFailedReply(actor, { replyId: params.id }, now),
  }),
];
