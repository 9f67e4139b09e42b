import type { z } from "zod";

import type { onEntrySchema, pinEntrySchema, shareItemSchema } from "../feed-model";
import { inFeed } from "../in-feed";
import { redact } from "../redact-model";
import { findEntry, findItemToShare, insertEntry, updateEntry } from "../store/feed";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";

/** "What would you do?": shows an item to the team with what was asked for hidden, for good: what is hidden is stored nowhere in the feed. */
export const shareItem = async (
  actor: Actor,
  { itemId, question, hidden }: z.output<typeof shareItemSchema>,
  now: Date,
): Promise<{ readonly entryId: string }> =>
  inFeed(actor, { permission: "feed:share", now }, async (tx, sharedById) => {
    const item = await findItemToShare(tx, actor.workspaceId, itemId);
    if (item === null) throw notFound("The item");
    if (item.isDeleted) throw new AppError("conflict", "Its author deleted this message.", { reason: "item-deleted" });
    const { authorName, authorHandle, brandId, language, sentiment } = item;
    const redaction = { hidden, author: { name: authorName, handle: authorHandle } };
    const entryId = await insertEntry(tx, actor.workspaceId, {
      ...{ brandId, itemId, language, sentiment, hidden, sharedById },
      question: redact(question, redaction),
      text: redact(item.text, redaction),
      authorName: hidden.includes("name") ? null : authorName,
      sharedAt: now,
    });
    return { value: { entryId }, done: { action: "feed.share", subjectId: entryId, details: { itemId, hidden: [...hidden] } } };
  });

/** Takes an entry out of the feed: whoever shared it, or a manager. */
export const withdrawEntry = async (actor: Actor, { entryId }: z.output<typeof onEntrySchema>, now: Date): Promise<void> =>
  inFeed(actor, { permission: "feed:share", now }, async (tx, memberId) => {
    const entry = await findEntry(tx, actor.workspaceId, entryId);
    if (entry === null) throw notFound("The entry");
    if (entry.sharedById !== memberId && !may(actor, "feed:keep")) throw new AppError("forbidden", "Somebody else shared this.", { reason: "forbidden" });
    await updateEntry(tx, actor.workspaceId, { id: entryId, change: { withdrawnAt: now } });
    return { value: undefined, done: { action: "feed.withdraw", subjectId: entryId, details: {} } };
  });

/** Keeps an entry at the head of the feed, or lets it go. */
export const pinEntry = async (actor: Actor, { entryId, isPinned }: z.output<typeof pinEntrySchema>, now: Date): Promise<void> =>
  inFeed(actor, { permission: "feed:keep", now }, async (tx) => {
    if ((await findEntry(tx, actor.workspaceId, entryId)) === null) throw notFound("The entry");
    await updateEntry(tx, actor.workspaceId, { id: entryId, change: { pinnedAt: isPinned ? now : null } });
    return { value: undefined, done: { action: isPinned ? "feed.pin" : "feed.unpin", subjectId: entryId, details: {} } };
  });
