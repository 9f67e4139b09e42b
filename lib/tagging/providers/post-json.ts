import type { Readable } from "node:stream";

import { Agent, request } from "undici";

import { acceptedEncodings, assertAnnouncedSize, discardBody, readBody } from "#lib/connectors/http/body";
import { failureOfNetwork, retryAfterMs } from "#lib/connectors/http/failure";

export type Unanswered =
  /** It has too much to do or a fault of its own: later it may answer. */
  | { readonly kind: "busy"; readonly reason: string; readonly retryAfterMs: number | null }
  /** It does not understand what was asked for. */
  | { readonly kind: "unsuited"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

/** `json`: null where the answer is none. */
export type Posted = { readonly kind: "answered"; readonly json: unknown } | Unanswered;

type Post = {
  readonly url: URL;
  /** Goes out as a bearer token. */
  readonly key?: string | undefined;
  readonly timeoutMs: number;
  readonly body: string;
};

const answerBytesMax = 1024 * 1024;

/**
 * Posts JSON to a service of the operator's, which may well be on a private address. It is never followed elsewhere, so that the key
 * goes nowhere else; size and time are bounded. Throws nothing.
 */
export const postJson = async ({ url, key, timeoutMs, body }: Post, now: () => Date): Promise<Posted> => {
  let arriving: Readable | null = null;
  try {
    const answer = await request(url, {
      method: "POST",
      headers: headersFor(key),
      body,
      dispatcher: agent,
      signal: AbortSignal.timeout(timeoutMs),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
    arriving = answer.body;
    const headers = new Headers(Object.entries(answer.headers).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one])));
    if (answer.statusCode !== 200) return outcomeOfStatus(answer.statusCode, retryAfterMs(headers, now()));
    assertAnnouncedSize(headers, answerBytesMax);
    return { kind: "answered", json: asJson(await readBody(answer.body, headers.get("content-encoding") ?? "", { maxBytes: answerBytesMax })) };
  } catch (error) {
    return { kind: "failed", reason: failureOfNetwork(error, url).reason };
  } finally {
    if (arriving !== null) discardBody(arriving);
  }
};

// Of our own, so that nothing another part of the process sets up for all requests concerns it.
const agent = new Agent({ keepAliveTimeout: 1_000, connect: { timeout: 10_000 } });

const headersFor = (key: string | undefined): Readonly<Record<string, string>> => ({
  "content-type": "application/json",
  accept: "application/json",
  "accept-encoding": acceptedEncodings,
  "user-agent": "Parley/0.1",
  ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
});

const outcomeOfStatus = (status: number, waitMs: number | null): Unanswered => {
  const reason = `status-${status}`;
  if (status === 429 || status >= 500) return { kind: "busy", reason, retryAfterMs: waitMs };
  return { kind: status === 400 || status === 422 ? "unsuited" : "failed", reason };
};

const asJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return null;
  }
};
