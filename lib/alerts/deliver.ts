import { sendTo, type Sent } from "./channels/send";
import { messageOf, type AlertMessage } from "./model/message";
import type { SendFailure } from "./model/rule-view";
import { findToSay } from "./queries/to-say";
import { noteTry, openChannel, type OpenChannel } from "./store/channels";
import { claimMessage, endTry, type ClaimedMessage, type TryEnd } from "./store/outbox";
import { alertWords } from "./words";
import type { SafeHttp } from "#lib/connectors/contract";
import { AppError } from "#lib/core/errors";
import type { AlertMessageId, WorkspaceId } from "#lib/core/ids";
import { dayMs } from "#lib/core/time";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { waitBefore } from "#lib/replies/model";

type Delivery = { readonly workspaceId: WorkspaceId; readonly messageId: AlertMessageId; readonly http: SafeHttp; readonly now: Date };

/** `later`: try again at that time. `over`: sent, given up, or another worker's. */
export type Delivered = { readonly kind: "over" } | { readonly kind: "later"; readonly at: Date };

/** What is older is no alert any more. */
const givesUpAfterMs = dayMs;

/**
 * One try of one message. The try is written down before the request leaves, and of several workers one makes it; what a worker that died left
 * without a word is tried again, so that in the worst case an alert is read twice, never not at all.
 */
export const deliverAlert = async ({ workspaceId, messageId, http, now }: Delivery): Promise<Delivered> => {
  const claimed = await claimMessage(workspaceId, messageId, now);
  if (claimed === null) return { kind: "over" };
  const channel = await openOrFailure(workspaceId, claimed.channelId);
  if (channel === null) return end(claimed, { kind: "dropped", failure: null }, now);
  const outcome = typeof channel === "string" ? unreadable : await send(claimed, channel, http);
  return end(claimed, outcome === null ? { kind: "dropped", failure: null } : endOf(outcome, claimed, now), now);
};

const unreadable: Sent = { kind: "failed", why: "unreadable", isFinal: true, waitMs: null };

const openOrFailure = async (workspaceId: WorkspaceId, channelId: string): Promise<OpenChannel | "unreadable" | null> => {
  try {
    return await inTransaction((tx) => openChannel(tx, workspaceId, channelId));
  } catch (error) {
    if (error instanceof AppError && error.code === "misconfigured") return "unreadable";
    throw error;
  }
};

/** Null where the alert is gone. */
const send = async (claimed: ClaimedMessage, { secret, locale }: OpenChannel, http: SafeHttp): Promise<Sent | null> => {
  const message = await wordsFor(claimed, locale);
  return message === null ? null : sendTo({ secret, message, recipient: claimed.recipient, key: claimed.id, http });
};

const wordsFor = async ({ workspaceId, alertId, because }: ClaimedMessage, locale: OpenChannel["locale"]): Promise<AlertMessage | null> => {
  const toSay = await findToSay(workspaceId, alertId);
  return toSay === null ? null : messageOf({ ...toSay, because, locale }, alertWords(locale));
};

const endOf = (outcome: Sent, { tries, createdAt }: ClaimedMessage, now: Date): TryEnd => {
  if (outcome.kind === "sent") return outcome;
  if (outcome.isFinal || now.getTime() - createdAt.getTime() > givesUpAfterMs) return { kind: "dropped", failure: outcome.why };
  return { kind: "again", failure: outcome.why, at: new Date(now.getTime() + Math.max(outcome.waitMs ?? 0, waitBefore(tries))) };
};

const end = async (claimed: ClaimedMessage, how: TryEnd, now: Date): Promise<Delivered> => {
  const { workspaceId, channelId } = claimed;
  await inTransaction(async (tx) => {
    if (!(await endTry(tx, claimed, { end: how, now }))) return;
    const failure = failureOf(how);
    if (how.kind === "sent" || failure !== null) await noteTry(tx, workspaceId, { channelId, failure, now });
    await notifyLive(tx, { workspaceId, kind: "alerts", threadIds: [] });
  });
  return how.kind === "again" ? { kind: "later", at: how.at } : { kind: "over" };
};

const failureOf = (how: TryEnd): SendFailure | null => (how.kind === "sent" ? null : how.failure);
