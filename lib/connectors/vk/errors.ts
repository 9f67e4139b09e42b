import { z } from "zod";

import { ConnectorError, type FailureKind } from "../contract";

/** An error as VK tells it, with HTTP 200. What it repeats of the request is left unread: the key may be among it. */
export const vkErrorSchema = z.object({ error_code: z.number().int(), error_msg: z.string().default("") });

type Meaning = { readonly kind: FailureKind; readonly reason: string; readonly message: string; readonly retryAfterMs?: number };

const minuteMs = 60_000;

const refused: Meaning = { kind: "credentials", reason: "credentials-refused", message: "VK refused the key. Enter it again." };
const forbidden: Meaning = { kind: "permission", reason: "forbidden", message: "VK does not allow this." };
const wrongKey: Meaning = { kind: "permission", reason: "wrong-kind-of-key", message: "VK does not take this from a key of this kind." };
const internal: Meaning = { kind: "retry", reason: "server-error", message: "VK has a fault of its own." };
const captcha: Meaning = { kind: "permission", reason: "captcha", message: "VK wants a person to prove that it is one." };
const check: Meaning = { kind: "credentials", reason: "validation-required", message: "VK wants the owner of the key to confirm it." };
const notThere: Meaning = { kind: "gone", reason: "not-available", message: "VK does not show this any more." };
const badRequest: Meaning = { kind: "not-understood", reason: "request-refused", message: "VK did not accept the request." };
const closed: Meaning = { kind: "closed", reason: "thread-closed", message: "This post takes no more comments." };
const unwelcome: Meaning = { kind: "permission", reason: "message-not-allowed", message: "This person takes no messages from the community." };

const throttled = (retryAfterMs: number): Meaning => ({ kind: "throttled", reason: "throttled", message: "VK asks to be called less often.", retryAfterMs });

/** Codes after the errors of vk-api-schema 5.199. */
const meanings: Readonly<Record<number, Meaning>> = {
  1: internal,
  5: refused,
  6: throttled(1_000),
  7: forbidden,
  9: throttled(10 * minuteMs),
  10: internal,
  13: { kind: "too-large", reason: "answer-too-large", message: "VK does not send that much at once." },
  14: captcha,
  15: forbidden,
  17: check,
  18: notThere,
  19: notThere,
  24: check,
  27: wrongKey,
  28: wrongKey,
  29: throttled(60 * minuteMs),
  30: notThere,
  37: notThere,
  100: badRequest,
  104: { kind: "gone", reason: "not-found", message: "VK has nothing under this name." },
  113: badRequest,
  125: badRequest,
  203: forbidden,
  210: forbidden,
  211: forbidden,
  212: closed,
  213: closed,
  222: { kind: "permission", reason: "links-forbidden", message: "This wall takes no links." },
  223: { kind: "closed", reason: "too-many-replies", message: "This post has as many comments as VK allows." },
  900: unwelcome,
  901: unwelcome,
  902: unwelcome,
  914: { kind: "too-large", reason: "message-too-long", message: "VK does not take a message of this length." },
  3300: captcha,
};

/** What an error of VK means, in terms the worker can act on; `params.code` keeps its number. */
export const failureOfVk = ({ error_code: code }: Pick<z.output<typeof vkErrorSchema>, "error_code">, host: string): ConnectorError => {
  const { kind, reason, message, retryAfterMs } = meanings[code] ?? { ...badRequest, message: `VK did not accept the request (${code}).` };
  return new ConnectorError(kind, reason, { message, params: { host, code: String(code) }, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
};

/** The number VK gave this failure, or null where it was not VK that spoke. */
export const codeOfVk = (error: ConnectorError): number | null => (error.params["code"] === undefined ? null : Number(error.params["code"]));
