import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const clockDifferenceMaxMs = 5 * 60_000;

export type WebhookVerdict = { readonly verdict: "ok"; readonly id: string } | { readonly verdict: "bad-signature" | "too-old" | "malformed" };

type SignedRequest = {
  /** As it came over the wire, before any parsing. */
  readonly rawBody: Uint8Array;
  readonly headers: Headers;
  /** More than one while a secret is being replaced. */
  readonly secrets: readonly string[];
  readonly now: Date;
};

/** Judges a signed request after Standard Webhooks (standardwebhooks.com): `v1,<base64 HMAC-SHA256 of "id.timestamp.body">`. A clock may differ by five minutes either way. */
export const verifyWebhook = ({ rawBody, headers, secrets, now }: SignedRequest): WebhookVerdict => {
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

type Signing = {
  readonly id: string;
  readonly at: Date;
  /** Each signs: more than one while a secret is being replaced. */
  readonly secrets: readonly string[];
};

/** The headers that make a body acceptable to `verifyWebhook`. */
export const signWebhook = (rawBody: Uint8Array, { id, at, secrets }: Signing): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => `v1,${signatureBytes(rawBody, { id, timestamp, secret }).toString("base64")}`);
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
};

/** A secret to sign with, as Standard Webhooks writes them: 32 random bytes. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

const signatureBytes = (rawBody: Uint8Array, { id, timestamp, secret }: { readonly id: string; readonly timestamp: string; readonly secret: string }): Buffer =>
  createHmac("sha256", keyOf(secret)).update(`${id}.${timestamp}.`).update(rawBody).digest();

const keyOf = (secret: string): Buffer => (secret.startsWith("whsec_") ? Buffer.from(secret.slice("whsec_".length), "base64") : Buffer.from(secret, "utf8"));

const equal = (given: Buffer, expected: Buffer): boolean => given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
