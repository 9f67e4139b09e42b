import { isSameAnswer } from "./same-answer";
import { listStandIns, renameReply, standInId, type StandIn } from "./store/by-hand";
import type { IncomingItem } from "#lib/connectors/contract";
import { inSqlTransaction } from "#lib/db/sql";
import { adoptExternalId } from "#lib/items/adopt-id";
import { isBrandsOwn, type RecordedSource, type TaggedPage } from "#lib/items/model";

type Arrived = { readonly source: RecordedSource; readonly page: TaggedPage; readonly now: Date };

/**
 * Before a page is recorded: where it shows an answer that a member posted by hand, what stands in for it takes the platform's id, so that
 * recording finds it known and the thread does not hold it twice.
 */
export const adoptByHand = async ({ source, page, now }: Arrived): Promise<void> => {
  const own = page.events.flatMap((event) =>
    event.op === "upsert" && event.item.visibility !== "deleted" && isBrandsOwn(event.item, source) ? [event.item] : [],
  );
  if (own.length === 0) return;
  const roots = [...new Set(own.map(({ rootExternalId }) => rootExternalId))];
  for (const { standIn, item } of pairsOf(await listStandIns(source.workspaceId, { sourceId: source.id, roots }), own))
    await adopt(source, { standIn, item, now });
};

type Pair = { readonly standIn: StandIn; readonly item: IncomingItem };

/** Each message of the page is at most one answer. */
const pairsOf = (standIns: readonly StandIn[], own: readonly IncomingItem[]): readonly Pair[] => {
  const left = new Set(own);
  return standIns.flatMap((standIn) => {
    const item = [...left].find((one) => one.rootExternalId === standIn.rootExternalId && isSameAnswer(standIn, one));
    if (item === undefined) return [];
    left.delete(item);
    return [{ standIn, item }];
  });
};

const adopt = async ({ workspaceId, id: sourceId }: RecordedSource, { standIn: { replyId }, item, now }: Pair & { readonly now: Date }): Promise<void> =>
  inSqlTransaction(async (tx) => {
    const { externalId, postedAt } = item;
    const to = { externalId, url: item.url ?? null, postedAt };
    const isAdopted = await adoptExternalId(tx, { workspaceId, sourceId, from: standInId(replyId), to }, now);
    if (isAdopted) await renameReply(tx, workspaceId, { replyId, externalId, url: to.url, at: postedAt });
  });
