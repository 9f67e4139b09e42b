import { z } from "zod";

import { route } from "../_door/declare";
import { idSchema, listOf, momentSchema, pageOf, pageShape } from "../_nouns/common";
import { itemJson, itemSchema } from "../_nouns/item";
import { listThreadItems } from "#lib/inbox/queries/api-items";
import { getThread, listThreads, type ThreadFacts } from "#lib/inbox/queries/threads";

const onThread = z.object({ id: idSchema });

const threadSchema = z
  .object({
    id: z.string(),
    title: z.string().nullable(),
    url: z.string().nullable(),
    brand: z.object({ slug: z.string(), name: z.string() }),
    source: z.object({ id: z.string(), name: z.string(), platform: z.string() }),
    firstItemAt: momentSchema,
    lastItemAt: momentSchema,
    items: z.int(),
    waiting: z.int(),
  })
  .meta({ id: "Thread", description: "A conversation under one post, page or message." });

const threadJson = ({ brandSlug, brandName, sourceId, sourceName, platform, ...thread }: ThreadFacts): z.input<typeof threadSchema> => ({
  ...thread,
  brand: { slug: brandSlug, name: brandName },
  source: { id: sourceId, name: sourceName, platform },
  firstItemAt: thread.firstItemAt.toISOString(),
  lastItemAt: thread.lastItemAt.toISOString(),
});

export const threadRoutes = [
  route({
    method: "GET",
    path: "/threads",
    name: "listThreads",
    scope: "items:read",
    summary: "List conversations",
    description: "The one with the latest words first.",
    asks: { query: z.object({ source: listOf(idSchema).meta({ description: "Ids of sources." }), ...pageShape }) },
    answers: pageOf({ threads: z.array(threadSchema) }),
    handle: async ({ query: { source: sourceIds = [], after, limit } }, { actor, addressAfter }) => {
      const { threads, next } = await listThreads(actor, { sourceIds, after, limit });
      return { threads: threads.map(threadJson), next: addressAfter(next) };
    },
  }),
  route({
    method: "GET",
    path: "/threads/{id}",
    name: "getThread",
    scope: "items:read",
    summary: "Read a conversation’s facts",
    asks: { params: onThread },
    answers: threadSchema.extend({
      version: z.string().meta({ description: "Sent back as `threadVersion` with a reply, it says that nothing changed meanwhile." }),
    }),
    handle: async ({ params }, { actor }) => {
      const { version, ...thread } = await getThread(actor, params.id);
      return { ...threadJson(thread), version };
    },
  }),
  route({
    method: "GET",
    path: "/threads/{id}/items",
    name: "listThreadItems",
    scope: "items:read",
    summary: "List what was said in a conversation",
    description: "Oldest first, the brand’s own words among them.",
    asks: { params: onThread, query: z.object(pageShape) },
    answers: pageOf({ items: z.array(itemSchema) }),
    handle: async ({ params, query }, { actor, reader, addressAfter }) => {
      await getThread(actor, params.id);
      const { items, next } = await listThreadItems(actor, params.id, query);
      return { items: items.map((item) => itemJson(item, reader)), next: addressAfter(next) };
    },
  }),
];
