import { z } from "zod";

import { dayOf, idOf, limit, textOf, brandSlug } from "./inputs";
import { defineTool, type Asked } from "./tool";
import { untrusted } from "./words";
import { hasScope } from "#lib/auth/scopes";
import { inboxFiltersSchema, type Conversation, type InboxFilters } from "#lib/inbox/model";
import { listItems, type ItemFacts } from "#lib/inbox/queries/api-items";
import { getConversation } from "#lib/inbox/queries/conversation";
import { assignItem } from "#lib/items/commands/assign-item";
import { dismissItem, reopenItem } from "#lib/items/commands/dismiss-item";
import { intentSchema, languageSchema, sentimentSchema, toneSchema } from "#lib/tagging/model";

const pageShape = { limit, after: textOf("The `next` of the page before.", 400).optional() };

export const searchItems = defineTool({
  name: "search_items",
  title: "Search comments",
  description: "Finds visitors' comments and reviews by words and tags, newest first. Words match whole words in any of the desk's languages.",
  scope: "items:read",
  does: "read",
  input: z.strictObject({
    q: textOf("Words to find.", 200).optional(),
    brand: z.array(brandSlug).max(20).default([]),
    sentiment: z.array(sentimentSchema).max(3).default([]),
    language: z.array(languageSchema).max(10).default([]),
    intent: z.array(intentSchema).max(10).default([]),
    tone: z.array(toneSchema).max(10).default([]),
    author: idOf("an author").optional(),
    state: z.enum(["received", "needed", "answered", "unanswered", "waiting"]).optional(),
    from: dayOf("Posted on this day or later.").optional(),
    to: dayOf("Posted before this day.").optional(),
    ...pageShape,
  }),
  run: async ({ limit: most, after, ...words }, asked) =>
    page(inboxFiltersSchema.parse({ ...words, view: "all", sort: "newest" }), { limit: most, after }, asked),
});

export const listWaiting = defineTool({
  name: "list_waiting",
  title: "List what waits for an answer",
  description: "Lists comments that wait for an answer, the promise that falls due first at the top, with why each waits.",
  scope: "items:read",
  does: "read",
  input: z.strictObject({ brand: z.array(brandSlug).max(20).default([]), ...pageShape }),
  run: async ({ brand, ...wanted }, asked) => page(inboxFiltersSchema.parse({ brand, view: "waiting", sort: "promise" }), wanted, asked),
});

export const getThread = defineTool({
  name: "get_thread",
  title: "Read a conversation",
  description: "Reads the whole conversation around a comment, oldest first, with the brand's own answers, the drafts on their way and who looks after it.",
  scope: "items:read",
  does: "read",
  input: z.strictObject({ itemId: idOf("a comment") }),
  run: async ({ itemId }, { actor, now }) => threadJson(await getConversation(actor, itemId, now), hasScope(actor, "replies:read")),
});

export const assign = defineTool({
  name: "assign_item",
  title: "Assign a comment",
  description: "Puts a comment into a member's hands, or with null into nobody's. A member can change it at any time.",
  scope: "items:write",
  does: "write",
  input: z.strictObject({ itemId: idOf("a comment"), memberId: idOf("a member").nullable() }),
  run: async (input, { actor, now }) => {
    await assignItem(actor, input, now);
    return { assigned: input.memberId };
  },
});

export const markNoAnswerNeeded = defineTool({
  name: "mark_no_answer_needed",
  title: "Mark a comment as needing no answer",
  description: "Takes a comment off the list of what waits, with the reason why. `mark_needs_answer` takes it back.",
  scope: "items:write",
  does: "write",
  input: z.strictObject({ itemId: idOf("a comment"), note: textOf("Why, for the team.", 300) }),
  run: async (input, { actor, now }) => {
    await dismissItem(actor, input, now);
    return { waits: false };
  },
});

export const markNeedsAnswer = defineTool({
  name: "mark_needs_answer",
  title: "Take “no answer needed” back",
  description: "Takes `mark_no_answer_needed` back: the comment waits again, by the promise it had.",
  scope: "items:write",
  does: "write",
  input: z.strictObject({ itemId: idOf("a comment") }),
  run: async (input, { actor, now }) => {
    await reopenItem(actor, input, now);
    return { reopened: true };
  },
});

type Wanted = { readonly limit: number; readonly after?: string | undefined };

const page = async (filters: InboxFilters, wanted: Wanted, { actor, now }: Asked) => {
  const { items, next } = await listItems(actor, filters, { ...wanted, now });
  return { items: items.map(itemJson), next };
};

const itemJson = (item: ItemFacts) => {
  const waits = item.neededSince !== null && item.answeredAt === null && item.closedAt === null;
  return {
    id: item.id,
    threadId: item.threadId,
    brand: item.brandSlug,
    source: { id: item.sourceId, name: item.sourceName, platform: item.platform },
    author: { id: item.authorId, name: untrusted(item.authorName), isBrand: item.isBrand },
    text: untrusted(item.text),
    url: item.url,
    postedAt: item.postedAt,
    language: item.language,
    sentiment: item.sentiment,
    intent: item.intent,
    tones: item.tones ?? [],
    waitingSince: waits ? item.neededSince : null,
    dueAt: waits ? item.dueAt : null,
    because: item.reason.code,
  };
};

const threadJson = ({ thread, source, brand, assignee, writing, item, items, leftOut, replies }: Conversation, seesReplies: boolean) => ({
  thread: { id: thread.id, title: thread.title === null ? null : untrusted(thread.title), url: thread.url },
  source: { id: source.id, name: source.name, platform: source.platform },
  brand,
  itemId: item.id,
  assignee: assignee === null ? null : { id: assignee.id, name: assignee.name },
  writingNow: writing === null ? null : { id: writing.id, name: writing.name },
  messages: items.map((message) => ({
    id: message.id,
    inReplyTo: message.parentId,
    author: { id: message.author.id, name: untrusted(message.author.name), isBrand: message.isBrand },
    text: untrusted(message.text),
    postedAt: message.postedAt,
    deletedAt: message.deletedAt,
    sentiment: message.sentiment,
    tones: message.tones,
    waits: message.neededSince !== null && message.answeredAt === null && message.closedAt === null,
  })),
  messagesLeftOut: leftOut,
  // Private words and those that have not gone out are behind a scope of their own.
  onTheirWay: seesReplies
    ? replies.map(({ id, itemId, text, state, channel, by, createdAt }) => ({ id, itemId, text, state, channel, by: by.name, createdAt }))
    : [],
});
