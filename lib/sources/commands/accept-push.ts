import { recordPushJob } from "../jobs";
import { pushSecretSchema } from "../model";
import { findDoor, type Door } from "../queries/open-source";
import { closeReceipt, countKnownItems, findReceipt, insertReceipt, type PushAnswer, type Receipt } from "../store/pushes";
import { ConnectorError, type Callback } from "#lib/connectors/contract";
import { parsePush, type PushBatch } from "#lib/connectors/push";
import { verifyWebhook } from "#lib/core/webhook-signature";
import { connectorFor } from "#lib/connectors/registry";
import { sha256 } from "#lib/core/crypto";
import { AppError } from "#lib/core/errors";
import type { Sql } from "#lib/db/sql";
import { nudge } from "#lib/queue/enqueue";

export type PushRequest = { readonly sourceId: string; readonly headers: Headers; readonly rawBody: Uint8Array<ArrayBuffer>; readonly now: Date };

const bytesMax = 1024 * 1024;

/**
 * Answers who knocks at the door of a source: a signed push, or the platform itself. The raw body is kept before the answer, and recorded by a
 * worker: what was answered with 202, or as the platform wants it, is never lost. What does not prove itself gets 401 and no word more.
 */
export const acceptPush = async (request: PushRequest): Promise<PushAnswer> => {
  if (request.rawBody.byteLength > bytesMax) return refusal(413, "too-large");
  const door = await findDoor(request.sourceId);
  if (door === null) return refusal(404, "not-found");
  const { callback } = connectorFor(door.platform);
  if (callback !== undefined) return acceptCallback(door, callback, request);
  return door.platform === "push" ? acceptSigned(door, request) : refusal(404, "not-found");
};

/** A repeat is answered with the first answer (200), the same id with another body with 409. */
const acceptSigned = async (door: Door, { sourceId, headers, rawBody, now }: PushRequest): Promise<PushAnswer> => {
  const { pushSecrets: secrets } = pushSecretSchema.parse(door.secret);
  const verdict = verifyWebhook({ rawBody, headers, secrets, now });
  if (verdict.verdict !== "ok") return { status: 401, body: {} };
  const webhookId = verdict.id;
  const bodyHash = sha256(rawBody);
  const earlier = await findReceipt(sourceId, webhookId);
  if (earlier !== null) return repeated(earlier, bodyHash);
  const batch = read(rawBody, { now, names: door.ownNames });
  if ("status" in batch) return batch;
  const answer = await answerTo(sourceId, batch);
  const isFirst = await keep(door, { sourceId, webhookId, bodyHash, body: rawBody, answer, now });
  return isFirst ? answer : repeated(await requireReceipt(sourceId, webhookId), bodyHash);
};

/** A platform that repeats an event is told the same again, whatever it carries: it would go on asking. */
const acceptCallback = async (door: Door, callback: Callback, { sourceId, rawBody, now }: PushRequest): Promise<PushAnswer> => {
  const verdict = callback.judge(door, rawBody);
  if (verdict.kind === "refused") return { status: 401, body: {} };
  const answer = { status: 200, body: verdict.answer };
  if (verdict.kind === "events") await keep(door, { sourceId, webhookId: verdict.id, bodyHash: sha256(rawBody), body: rawBody, answer, now });
  return answer;
};

/** False where it was kept before. */
const keep = async ({ workspaceId }: Door, receipt: Omit<Receipt, "workspaceId">): Promise<boolean> => {
  const isFirst = await insertReceipt({ workspaceId, ...receipt });
  if (isFirst) await nudge(recordPushJob, { workspaceId, sourceId: receipt.sourceId, webhookId: receipt.webhookId });
  return isFirst;
};

/** Ends a push inside the transaction that stores its items. Throws `conflict` when another worker did both. */
export const closePush = async (tx: Sql, push: Parameters<typeof closeReceipt>[1]): Promise<void> => {
  if (!(await closeReceipt(tx, push))) throw new AppError("conflict", "This push was recorded already.");
};

const refusal = (status: number, error: string): PushAnswer => ({ status, body: { error } });

const repeated = (earlier: { readonly bodyHash: string; readonly answer: PushAnswer }, bodyHash: string): PushAnswer =>
  earlier.bodyHash === bodyHash
    ? { status: earlier.answer.status === 202 ? 200 : earlier.answer.status, body: earlier.answer.body }
    : refusal(409, "same-id-other-body");

const requireReceipt = async (sourceId: string, webhookId: string): Promise<NonNullable<Awaited<ReturnType<typeof findReceipt>>>> => {
  const receipt = await findReceipt(sourceId, webhookId);
  if (receipt === null) throw new AppError("conflict", "Send this once more.");
  return receipt;
};

const read = (rawBody: Uint8Array, { now, names }: { readonly now: Date; readonly names: readonly string[] }): PushBatch | PushAnswer => {
  try {
    return parsePush(rawBody, { now, ownNames: names });
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return refusal(error.kind === "too-large" ? 413 : 400, error.reason);
  }
};

const answerTo = async (sourceId: string, { items, tombstones, rejected }: PushBatch): Promise<PushAnswer> => {
  const good = items.length + tombstones.length;
  const duplicates = await countKnownItems(
    sourceId,
    items.map(({ externalId }) => externalId),
  );
  return { status: good === 0 && rejected.length > 0 ? 422 : 202, body: { accepted: good - duplicates, duplicates, rejected } };
};
