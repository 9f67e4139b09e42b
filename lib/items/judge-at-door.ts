import type { IncomingItem } from "#lib/connectors/contract";
import { settleThread } from "#lib/tagging/settle-thread";

import { drawnRepliesAt } from "./drawn-replies";
import { originOf, tonesOn, type RecordedSource, type SettlePolicies, type TaggedItem } from "./model";
import { messageOf, settledState } from "./settled-state";
import type { SettledState, StoredMessage } from "./store/settle";

/** A new item as its page shows it; threads and authors go by their names on the platform. */
export type SeenItem = TaggedItem & { readonly id: string; readonly isBrand: boolean };

/** What new items are stored as, by id; an item without a state waits for its thread to be settled. */
export type Judge = (items: readonly SeenItem[]) => ReadonlyMap<string, SettledState>;

type Facts = {
  readonly source: RecordedSource & { readonly isOwnPage: boolean };
  readonly brandNames: readonly string[];
  readonly agentNames: readonly string[];
  readonly policies: SettlePolicies;
};

/**
 * Judges new items by what their page shows, so that they are stored as they will most likely stay and settling writes only where an
 * older message changes the picture. An answer to a message that is not on the page is left to settling.
 */
export const judgeAtDoor =
  ({ source, brandNames, agentNames, policies }: Facts): Judge =>
  (items) => {
    const states = new Map<string, SettledState>();
    for (const thread of byThread(items).values()) {
      const ids = new Map(thread.map(({ item, id }) => [item.externalId, id]));
      const stored = thread.map((item) => asStored(item, source)).sort((a, b) => a.postedAt.getTime() - b.postedAt.getTime());
      const settlements = settleThread({
        messages: stored.map((message) => messageOf(message, (externalId) => ids.get(externalId))),
        isBrandsOwnPage: source.isOwnPage,
        brandNames,
        agentNames,
      });
      const drawn = drawnRepliesAt(thread.map(({ item, isBrand }) => ({ ...item, authorId: item.author.externalId, isBrand })));
      for (const [place, settlement] of settlements.entries()) {
        const message = stored[place];
        if (!message || !standsAlone(message, ids)) continue;
        const drewRepliesAt = drawn.get(message.externalId) ?? null;
        states.set(message.id, settledState(message, settlement, { brandId: source.brandId, sourceId: source.id, policies, drewRepliesAt }));
      }
    }
    return states;
  };

/** True when a page shows all that an item answers to. */
export const isWholeOnPage = ({ parentExternalId, rootExternalId }: IncomingItem, onPage: { readonly has: (externalId: string) => boolean }): boolean =>
  parentExternalId === null || parentExternalId === rootExternalId || onPage.has(parentExternalId);

const standsAlone = ({ parentExternalId }: StoredMessage, ids: ReadonlyMap<string, string>): boolean => parentExternalId === null || ids.has(parentExternalId);

const byThread = (items: readonly SeenItem[]): ReadonlyMap<string, SeenItem[]> => {
  const threads = new Map<string, SeenItem[]>();
  for (const seen of items) {
    const thread = threads.get(seen.item.rootExternalId);
    if (thread) thread.push(seen);
    else threads.set(seen.item.rootExternalId, [seen]);
  }
  return threads;
};

const asStored = ({ item, tags, id, isBrand }: SeenItem, source: RecordedSource): StoredMessage => ({
  id,
  threadId: item.rootExternalId,
  externalId: item.externalId,
  parentExternalId: item.parentExternalId === item.rootExternalId ? null : item.parentExternalId,
  authorId: item.author.externalId,
  authorName: item.author.name,
  authorHandle: item.author.handle ?? null,
  isBrand,
  text: item.text,
  postedAt: item.postedAt,
  deletedAt: null,
  visibility: item.visibility,
  kind: item.kind,
  origin: originOf(item.postedAt, source),
  language: tags.language.label,
  sentiment: tags.sentiment.label,
  intent: tags.intent.label,
  tones: tonesOn(tags),
  areTonesSaid: false,
  neededSince: null,
  answeredAt: null,
  answeredByItemId: null,
  drewRepliesAt: null,
  closedAt: null,
  closedBecause: null,
  dueAt: null,
  warnAt: null,
  reason: { code: "remark", params: {} },
  assigneeId: null,
});
