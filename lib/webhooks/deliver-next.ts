import { bodyOf, keptDataSchema, type KeptData } from "./event-model";
import { answerLengthMax, deliveryFailureSchema, type DeliveryFailure } from "./model";
import { readEventData, readWords } from "./queries/event-data";
import { answerTimeMs, leaseMs, triesMax, verdictOf, type Answer } from "./retry-model";
import { claimNext, endTry, keepData, type Claimed } from "./store/deliveries";
import { disableWebhook, findOpenWebhook, lockWebhook, noteHealth, type OpenWebhook } from "./store/webhooks";
import { ConnectorError, type HttpResponse, type SafeHttp } from "#lib/connectors/contract";
import { retryAfterMs } from "#lib/connectors/http/failure";
import type { WebhookId, WorkspaceId } from "#lib/core/ids";
import { signWebhook } from "#lib/core/webhook-signature";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";
import { notifyMembers } from "#lib/team/notices";
import { listMembersWhoMay } from "#lib/team/queries/members-who-may";

type Telling = { readonly workspaceId: WorkspaceId; readonly webhookId: WebhookId; readonly http: SafeHttp; readonly now: Date };

/** `over`: it arrived, or what it told of is not there any more. `nothing`: nothing is due, or the address is gone, disabled or to be left alone. */
export type Told = "over" | "failed" | "nothing";

/**
 * Tells an address the one event that is due there longest. The delivery is in this worker's hands before the request leaves; one whose
 * worker died is due again, under the same id, so that an event arrives at least once and its receiver knows a second time for what it is.
 */
export const deliverNext = async ({ workspaceId, webhookId, http, now }: Telling): Promise<Told> => {
  const webhook = await findOpenWebhook(workspaceId, webhookId, now);
  if (webhook === null) return "nothing";
  const delivery = await claimNext(workspaceId, { webhookId, now, until: new Date(now.getTime() + leaseMs) });
  if (delivery === null) return "nothing";
  // Its workers died again and again, of what it holds perhaps.
  if (delivery.attempts > triesMax) return giveUp(workspaceId, delivery, { failure: "other", now });
  const data = await dataOf(workspaceId, delivery);
  if (data === null) return giveUp(workspaceId, delivery, { failure: "subject-gone", now });
  const text = webhook.withText ? await readWords(workspaceId, delivery) : null;
  const answer = await post(webhook, { delivery, body: bodyOf({ type: delivery.type, at: delivery.at, data, text }), http, now });
  return settle(workspaceId, { webhook, delivery, answer, now });
};

/** Taken down at the first try, so that each try tells the same. */
const dataOf = async (workspaceId: WorkspaceId, { eventId, type, subjectId, data }: Claimed): Promise<KeptData | null> => {
  if (data !== null) return keptDataSchema.parse(data);
  const fresh = await readEventData(workspaceId, { type, subjectId });
  if (fresh !== null) await keepData(workspaceId, eventId, fresh);
  return fresh;
};

type GivenUp = { readonly failure: DeliveryFailure; readonly now: Date };

const giveUp = async (workspaceId: WorkspaceId, delivery: Claimed, { failure, now }: GivenUp): Promise<Told> => {
  await inTransaction((tx) => endTry(tx, workspaceId, { delivery, arrivedAt: null, nextTryAt: null, status: null, answer: null, failure, now }));
  return "over";
};

type Posting = { readonly delivery: Claimed; readonly body: string; readonly http: SafeHttp; readonly now: Date };

const post = async ({ url, secrets }: OpenWebhook, { delivery, body, http, now }: Posting): Promise<Answer> => {
  const rawBody = new TextEncoder().encode(body);
  const headers = { "content-type": "application/json", ...signWebhook(rawBody, { id: delivery.eventId, at: now, secrets }) };
  try {
    return answerOf(await http({ url, method: "POST", headers, body: rawBody, timeoutMs: answerTimeMs, maxBytes: 4 * answerLengthMax, isCut: true }), now);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return { status: null, text: null, failure: deliveryFailureSchema.parse(error.reason), retryAfterMs: null };
  }
};

const answerOf = ({ status, headers, body }: HttpResponse, now: Date): Answer => {
  // PostgreSQL keeps no NUL in text.
  const text = Array.from(new TextDecoder().decode(body).replaceAll("\0", "")).slice(0, answerLengthMax).join("");
  const hasArrived = status >= 200 && status < 300;
  return { status, text, failure: hasArrived ? null : "status", retryAfterMs: status === 429 || status === 503 ? retryAfterMs(headers, now) : null };
};

type Ending = { readonly webhook: OpenWebhook; readonly delivery: Claimed; readonly answer: Answer; readonly now: Date };

const settle = async (workspaceId: WorkspaceId, { webhook, delivery, answer, now }: Ending): Promise<Told> =>
  inTransaction(async (tx) => {
    const { webhookId } = webhook;
    const hasArrived = answer.failure === null;
    const streak = (await lockWebhook(tx, workspaceId, webhookId))?.streak ?? null;
    const verdict = verdictOf({ deliveryId: delivery.id, attempts: delivery.attempts, answer, streak }, now);
    const arrivedAt = hasArrived ? now : null;
    const { status, text, failure } = answer;
    const isOurs = await endTry(tx, workspaceId, { delivery, arrivedAt, nextTryAt: verdict.nextTryAt, status, answer: text, failure, now });
    if (isOurs) await noteHealth(tx, workspaceId, { webhookId, arrivedAt, ...verdict });
    // An open page need not hear of each event that arrives where all do.
    if (delivery.type === "test" || (streak === null) !== hasArrived) await notifyLive(tx, { workspaceId, kind: "webhooks", threadIds: [] });
    if (isOurs && verdict.disables !== null) await disable(tx, workspaceId, { webhook, because: verdict.disables, now });
    return hasArrived ? "over" : "failed";
  });

type Disabling = { readonly webhook: OpenWebhook; readonly because: "failing" | "gone"; readonly now: Date };

/** Whoever may set it right hears of it. */
const disable = async (tx: Db, workspaceId: WorkspaceId, { webhook, because, now }: Disabling): Promise<void> => {
  const { webhookId, url } = webhook;
  if (!(await disableWebhook(tx, workspaceId, { webhookId, because, now }))) return;
  const actor = { workspaceId, memberId: null };
  const memberIds = await listMembersWhoMay(tx, workspaceId, "webhooks:manage");
  const { host } = new URL(url);
  await notifyMembers(tx, actor, { memberIds, kind: "webhook-disabled", path: "settings/webhooks", params: { host }, now });
  await notifyLive(tx, { workspaceId, kind: "webhooks", threadIds: [] });
  await recordAudit(tx, { actor, action: "webhook.disable", subjectId: webhookId, details: { host, because }, now });
};
