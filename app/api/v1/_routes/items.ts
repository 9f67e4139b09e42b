import { z } from "zod";

import { route } from "../_door/declare";
import { daySchema, givenMomentSchema, idSchema, pageOf, pageShape } from "../_nouns/common";
import { itemJson, itemSchema } from "../_nouns/item";
import { inboxFiltersSchema, inboxViewSchema } from "#lib/inbox/model";
import { getItem, listItems } from "#lib/inbox/queries/api-items";
import { assignItem } from "#lib/items/commands/assign-item";
import { correctTag } from "#lib/items/commands/correct-tag";
import { dismissItem, reopenItem } from "#lib/items/commands/dismiss-item";
import { snoozeItem } from "#lib/items/commands/snooze-item";
import { takeBackTag } from "#lib/items/commands/take-back-tag";
import { takeNext } from "#lib/items/commands/take-next";
import { warnManagers } from "#lib/items/commands/warn-managers";
import { dismissItemSchema, takeBackTagSchema, takeNextSchema } from "#lib/items/model";
import { intentSchema, languageSchema, sentimentSchema, tones, toneSchema } from "#lib/tagging/model";

const onItem = z.object({ id: idSchema });

const { shape } = inboxFiltersSchema;
const edge = z.union([givenMomentSchema.transform((at) => at.toISOString()), daySchema]).optional();

/** The inbox's own words, refused when they are wrong rather than guessed at. */
export const itemQuery = inboxFiltersSchema.extend({
  view: inboxViewSchema.default("all").meta({ description: "One of the inbox's views; all that others wrote where none is named." }),
  sort: z.enum(["promise", "oldest", "newest"]).default("newest"),
  brand: shape.brand.meta({ description: "Slugs of brands." }),
  source: shape.source.meta({ description: "Ids of sources." }),
  assignee: shape.assignee.meta({ description: "Ids of members, `me` or `none`." }),
  promise: shape.promise.meta({ description: "What became of the promised answer." }),
  author: shape.author.meta({ description: "Id of an author." }),
  q: shape.q.meta({ description: "Words to look for." }),
  from: edge.meta({ description: "Posted from this moment on, or from the beginning of this day in its brand's zone." }),
  to: edge.meta({ description: "Posted before this moment or day." }),
  state: shape.state.meta({ description: "What a figure counts, as docs/metrics.md defines it; it stands in for `view`." }),
  answeredBy: shape.answeredBy.meta({ description: "Ids of members whose reply was the first answer." }),
  took: shape.took.meta({ description: "The answer took more than so many minutes and at most so many: `15-30`, `1440-`." }),
  waited: shape.waited.meta({ description: "It has waited for at least so many hours and less than so many: `4-12`, `24-`." }),
  hour: shape.hour.meta({ description: "Posted in this hour of the week of its brand: `0-14` is a Monday at 14 o'clock." }),
  ...pageShape,
});

const tagSchema = z.discriminatedUnion("head", [
  z.strictObject({ head: z.literal("language"), became: languageSchema }),
  z.strictObject({ head: z.literal("sentiment"), became: sentimentSchema }),
  z.strictObject({ head: z.literal("intent"), became: intentSchema }),
  z.strictObject({ head: z.literal("tones"), became: z.array(toneSchema).max(tones.length) }),
]);

export const itemRoutes = [
  route({
    method: "GET",
    path: "/items",
    name: "listItems",
    scope: "items:read",
    summary: "List comments",
    description: "By the inbox's own filters, and in its order.",
    asks: { query: itemQuery },
    answers: pageOf({ items: z.array(itemSchema) }),
    handle: async ({ query: { after, limit, ...filters } }, { actor, reader, now, addressAfter }) => {
      const { items, next } = await listItems(actor, filters, { after, limit, now });
      return { items: items.map((item) => itemJson(item, reader)), next: addressAfter(next) };
    },
  }),
  route({
    method: "GET",
    path: "/items/{id}",
    name: "getItem",
    scope: "items:read",
    summary: "Read a comment",
    asks: { params: onItem },
    answers: itemSchema,
    handle: async ({ params }, { actor, reader }) => itemJson(await getItem(actor, params.id), reader),
  }),
  route({
    method: "POST",
    path: "/items/next",
    name: "takeNextItem",
    scope: "items:write",
    summary: "Take the comment with the nearest promise",
    description: "Assigns to the token's maker what waits unassigned. Two who ask at once get two.",
    asks: { body: takeNextSchema.strict() },
    answers: z.object({ id: z.string().nullable().meta({ description: "Null where nothing waits." }) }),
    handle: async ({ body }, { actor, now }) => ({ id: (await takeNext(actor, body, now))?.itemId ?? null }),
  }),
  route({
    method: "PUT",
    path: "/items/{id}/assignee",
    name: "assignItem",
    scope: "items:write",
    summary: "Assign a comment, or take it from whoever has it",
    asks: { params: onItem, body: z.strictObject({ memberId: idSchema.nullable().meta({ description: "Null: nobody." }) }) },
    handle: async ({ params, body }, { actor, now }) => assignItem(actor, { itemId: params.id, ...body }, now),
  }),
  route({
    method: "PUT",
    path: "/items/{id}/dismissal",
    name: "dismissItem",
    scope: "items:write",
    summary: "Mark “no answer needed”",
    description: "The comment leaves the inbox and the figures; the note says why.",
    asks: { params: onItem, body: dismissItemSchema.omit({ itemId: true }).strict() },
    refuses: ["not-waiting"],
    handle: async ({ params, body }, { actor, now }) => dismissItem(actor, { itemId: params.id, ...body }, now),
  }),
  route({
    method: "DELETE",
    path: "/items/{id}/dismissal",
    name: "reopenItem",
    scope: "items:write",
    summary: "Take “no answer needed” back",
    asks: { params: onItem },
    handle: async ({ params }, { actor, now }) => reopenItem(actor, { itemId: params.id }, now),
  }),
  route({
    method: "PUT",
    path: "/items/{id}/snooze",
    name: "snoozeItem",
    scope: "items:write",
    summary: "Put a comment out of sight until a moment",
    asks: { params: onItem, body: z.strictObject({ until: givenMomentSchema.nullable().meta({ description: "Null wakes it." }) }) },
    refuses: ["past"],
    handle: async ({ params, body }, { actor, now }) => snoozeItem(actor, { itemId: params.id, ...body }, now),
  }),
  route({
    method: "POST",
    path: "/items/{id}/corrections",
    name: "correctTag",
    scope: "items:write",
    summary: "Correct a tag",
    description: "Kept apart from the tagger's word, and wins over it; who waits is decided anew. Tones are the whole set of flags.",
    asks: { params: onItem, body: tagSchema },
    handle: async ({ params, body }, { actor, now }) => correctTag(actor, { itemId: params.id, ...body }, now),
  }),
  route({
    method: "DELETE",
    path: "/items/{id}/corrections/{head}",
    name: "takeBackTag",
    scope: "items:write",
    summary: "Take back one's own last word on a tag",
    asks: { params: onItem.extend(takeBackTagSchema.pick({ head: true }).shape) },
    refuses: ["conflict"],
    handle: async ({ params }, { actor, now }) => takeBackTag(actor, { itemId: params.id, head: params.head }, now),
  }),
  route({
    method: "POST",
    path: "/items/{id}/warnings",
    name: "warnManagers",
    scope: "items:write",
    summary: "Ask the managers to look at a comment",
    asks: { params: onItem },
    answers: z.object({ told: z.int(), know: z.int().meta({ description: "Had been told and have not read it yet." }) }),
    handle: async ({ params }, { actor, now }) => warnManagers(actor, { itemId: params.id }, now),
  }),
];
