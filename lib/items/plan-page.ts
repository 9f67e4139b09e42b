import type { ConnectorEvent, Platform } from "#lib/connectors/contract";
import { comparableText } from "#lib/connectors/text";

import { contentHash, isSentToUs, isTakenBack, type TaggedEvent, type TaggedItem } from "./model";

/** What is stored already of an item that a page speaks of. */
export type Known = {
  readonly id: string;
  readonly threadId: string;
  readonly contentHash: string;
  readonly visibility: string;
  /** Of its last edit, where the platform gave it. */
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  /** What the brand itself said; of others the fingerprint is enough. */
  readonly ownText: string | null;
};

/** What a page changes in items that are stored already. */
export type Changes = {
  readonly edits: readonly (TaggedItem & { readonly id: string })[];
  readonly visibility: readonly { readonly id: string; readonly visibility: string }[];
  readonly deletions: readonly { readonly id: string; readonly seenAt: Date }[];
  readonly threadIds: readonly string[];
};

type Tombstone = Pick<Extract<ConnectorEvent, { readonly op: "tombstone" }>, "seenAt" | "by">;

/** The last word of a page on each item: pages may hold an item twice. What one page shows and takes back again was never there. */
export const lastWords = (events: readonly TaggedEvent[]): { readonly upserts: readonly TaggedItem[]; readonly tombstones: ReadonlyMap<string, Tombstone> } => {
  const upserts = new Map<string, TaggedItem>();
  const tombstones = new Map<string, Tombstone>();
  for (const event of events) {
    if (event.op === "tombstone") {
      tombstones.set(event.externalId, event);
      upserts.delete(event.externalId);
    } else {
      upserts.set(event.item.externalId, event);
      tombstones.delete(event.item.externalId);
    }
  }
  return { upserts: [...upserts.values()], tombstones };
};

type Words = { readonly upserts: readonly TaggedItem[]; readonly tombstones: ReadonlyMap<string, Tombstone> };

type Observed = { readonly platform: Platform; readonly now: Date };

/** Compares the words of a page with what is stored. Pure. */
export const planChanges = ({ upserts, tombstones }: Words, known: ReadonlyMap<string, Known>, { platform, now }: Observed): Changes => {
  const changes = [
    ...upserts.map((tagged) => changeBy(tagged, known.get(tagged.item.externalId), { platform, now })),
    ...[...tombstones].map(([externalId, tombstone]) => changeByTombstone(tombstone, known.get(externalId))),
  ].filter((change) => change !== null);
  return {
    edits: changes.flatMap(({ edit }) => edit ?? []),
    visibility: changes.flatMap(({ visibility }) => visibility ?? []),
    deletions: changes.flatMap(({ deletion }) => deletion ?? []),
    threadIds: [...new Set(changes.map(({ threadId }) => threadId))],
  };
};

type Change = {
  readonly threadId: string;
  readonly edit?: Changes["edits"][number];
  readonly visibility?: Changes["visibility"][number];
  readonly deletion?: Changes["deletions"][number];
};

const changeBy = (tagged: TaggedItem, stored: Known | undefined, { platform, now }: Observed): Change | null => {
  if (!stored) return null;
  const { item } = tagged;
  // What was said before it was taken back is kept.
  if (isTakenBack(item)) return changeByTombstone({ seenAt: now, by: "author" }, stored);
  if (isOlderWord(tagged, stored, platform)) return null;
  const isEdit = isEdited(tagged, stored);
  const isShown = isSeenOtherwise(tagged, stored);
  if (!isEdit && !isShown) return null;
  return {
    threadId: stored.threadId,
    ...(isEdit && { edit: { ...tagged, id: stored.id } }),
    ...(isShown && { visibility: { id: stored.id, visibility: item.visibility } }),
  };
};

/** What the brand removed, or nobody knows who did, is gone from sight and waits on: only its author's word ends the waiting. */
const changeByTombstone = ({ seenAt, by }: Tombstone, stored: Known | undefined): Change | null => {
  if (!stored || stored.deletedAt !== null) return null;
  const { id, threadId } = stored;
  if (by === "author") return { threadId, deletion: { id, seenAt } };
  return stored.visibility === "deleted" ? null : { threadId, visibility: { id, visibility: "deleted" } };
};

/** Our own words come back from the platform with its quotes and dashes: that is no edit. */
const isEdited = ({ item }: TaggedItem, stored: Known): boolean =>
  stored.contentHash !== contentHash(item) && (stored.ownText === null || comparableText(stored.ownText) !== comparableText(item.text));

/** Its visibility is another, or it is there again after it was gone. */
const isSeenOtherwise = ({ item }: TaggedItem, stored: Known): boolean =>
  stored.visibility !== item.visibility || (stored.deletedAt !== null && item.visibility !== "deleted");

/** Of what is sent to us an older word changes nothing. */
const isOlderWord = ({ item }: TaggedItem, stored: Known, platform: Platform): boolean => {
  if (!isSentToUs(platform)) return item.editedAt !== undefined && stored.editedAt !== null && item.editedAt < stored.editedAt;
  const said = item.editedAt ?? item.postedAt;
  return [stored.editedAt, stored.deletedAt].some((at) => at !== null && said < at);
};
