import { noteAuthorChanges } from "./store/author-changes";
import { markThreadsUnsettled, writeTags, type ItemToRead, type ReadItem } from "./store/write-tags";
import { notifyLiveSql } from "#lib/db/live";
import type { Sql } from "#lib/db/sql";
import type { Tagger } from "#lib/tagging/model";

/** Reads stored items again. What this tagger has read already keeps its tags, and so does a text that was dropped after its deletion. */
export const tagAgain = async (tagger: Tagger, items: readonly ItemToRead[]): Promise<readonly ReadItem[]> => {
  const unread = items.filter((item) => item.tagger !== tagger.name && item.text !== "");
  const tags = await tagger.tagAll(unread.map(({ text, rating }) => ({ text, rating: rating ?? undefined })));
  return unread.flatMap(({ id, threadId, contentHash }, place) => {
    const own = tags[place];
    return own === undefined ? [] : [{ id, threadId, contentHash, tags: own }];
  });
};

type Read = { readonly read: readonly ReadItem[]; readonly now: Date };
/** How many items have other tags than before, and which threads wait for settling by that. */
export type Retagged = { readonly changed: number; readonly threadIds: readonly string[] };

/** Stores what was read again of items whose threads are locked, leaves their threads to settling and tells open pages. What a person decided stays. */
export const storeTags = async (tx: Sql, workspaceId: string, { read, now }: Read): Promise<Retagged> => {
  const changed = await writeTags(tx, workspaceId, read);
  const threadIds = [...new Set(changed.map(({ threadId }) => threadId))];
  if (threadIds.length > 0) {
    await markThreadsUnsettled(tx, workspaceId, { threadIds, now });
    await noteAuthorChanges(tx, workspaceId, { itemIds: changed.map(({ id }) => id), now });
    await notifyLiveSql(tx, { workspaceId, kind: "tagged", threadIds });
  }
  return { changed: changed.length, threadIds };
};
