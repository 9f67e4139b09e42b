import { recordPushJob } from "../jobs";
import { findPushDoor, ownNames } from "../queries/open-source";
import { closeReceipt, countKnownItems, findReceipt, insertReceipt, type PushAnswer } from "../store/pushes";
import { ConnectorError } from "#lib/connectors/contract";
import { parsePush, type PushBatch } from "#lib/connectors/push";
import { verifyPush } from "#lib/connectors/push/signature";
import { sha256 } from "#lib/core/crypto";
import { AppError } from "#lib/core/errors";
import type { Sql } from "#lib/db/sql";
import { nudge } from "#lib/queue/enqueue";

export type PushRequest = { readonly sourceId: string; readonly headers: Headers; readonly rawBody: Uint8Array<ArrayBuffer>; readonly now: Date };

const bytesMax = 1024 * 1024;

/**
 * Answers a signed push. Its raw body is kept before the answer, and recorded by a worker: what was answered with 202 is never lost.
 * A repeat is answered with the first answer (200), the same id with another body with 409. A signature that does not fit gets 401 and no word more.
 */
export const acceptPush = async ({ sourceId, headers, rawBody, now }: PushRequest): Promise<PushAnswer> => {
  if (rawBody.byteLength > bytesMax) return refusal(413, "too-large");
  const door = await findPushDoor(sourceId);
  if (door === null) return refusal(404, "not-found");
  const verdict = verifyPush({ rawBody, headers, secrets: door.secrets, now });
  if (verdict.verdict !== "ok") return { status: 401, body: {} };
  const webhookId = verdict.id;
  const bodyHash = sha256(rawBody);
  const earlier = await findReceipt(sourceId, webhookId);
  if (earlier !== null) return repeated(earlier, bodyHash);
  const batch = read(rawBody, { now, names: ownNames(door.brand) });
  if ("status" in batch) return batch;
  const answer = await answerTo(sourceId, batch);
  const isFirst = await insertReceipt({ workspaceId: door.workspaceId, sourceId, webhookId, bodyHash, body: rawBody, answer, now });
  if (!isFirst) return repeated(await requireReceipt(sourceId, webhookId), bodyHash);
  await nudge(recordPushJob, { workspaceId: door.workspaceId, sourceId, webhookId });
  return answer;
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
