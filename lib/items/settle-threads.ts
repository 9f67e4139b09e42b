import { notifyLiveSql } from "#lib/db/live";
import { inSqlTransaction, sql, type Sql } from "#lib/db/sql";
import { settleThread } from "#lib/tagging/settle-thread";

import type { SettlePolicies } from "./model";
import { drawnRepliesAt } from "./drawn-replies";
import { beginsToWait, changedFrom, isSettledAs, messageOf, settledState } from "./settled-state";
import { noteAuthorChanges, type AuthorChange } from "./store/author-changes";
import {
  assignInTurn,
  clearUnsettled,
  lockUnsettled,
  readMessages,
  takeUnsettled,
  writeSettled,
  type Forgotten,
  type OpenThread,
  type StoredMessage,
} from "./store/settle";

export type ThreadsToSettle = {
  readonly workspaceId: string;
  readonly threadIds: readonly string[];
  readonly policies: SettlePolicies;
  /** Names of the people who sign for the brand. */
  readonly agentNames: readonly string[];
  readonly now: Date;
};

/** Threads stay locked while they are settled: few at a time, so that nobody waits long. */
const threadsAtATime = 50;

/**
 * Decides for each thread who still waits, since when and why, and by when an answer is promised; writes only what has changed.
 * Threads that are settled already are left alone, so that running twice is running once. A thread that cannot be settled keeps no other
 * waiting: what went wrong is thrown after the last of them. Returns how many items were written.
 */
export const settleThreads = async (request: ThreadsToSettle): Promise<number> => {
  const outcomes: PromiseSettledResult<number>[] = [];
  for (const threadIds of slices(request.threadIds, threadsAtATime)) outcomes.push(...(await settleApart({ ...request, threadIds })));
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (failed) throw failed.reason;
  return outcomes.reduce((sum, outcome) => sum + (outcome.status === "fulfilled" ? outcome.value : 0), 0);
};

/** Threads of the whole installation that changed before a moment and were not settled: what a lost queue forgot, never or longest ago tried first. */
export const takeUpForgotten = async (wanted: Parameters<typeof takeUnsettled>[1]): Promise<readonly Forgotten[]> => takeUnsettled(sql, wanted);

const slices = (threadIds: readonly string[], size: number): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(threadIds.length / size) }, (_, place) => threadIds.slice(place * size, (place + 1) * size));

/** Together, as is quickest; where that fails, one by one. */
const settleApart = async (request: ThreadsToSettle): Promise<readonly PromiseSettledResult<number>[]> => {
  const outcomes = await Promise.allSettled([inSqlTransaction((tx) => settle(tx, request))]);
  if (request.threadIds.length === 1 || outcomes[0].status === "fulfilled") return outcomes;
  const apart: PromiseSettledResult<number>[] = [];
  for (const threadId of request.threadIds) apart.push(...(await settleApart({ ...request, threadIds: [threadId] })));
  return apart;
};

const settle = async (tx: Sql, request: ThreadsToSettle): Promise<number> => {
  const { workspaceId, now } = request;
  const threads = await lockUnsettled(tx, workspaceId, request.threadIds);
  if (threads.length === 0) return 0;
  const ids = threads.map(({ id }) => id);
  const messages = byThread(await readMessages(tx, ids));
  const decided = threads.flatMap((thread) => decide(thread, messages.get(thread.id) ?? [], request));
  const changed = decided.filter(({ stored, state }) => !isSettledAs(stored, state));
  await writeSettled(
    tx,
    workspaceId,
    changed.map(({ state }) => state),
  );
  const inTurn = changed.filter(({ thread, stored, state }) => thread.isRoundRobin && beginsToWait(stored, state));
  await assignInTurn(tx, workspaceId, { itemIds: inTurn.map(({ stored }) => stored.id), now });
  await clearUnsettled(tx, ids);
  await noteAuthorChanges(tx, workspaceId, { authors: changed.flatMap(historyChange), now });
  if (changed.length > 0)
    await notifyLiveSql(tx, { workspaceId, kind: "settled", threadIds: [...new Set(changed.map(({ thread }) => thread.id))], count: changed.length });
  return changed.length;
};

type Decided = { readonly thread: OpenThread; readonly stored: StoredMessage; readonly state: ReturnType<typeof settledState> };

const historyChange = ({ stored, state }: Decided): readonly AuthorChange[] => {
  const from = changedFrom(stored, state);
  return from === null ? [] : [{ authorId: stored.authorId, from }];
};

const decide = (thread: OpenThread, stored: readonly StoredMessage[], { policies, agentNames }: ThreadsToSettle): readonly Decided[] => {
  const ids = new Map(stored.map(({ externalId, id }) => [externalId, id]));
  const settlements = settleThread({
    messages: stored.map((message) => messageOf(message, (externalId) => ids.get(externalId))),
    isBrandsOwnPage: thread.isOwnPage,
    brandNames: thread.brandNames,
    agentNames,
  });
  const drawn = drawnRepliesAt(stored);
  const byId = new Map(settlements.map((settlement) => [settlement.id, settlement]));
  return stored.flatMap((message) => {
    const settlement = byId.get(message.id);
    const drewRepliesAt = drawn.get(message.externalId) ?? null;
    return settlement ? [{ thread, stored: message, state: settledState(message, settlement, { ...thread, policies, drewRepliesAt }) }] : [];
  });
};

const byThread = (messages: readonly StoredMessage[]): ReadonlyMap<string, readonly StoredMessage[]> => {
  const threads = new Map<string, StoredMessage[]>();
  for (const message of messages) {
    const thread = threads.get(message.threadId);
    if (thread) thread.push(message);
    else threads.set(message.threadId, [message]);
  }
  return threads;
};
