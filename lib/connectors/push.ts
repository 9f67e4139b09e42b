import { createHmac, timingSafeEqual } from "node:crypto";

import { z } from "zod";

import { ConnectorError, defineConnector, type Connector, type ConnectorEvent, type IncomingItem } from "./contract";
import { readPayload, withResolvedRoots } from "./payload";

const clockDifferenceMaxMs = 5 * 60_000;
const bytesMax = 1024 * 1024;
const itemsMax = 500;

export type PushVerdict = { readonly verdict: "ok"; readonly id: string } | { readonly verdict: "bad-signature" | "too-old" | "malformed" };

type SignedRequest = {
  /** As it came over the wire, before any parsing. */
  readonly rawBody: Uint8Array;
  readonly headers: Headers;
  /** More than one while a secret is being replaced. */
  readonly secrets: readonly string[];
  readonly now: Date;
};

/** Judges a signed request after Standard Webhooks (standardwebhooks.com): `v1,<base64 HMAC-SHA256 of "id.timestamp.body">`. A clock may differ by five minutes either way. */
export const verifyPush = ({ rawBody, headers, secrets, now }: SignedRequest): PushVerdict => {
  const id = headers.get("webhook-id") ?? "";
  const timestamp = headers.get("webhook-timestamp") ?? "";
  const signatures = (headers.get("webhook-signature") ?? "").split(" ").flatMap((signature) => (signature.startsWith("v1,") ? [signature.slice(3)] : []));
  if (!/^[\w.:-]{1,256}$/u.test(id) || !/^\d{1,12}$/u.test(timestamp) || signatures.length === 0) return { verdict: "malformed" };
  // Every pair is compared, so that the time taken tells neither which secret nor which signature came near.
  const matches = secrets.flatMap((secret) => {
    const expected = signatureBytes(rawBody, { id, timestamp, secret });
    return signatures.map((signature) => equal(Buffer.from(signature, "base64"), expected));
  });
  if (!matches.includes(true)) return { verdict: "bad-signature" };
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > clockDifferenceMaxMs) return { verdict: "too-old" };
  return { verdict: "ok", id };
};

/** The headers that make a body acceptable to `verifyPush`. */
export const signPush = (
  rawBody: Uint8Array,
  { id, at, secret }: { readonly id: string; readonly at: Date; readonly secret: string },
): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signatureBytes(rawBody, { id, timestamp, secret }).toString("base64")}`,
  };
};

export type PushBatch = {
  readonly items: readonly IncomingItem[];
  readonly tombstones: readonly Omit<Extract<ConnectorEvent, { readonly op: "tombstone" }>, "op">[];
  /** `reason`: missing, not-valid, bad-date, needs-zone, not-an-object, not-json. */
  readonly rejected: readonly { readonly index: number; readonly field: string; readonly reason: string }[];
};

/** Reads a pushed body: one JSON object, an array of them, or one per line; good rows are kept whatever the others are. Throws `too-large`, `too-many-items`, `not-json`. */
export const parsePush = (raw: Uint8Array, { now, ownNames = [] }: { readonly now: Date; readonly ownNames?: readonly string[] }): PushBatch => {
  if (raw.byteLength > bytesMax) throw new ConnectorError("too-large", "too-large", { message: "A push may hold at most 1 MB.", params: { megabytes: "1" } });
  const rows = rowsOf(decode(raw));
  if (rows.length > itemsMax)
    throw new ConnectorError("too-large", "too-many-items", { message: `A push may hold at most ${itemsMax} items.`, params: { max: String(itemsMax) } });
  const items: IncomingItem[] = [];
  const tombstones: PushBatch["tombstones"][number][] = [];
  const rejected: { index: number; field: string; reason: string }[] = [];
  for (const [index, row] of rows.entries()) {
    const deleted = row === notJson ? null : deletion(row);
    if (deleted !== null) {
      tombstones.push({ externalId: deleted, seenAt: now, by: "author" });
      continue;
    }
    const read = row === notJson ? { field: "", reason: "not-json" } : readPayload(row, { zone: null, ownNames });
    if ("item" in read) items.push(read.item);
    else rejected.push({ index, field: read.field, reason: read.reason });
  }
  return { items: withResolvedRoots(items), tombstones, rejected };
};

/** What is sent to us; there is nothing to fetch. */
export const push: Connector = defineConnector({
  platform: "push",
  polls: false,
  settings: z.object({}),
  secret: null,
  pace: { fastestMs: 60_000, slowestMs: 60_000 },
  recognise: () => Promise.resolve(null),
  identify: () => Promise.resolve({ title: "Push", ownIds: [], capabilities: [] }),
  streams: () => [],
  poll: () => {
    throw new Error("A push source is not polled.");
  },
});

const notJson = Symbol("a line that is not JSON");

const rowsOf = (text: string): readonly unknown[] => {
  const whole = tryJson(text);
  if (Array.isArray(whole)) return whole;
  if (whole !== notJson) return [whole];
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const rows = lines.map(tryJson);
  if (rows.length > 1 && rows.some((row) => row !== notJson)) return rows;
  throw new ConnectorError("not-understood", "not-json", { message: "The body is neither JSON nor one JSON object per line.", params: { host: "" } });
};

const tryJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
};

const decode = (raw: Uint8Array): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch (cause) {
    throw new ConnectorError("not-understood", "not-json", { message: "The body is not text in UTF-8.", params: { host: "" }, cause });
  }
};

const deletionSchema = z.object({ external_id: z.union([z.string().min(1), z.number()]).transform(String), deleted: z.literal(true) });

const deletion = (row: unknown): string | null => {
  const parsed = deletionSchema.safeParse(row);
  return parsed.success ? parsed.data.external_id : null;
};

const signatureBytes = (rawBody: Uint8Array, { id, timestamp, secret }: { readonly id: string; readonly timestamp: string; readonly secret: string }): Buffer =>
  createHmac("sha256", keyOf(secret)).update(`${id}.${timestamp}.`).update(rawBody).digest();

const keyOf = (secret: string): Buffer => (secret.startsWith("whsec_") ? Buffer.from(secret.slice("whsec_".length), "base64") : Buffer.from(secret, "utf8"));

const equal = (given: Buffer, expected: Buffer): boolean => given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
