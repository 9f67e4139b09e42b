import type { Platform } from "#lib/connectors/contract";

import { contentHash, type TaggedEvent, type TaggedItem } from "./model";

/** What is stored already of an item that a page speaks of. */
export type Known = {
  readonly id: string;
  readonly threadId: string;
  readonly contentHash: string;
  readonly visibility: string;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
};

/** What a page changes in items that are stored already. */
export type Changes = {
  readonly edits: readonly (TaggedItem & { readonly id: string })[];
  readonly visibility: readonly { readonly id: string; readonly visibility: string }[];
  readonly deletions: readonly { readonly id: string; readonly seenAt: Date }[];
  readonly threadIds: readonly string[];
};

/** The last word of a page on each item: pages may hold an item twice. What one page shows and takes back again was never there. */
export const lastWords = (events: readonly TaggedEvent[]): { readonly upserts: readonly TaggedItem[]; readonly tombstones: ReadonlyMap<string, Date> } => {
  const upserts = new Map<string, TaggedItem>();
  const tombstones = new Map<string, Date>();
  for (const event of events) {
    if (event.op === "tombstone") {
      tombstones.set(event.externalId, event.seenAt);
      upserts.delete(event.externalId);
    } else {
      upserts.set(event.item.externalId, event);
      tombstones.delete(event.item.externalId);
    }
  }
  return { upserts: [...upserts.values()], tombstones };
};

type Words = { readonly upserts: readonly TaggedItem[]; readonly tombstones: ReadonlyMap<string, Date> };

/** Compares the words of a page with what is stored. Pure. */
export const planChanges = ({ upserts, tombstones }: Words, known: ReadonlyMap<string, Known>, platform: Platform): Changes => {
  const edits: (TaggedItem & { readonly id: string })[] = [];
  const visibility: { readonly id: string; readonly visibility: string }[] = [];
  const threadIds = new Set<string>();
  for (const tagged of upserts) {
    const stored = known.get(tagged.item.externalId);
    if (!stored || isOlderWord(tagged, stored, platform)) continue;
    const isEdit = stored.contentHash !== contentHash(tagged.item);
    const isShown = isSeenOtherwise(tagged, stored);
    if (isEdit) edits.push({ ...tagged, id: stored.id });
    if (isShown) visibility.push({ id: stored.id, visibility: tagged.item.visibility });
    if (isEdit || isShown) threadIds.add(stored.threadId);
  }
  const deletions = [...tombstones].flatMap(([externalId, seenAt]) => {
    const stored = known.get(externalId);
    return stored && stored.deletedAt === null ? [{ id: stored.id, seenAt, threadId: stored.threadId }] : [];
  });
  for (const { threadId } of deletions) threadIds.add(threadId);
  return { edits, visibility, deletions, threadIds: [...threadIds] };
};

/** Its visibility is another, or it is there again after it was gone. */
const isSeenOtherwise = ({ item }: TaggedItem, stored: Known): boolean => stored.visibility !== item.visibility || (stored.deletedAt !== null && item.visibility !== "deleted");

/** What is pushed or imported comes in any order: an older word changes nothing. A page that was just read is always the newest word. */
const isOlderWord = ({ item }: TaggedItem, stored: Known, platform: Platform): boolean => {
  if (platform === "feed" || platform === "wordpress") return item.editedAt !== undefined && stored.editedAt !== null && item.editedAt < stored.editedAt;
  const said = item.editedAt ?? item.postedAt;
  return [stored.editedAt, stored.deletedAt].some((at) => at !== null && said < at);
};
