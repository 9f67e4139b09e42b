import type { Tagger } from "#lib/tagging/model";
import { ConnectorError, type Connector, type ConnectorContext, type Picture, type Said, type Saying } from "#lib/connectors/contract";
import type { ReplyId, WorkspaceId } from "#lib/core/ids";
import { minuteMs } from "#lib/core/time";
import { givesUpAfterMs, looksBeforeAbsent, sendingMs, waitBefore, withdrawnFailure, type ReplyFailure } from "./model";
import { recordOwnReply, type ReplySource } from "./record-own-reply";
import { beginLook, beginTry, declareLost, endTry, findDelivery, readPictures, type Delivery } from "./store/delivery";

export type DeliverRequest = {
  readonly workspaceId: WorkspaceId;
  readonly replyId: ReplyId;
  readonly source: ReplySource;
  readonly connector: Connector;
  readonly context: ConnectorContext;
  readonly tagger: Tagger;
  readonly now: Date;
};

/** `later`: run again at that time. `nothing`: gone, finished, or in another worker's hands. */
export type DeliverOutcome =
  | { readonly kind: "sent"; readonly threadIds: readonly string[] }
  | { readonly kind: "later"; readonly at: Date }
  | { readonly kind: "failed"; readonly failure: ReplyFailure }
  | { readonly kind: "nothing" };

/**
 * One step of a reply on its way out, by the law of the outbox: a try is written down before the request leaves; where no word came
 * back the reply is looked for, and sent again only after it was surely absent. Safe to run twice, at once, or after a crash in any line.
 */
export const deliverReply = async (request: DeliverRequest): Promise<DeliverOutcome> => {
  const { workspaceId, replyId, now } = request;
  const reply = await findDelivery(workspaceId, replyId);
  if (reply === null || !isOpen(reply)) return { kind: "nothing" };
  if (reply.state === "sending") return takeOverLost(request, reply);
  if (reply.nextTryAt !== null && reply.nextTryAt > now) return { kind: "later", at: reply.nextTryAt };
  return reply.state === "queued" ? sendOnce(request, reply) : look(request, reply);
};

/** Ends a reply whose source was removed before it could go out. */
export const failUndeliverable = async ({ workspaceId, replyId, now }: Pick<DeliverRequest, "workspaceId" | "replyId" | "now">): Promise<void> => {
  const reply = await findDelivery(workspaceId, replyId);
  if (reply === null || !isOpen(reply)) return;
  const failure: ReplyFailure = { reason: "source-removed", params: {}, message: "The source was removed before the answer went out." };
  await endTry(reply, reply.attempts, { state: "failed", outcome: "refused", detail: failure.message, nextTryAt: null, failure, looks: reply.looks, now });
};

const isOpen = ({ state }: Delivery): boolean => state === "queued" || state === "sending" || state === "unknown";

const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

const sayingOf = ({ id: key, text, channel, itemExternalId, rootExternalId, authorExternalId }: Delivery, pictures: readonly Picture[] = []): Saying => {
  const words = pictures.length === 0 ? { key, text } : { key, text, pictures };
  return channel === "private"
    ? { kind: "message", toExternalId: authorExternalId, aboutExternalId: itemExternalId, ...words }
    : { kind: "reply", rootExternalId, parentExternalId: itemExternalId, ...words };
};

/** A try that never ended: its worker is given the time of its longest request, then the try counts as "no word". */
const takeOverLost = async (request: DeliverRequest, reply: Delivery): Promise<DeliverOutcome> => {
  const { now, workspaceId, replyId } = request;
  const lostAt = after(reply.sendingSince ?? now, sendingMs);
  if (reply.sendingSince !== null && lostAt > now) return { kind: "later", at: lostAt };
  if (!(await declareLost(reply, now))) return { kind: "nothing" };
  const lost = await findDelivery(workspaceId, replyId);
  return lost?.state === "unknown" ? look(request, lost) : { kind: "nothing" };
};

const sendOnce = async (request: DeliverRequest, reply: Delivery): Promise<DeliverOutcome> => {
  const { connector, context, now } = request;
  const act = connector.act;
  const untimely = reasonNotToTry(reply, now);
  if (untimely !== null) return fail(request, reply, { attempt: reply.attempts, error: untimely });
  const pictures = await readPictures(reply);
  if (!(await beginTry(reply, now))) return { kind: "nothing" };
  const attempt = reply.attempts + 1;
  if (act === undefined)
    return fail(request, reply, { attempt, error: new ConnectorError("permission", "cannot-write", { message: "This source takes no replies." }) });
  try {
    const result = await act(context, sayingOf(reply, pictures));
    if (result.outcome === "unknown") return await noWord(request, reply, { attempt, why: result.why });
    return await arrived(request, reply, { attempt, outcome: "sent", found: result, isPending: result.pending ?? false });
  } catch (error) {
    if (error instanceof ConnectorError) return refused(request, reply, { attempt, error });
    // Whatever broke here broke perhaps after the request had left.
    await noWord(request, reply, { attempt, why: "The try broke off." });
    throw error;
  }
};

/** What was written for a conversation that is over by now is sent by a person or not at all; `nextTryAt` is new after a person's retry. */
const reasonNotToTry = ({ isWithdrawn, channel, target, nextTryAt, createdAt }: Delivery, now: Date): ConnectorError | null => {
  if (isWithdrawn) return new ConnectorError("gone", withdrawnFailure.reason, withdrawnFailure);
  if (target === "deleted") return new ConnectorError("gone", "item-deleted", { message: "Its author deleted the message before the answer went out." });
  // A private message needs no comment to stand under.
  if (target === "gone" && channel === "public") return new ConnectorError("gone", "item-gone", { message: "The message is not there any more." });
  if (now.getTime() - (nextTryAt ?? createdAt).getTime() > givesUpAfterMs)
    return new ConnectorError("gone", "too-old", {
      message: "The answer waited for more than two days to be sent. Read the conversation again before sending it.",
    });
  return null;
};

const triesBeforeBelieved = 5;

/** A ConnectorError says that the platform certainly did not take it. */
const refused = async (
  request: DeliverRequest,
  reply: Delivery,
  { attempt, error }: { readonly attempt: number; readonly error: ConnectorError },
): Promise<DeliverOutcome> => {
  const { now } = request;
  const isTooOld = now.getTime() - reply.createdAt.getTime() > givesUpAfterMs;
  // The platform says that it has it and does not show it, in its spam perhaps: asked again without end it would say no more.
  if (error.kind === "duplicate")
    return isTooOld || attempt > triesBeforeBelieved
      ? leaveToPerson(request, { ...reply, attempts: attempt })
      : noWord(request, reply, { attempt, why: error.message });
  const isPassing = error.kind === "retry" || error.kind === "throttled";
  if (!isPassing || isTooOld) return fail(request, reply, { attempt, error });
  const at = after(now, Math.max(error.retryAfterMs ?? 0, waitBefore(attempt)));
  await endTry(reply, attempt, { state: "queued", outcome: "refused", detail: error.message, nextTryAt: at, failure: failureOf(error), looks: 0, now });
  return { kind: "later", at };
};

const fail = async (
  { now }: DeliverRequest,
  reply: Delivery,
  { attempt, error }: { readonly attempt: number; readonly error: ConnectorError },
): Promise<DeliverOutcome> => {
  const failure = failureOf(error);
  await endTry(reply, attempt, { state: "failed", outcome: "refused", detail: error.message, nextTryAt: null, failure, looks: 0, now });
  return { kind: "failed", failure };
};

const failureOf = ({ reason, params, message }: ConnectorError): ReplyFailure => ({ reason, params, message });

const noWord = async (
  { now }: DeliverRequest,
  reply: Delivery,
  { attempt, why }: { readonly attempt: number; readonly why: string },
): Promise<DeliverOutcome> => {
  const at = after(now, waitBefore(1));
  await endTry(reply, attempt, { state: "unknown", outcome: "unknown", detail: why, nextTryAt: at, failure: null, looks: 0, now });
  return { kind: "later", at };
};

type Arrived = { readonly attempt: number; readonly outcome: "sent" | "found"; readonly found: Said; readonly isPending: boolean };

const arrived = async ({ source, tagger, now }: DeliverRequest, reply: Delivery, { attempt, outcome, found, isPending }: Arrived): Promise<DeliverOutcome> => {
  const arrival = { attempt, outcome, externalId: found.externalId, url: found.url ?? null, at: found.at, now };
  return { kind: "sent", threadIds: await recordOwnReply({ reply, source, tagger, arrival, isPending }) };
};

const look = async (request: DeliverRequest, reply: Delivery): Promise<DeliverOutcome> => {
  const { connector, context, now } = request;
  if (connector.findSaid === undefined) return leaveToPerson(request, reply);
  if (!(await beginLook(reply, after(now, sendingMs)))) return { kind: "nothing" };
  try {
    const found = await connector.findSaid(context, sayingOf(reply), reply.startedAt ?? reply.createdAt);
    if (found !== null) return await arrived(request, reply, { attempt: reply.attempts, outcome: "found", found, isPending: false });
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return couldNotLook(request, reply, error);
  }
  return notThere(request, reply);
};

const notThere = async ({ now }: DeliverRequest, reply: Delivery): Promise<DeliverOutcome> => {
  const looks = reply.looks + 1;
  const isAbsent = looks >= looksBeforeAbsent;
  const at = isAbsent ? now : after(now, waitBefore(looks + 1));
  await endTry(reply, reply.attempts, {
    state: isAbsent ? "queued" : "unknown",
    outcome: isAbsent ? "absent" : "unknown",
    detail: `Looked for ${looks} times, not there.`,
    nextTryAt: at,
    failure: null,
    looks,
    now,
  });
  return { kind: "later", at };
};

/** A look that failed says nothing of the reply: it is looked for again, and after two days left to a person. */
const couldNotLook = async (request: DeliverRequest, reply: Delivery, error: ConnectorError): Promise<DeliverOutcome> => {
  const { now } = request;
  if (now.getTime() - reply.createdAt.getTime() > givesUpAfterMs) return leaveToPerson(request, reply);
  const at = after(now, Math.max(error.retryAfterMs ?? 0, 5 * minuteMs));
  await endTry(reply, reply.attempts, { state: "unknown", outcome: "unknown", detail: error.message, nextTryAt: at, failure: null, looks: reply.looks, now });
  return { kind: "later", at };
};

const leaveToPerson = async ({ now }: DeliverRequest, reply: Delivery): Promise<DeliverOutcome> => {
  const failure: ReplyFailure = {
    reason: "reply-unverified",
    params: {},
    message: "No word came back, and Parley cannot see whether the answer arrived. Look at the conversation there before sending it again.",
  };
  await endTry(reply, reply.attempts, { state: "failed", outcome: "unknown", detail: failure.message, nextTryAt: null, failure, looks: reply.looks, now });
  return { kind: "failed", failure };
};
