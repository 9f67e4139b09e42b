import { isUnderWay, visibilityAfter, type DeedReason } from "./deed-model";
import { goOn, type PutOut } from "./go-on";
import { noteDone } from "./note-done";
import { beginDeed, beginLook, endDeedTry, findDelivery, holdWanted, type DeedDelivery, type TryEnd } from "./store/delivery";
import { ConnectorError, type Action, type Connector, type ConnectorContext, type Saying } from "#lib/connectors/contract";
import type { DeedId, WorkspaceId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { settleThreadsJob } from "#lib/items/jobs";
import { nudge } from "#lib/queue/enqueue";
import { givesUpAfterMs, looksBeforeAbsent, sendingMs, waitBefore } from "#lib/replies/model";
import { recordAudit } from "#lib/team/audit";

export type DeedRequest = {
  readonly workspaceId: WorkspaceId;
  readonly deedId: DeedId;
  readonly connector: Connector;
  readonly context: ConnectorContext;
  readonly now: Date;
};

/** `later`: run again at that time. `ended`: done or left to a person, with what follows it. `nothing`: over, or in another worker's hands. */
export type DeedOutcome = { readonly kind: "ended"; readonly next: PutOut } | { readonly kind: "later"; readonly at: Date } | { readonly kind: "nothing" };

/**
 * One step of a deed on its way out. A try is written down before the request leaves. Hiding, deleting, banning and their opposites are
 * simply done again when no word came back; a post is looked for first. What the platform refuses for good is left to a person.
 */
export const deliverDeed = async (request: DeedRequest): Promise<DeedOutcome> => {
  const { workspaceId, deedId, now } = request;
  const deed = await findDelivery(workspaceId, deedId);
  if (deed === null || !isUnderWay(deed)) return { kind: "nothing" };
  if (deed.state === "doing") return takeOverLost(request, deed);
  if (deed.nextTryAt !== null && deed.nextTryAt > now) return { kind: "later", at: deed.nextTryAt };
  return deed.state === "unknown" ? look(request, deed) : doOnce(request, deed);
};

/** Leaves to a person what can not go out any more because its source was removed. */
export const leaveUndeliverable = async ({ workspaceId, deedId, now }: Pick<DeedRequest, "workspaceId" | "deedId" | "now">): Promise<void> => {
  const deed = await findDelivery(workspaceId, deedId);
  if (deed !== null && isUnderWay(deed)) await end(deed, { ...byHand("source-removed"), now });
};

const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

const quietly = { because: null, failure: null, looks: 0, nextTryAt: null, url: null } as const;
const byHand = (because: DeedReason): Omit<TryEnd, "now"> => ({ ...quietly, state: "by-hand", because });

/** A try that never ended: its worker is given the time of its longest request. */
const takeOverLost = async ({ now }: DeedRequest, deed: DeedDelivery): Promise<DeedOutcome> => {
  const lostAt = after(deed.startedAt ?? now, sendingMs);
  return lostAt > now ? { kind: "later", at: lostAt } : noWord(deed, now);
};

const doOnce = async ({ connector, context, now }: DeedRequest, queued: DeedDelivery): Promise<DeedOutcome> => {
  const action = actionOf(queued);
  if (connector.act === undefined || action === null) return end(queued, { ...byHand("cannot-here"), now });
  if (!(await beginDeed(queued, now))) return { kind: "nothing" };
  const deed: DeedDelivery = { ...queued, state: "doing", attempts: queued.attempts + 1 };
  try {
    const result = await connector.act(context, action);
    if (result.outcome === "unknown") return await noWord(deed, now);
    return await end(deed, { ...quietly, state: "done", url: deed.kind === "publish" ? (result.url ?? null) : null, now });
  } catch (error) {
    if (error instanceof ConnectorError) return refused(deed, error, now);
    await noWord(deed, now);
    throw error;
  }
};

/** Null for what cannot be said in the platform's terms because its item or account is not known. */
const actionOf = (deed: DeedDelivery): Action | null => {
  switch (deed.kind) {
    case "hide":
    case "unhide":
    case "delete":
      return onItem(deed.kind, deed);
    case "ban":
    case "unban":
      return onAccount(deed.kind, deed);
    case "publish":
      return postOf(deed);
    case "close-conversation":
      return closingOf(deed);
    case "message":
      return null;
  }
};

const onItem = (kind: "hide" | "unhide" | "delete", { itemExternalId: externalId }: DeedDelivery): Action | null =>
  externalId === null ? null : { kind, externalId };

const onAccount = (kind: "ban" | "unban", { authorExternalId, until, clauseNumber, notice }: DeedDelivery): Action | null => {
  if (authorExternalId === null) return null;
  return kind === "unban" ? { kind, authorExternalId } : { kind, authorExternalId, until, reason: `§ ${clauseNumber ?? ""}`, notice: notice ?? "" };
};

const closingOf = ({ rootExternalId, notice }: DeedDelivery): Action | null =>
  rootExternalId === null ? null : { kind: "close-conversation", rootExternalId, text: notice ?? "" };

const postOf = ({ id: key, text, isPinned }: DeedDelivery): Extract<Saying, { kind: "publish" }> => ({ kind: "publish", key, text, isPinned });

const noWord = async (deed: DeedDelivery, now: Date): Promise<DeedOutcome> => {
  if (isTooOld(deed, now)) return end(deed, { ...byHand("refused-there"), now });
  const state = deed.kind === "publish" ? "unknown" : "queued";
  return again(deed, { ...quietly, state, nextTryAt: after(now, waitBefore(deed.attempts)), now });
};

const refused = async (deed: DeedDelivery, error: ConnectorError, now: Date): Promise<DeedOutcome> => {
  // What is not there any more need not be taken away.
  if (error.kind === "gone" && (deed.kind === "hide" || deed.kind === "delete")) return end(deed, { ...quietly, state: "done", now }, "deleted");
  const { reason, params, message } = error;
  const failure = { reason, params, message };
  const isPassing = error.kind === "retry" || error.kind === "throttled";
  if (!isPassing || isTooOld(deed, now)) return end(deed, { ...byHand("refused-there"), failure, now });
  const at = after(now, Math.max(error.retryAfterMs ?? 0, waitBefore(deed.attempts)));
  return again(deed, { ...quietly, state: "queued", failure, nextTryAt: at, now });
};

const isTooOld = ({ createdAt }: DeedDelivery, now: Date): boolean => now.getTime() - createdAt.getTime() > givesUpAfterMs;

const look = async ({ connector, context, now }: DeedRequest, deed: DeedDelivery): Promise<DeedOutcome> => {
  if (connector.findSaid === undefined) return end(deed, { ...byHand("refused-there"), now });
  if (!(await beginLook(deed, after(now, sendingMs)))) return { kind: "nothing" };
  try {
    const found = await connector.findSaid(context, postOf(deed), deed.startedAt ?? deed.createdAt);
    if (found !== null) return await end(deed, { ...quietly, state: "done", url: found.url ?? null, now });
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return noWord(deed, now);
  }
  const looks = deed.looks + 1;
  const isAbsent = looks >= looksBeforeAbsent;
  const nextTryAt = isAbsent ? now : after(now, waitBefore(looks + 1));
  return again(deed, { ...quietly, state: isAbsent ? "queued" : "unknown", looks, nextTryAt, now });
};

/** Put off, unless its sanction has ended meanwhile. */
const again = async (deed: DeedDelivery, tryEnd: TryEnd & { readonly nextTryAt: Date }): Promise<DeedOutcome> => {
  const became = await inTransaction(async (tx) => {
    if (!(await holdWanted(tx, deed)).isWanted) return "unwanted";
    return (await endDeedTry(tx, deed, tryEnd)) ? "put-off" : "moved-on";
  });
  if (became === "unwanted") return end(deed, { ...tryEnd, state: "dropped", nextTryAt: null });
  return became === "put-off" ? { kind: "later", at: tryEnd.nextTryAt } : { kind: "nothing" };
};

/** The deed is over for Parley, and what waited for it follows, in one transaction with how its item is seen now. */
const end = async (deed: DeedDelivery, tryEnd: TryEnd, seenAs = visibilityAfter(deed.kind)): Promise<DeedOutcome> => {
  const ended = await inTransaction(async (tx): Promise<Ended | null> => {
    const { sanction, isWanted } = await holdWanted(tx, deed);
    // Nobody is asked to do by hand what is not wanted any more.
    const state = tryEnd.state === "by-hand" && !isWanted ? "dropped" : tryEnd.state;
    if (!(await endDeedTry(tx, deed, { ...tryEnd, state }))) return null;
    const next = sanction === null ? { deedIds: [], replyId: null } : await goOn(tx, sanction, { writer: null, now: tryEnd.now });
    const threadIds = state === "done" ? await noteDone(tx, deed, { seenAs, now: tryEnd.now }) : [];
    await tell(tx, deed, { ...tryEnd, state });
    return { next, threadIds };
  });
  if (ended === null) return { kind: "nothing" };
  const { next, threadIds } = ended;
  if (threadIds.length > 0) await nudge(settleThreadsJob, { workspaceId: deed.workspaceId, threadIds: [...threadIds] });
  return { kind: "ended", next };
};

type Ended = { readonly next: PutOut; readonly threadIds: readonly string[] };

const tell = async (tx: Db, { id, workspaceId, kind, sanctionId, sourceId, threadId }: DeedDelivery, { state, because, now }: TryEnd): Promise<void> => {
  const details = { kind, sanctionId, sourceId, state, ...(because === null ? {} : { because }) };
  await recordAudit(tx, { actor: { workspaceId, memberId: null }, action: state === "done" ? "deed.done" : "deed.leave", subjectId: id, details, now });
  await notifyLive(tx, { workspaceId, kind: "conduct", threadIds: threadId === null ? [] : [threadId] });
};
