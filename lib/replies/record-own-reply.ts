import type { Page } from "#lib/connectors/contract";
import type { RecordedSource } from "#lib/items/model";
import { recordPage } from "#lib/items/record-page";
import { tagPage } from "#lib/items/tag-page";
import type { Tagger } from "#lib/tagging/model";
import { markSent, type Arrival, type Delivery } from "./store/delivery";

/** Sources as delivering needs them: the account under which Parley writes is the first of the brand's own. */
export type ReplySource = RecordedSource;

export type OwnReply = {
  readonly reply: Delivery;
  readonly source: ReplySource;
  readonly tagger: Tagger;
  readonly arrival: Arrival;
  readonly isPending: boolean;
};

/**
 * The delivered reply becomes an item of its thread at once, in one transaction with the outbox; the poll that meets it later knows its
 * external id and adds nothing. What was said to one person alone is a `message` under the item that led to it: it answers that as any
 * words of the brand do. Returns the threads to settle.
 */
export const recordOwnReply = async ({ reply, source, tagger, arrival, isPending }: OwnReply): Promise<readonly string[]> => {
  const page: Page = {
    events: [
      {
        op: "upsert",
        item: {
          externalId: arrival.externalId,
          kind: reply.channel === "private" ? "message" : "comment",
          parentExternalId: reply.itemExternalId,
          rootExternalId: reply.rootExternalId,
          author: { externalId: source.ownIds[0] ?? reply.brandName, name: reply.brandName, isBrand: "yes" },
          text: reply.text,
          url: arrival.url ?? undefined,
          postedAt: arrival.at,
          visibility: isPending ? "held" : "public",
        },
      },
    ],
    setAside: [],
    cursor: null,
    done: true,
    receivedAt: arrival.now,
  };
  const { workspaceId } = reply;
  const outcome = await recordPage({
    workspaceId,
    source,
    stream: "own-replies",
    page: await tagPage(tagger, page),
    cursorVersion: null,
    now: arrival.now,
    alongside: async (tx) => markSent(tx, reply, arrival),
  });
  return outcome.kind === "recorded" ? [...new Set([reply.threadId, ...outcome.threadIds])] : [reply.threadId];
};
