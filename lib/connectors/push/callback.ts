import { randomUUID } from "node:crypto";

import { z } from "zod";

import { ConnectorError, type Action, type ActResult, type Capability, type ConnectorContext, type HttpResponse, type Said, type Saying } from "../contract";
import { failureOf, mayHaveBeenAccepted } from "../http/failure";
import { callbackCapabilities, settingsSchema } from "./model";
import { signWebhook } from "#lib/core/webhook-signature";

const secretSchema = z.object({ callbackSecret: z.string().min(1) });

const timeoutMs = 15_000;
const maxBytes = 64 * 1024;

/** Sends one action once, signed. Under the key of a saying the receiver knows it again, so an answer that got lost is asked for and never doubled. */
export const act = async (context: ConnectorContext, action: Action): Promise<ActResult> => {
  if (action.kind === "publish") throw new ConnectorError("permission", "cannot-do", { message: "A callback publishes nothing." });
  // What is done twice is as done once; each deed goes out as a message of its own.
  const key = "key" in action ? action.key : randomUUID();
  try {
    const response = await send(context, { id: key, message: messageOf(action, key) });
    if (response.status >= 400 && response.status !== 409) throw refusalOf(response);
    return doneBy(action, key, { response, now: context.now() });
  } catch (error) {
    if (error instanceof ConnectorError && mayHaveBeenAccepted(error)) return { outcome: "unknown", why: error.reason };
    throw error;
  }
};

/** Asks the receiver whether it has what was said under this key. */
export const findSaid = async (context: ConnectorContext, saying: Saying, sentAfter: Date): Promise<Said | null> => {
  const response = await send(context, { id: randomUUID(), message: { type: "find", key: saying.key } });
  if (response.status === 404 || response.status === 410) return null;
  if (response.status >= 400) throw refusalOf(response);
  const found = answerIn(response);
  return found?.external_id === undefined ? null : { externalId: found.external_id, url: found.url, at: found.at ?? sentAfter };
};

/** Greets the callback and says what it can do: what it names itself, else what the operator says. None without a callback. */
export const greet = async (context: ConnectorContext): Promise<readonly Capability[]> => {
  const { callbackUrl, can } = settingsSchema.parse(context.settings ?? {});
  if (callbackUrl === undefined) return [];
  const response = await send(context, { id: randomUUID(), message: { type: "hello" } });
  if (response.status >= 400) throw refusalOf(response);
  const named = answerIn(response)?.capabilities;
  return named === undefined ? can : callbackCapabilities.filter((capability) => named.includes(capability));
};

type Message = { readonly type: string } & Readonly<Record<string, string | null>>;

const send = async (context: ConnectorContext, { id, message }: { readonly id: string; readonly message: Message }): Promise<HttpResponse> => {
  const { callbackUrl } = settingsSchema.parse(context.settings ?? {});
  const secret = secretSchema.safeParse(context.secret);
  if (callbackUrl === undefined || !secret.success)
    throw new ConnectorError("permission", "no-callback", { message: "This source has no callback that takes answers." });
  const body = JSON.stringify(message);
  const signature = signWebhook(new TextEncoder().encode(body), { id, at: context.now(), secrets: [secret.data.callbackSecret] });
  return context.http({ url: callbackUrl, method: "POST", headers: { "content-type": "application/json", ...signature }, body, timeoutMs, maxBytes });
};

type Sendable = Exclude<Action, { kind: "publish" }>;

// oxlint-disable-next-line complexity -- one branch for each action
const messageOf = (action: Sendable, key: string): Message => {
  switch (action.kind) {
    case "reply":
      return { type: "reply", key, root_external_id: action.rootExternalId, parent_external_id: action.parentExternalId, text: action.text };
    case "message":
      return { type: "message", key, to_external_id: action.toExternalId, about_external_id: action.aboutExternalId, text: action.text };
    case "hide":
    case "unhide":
    case "delete":
      return { type: action.kind, key, external_id: action.externalId };
    case "ban":
      return {
        type: "ban",
        key,
        author_external_id: action.authorExternalId,
        until: action.until?.toISOString() ?? null,
        reason: action.reason,
        notice: action.notice,
      };
    case "unban":
      return { type: "unban", key, author_external_id: action.authorExternalId };
    case "close-conversation":
      return { type: "close-conversation", key, root_external_id: action.rootExternalId, text: action.text };
  }
};

const answerSchema = z.object({
  external_id: z.string().min(1).max(500).optional(),
  url: z.url({ protocol: /^https?$/u }).optional(),
  at: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
  capabilities: z.array(z.string()).optional(),
});

/** What the receiver says; an empty body says nothing, null: it cannot be understood. */
const answerIn = ({ body }: HttpResponse): z.output<typeof answerSchema> | null => {
  const text = new TextDecoder().decode(body).trim();
  if (text === "") return {};
  try {
    return answerSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

type Answered = { readonly response: HttpResponse; readonly now: Date };

const doneBy = (action: Sendable, key: string, { response, now }: Answered): ActResult => {
  const answer = answerIn(response);
  // A page of whatever stands before the callback says nothing of what was done.
  if (answer === null) return { outcome: "unknown", why: "answer-not-understood" };
  return { outcome: "done", externalId: answer.external_id ?? targetOf(action, key), url: answer.url, at: answer.at ?? now };
};

/** What a thing is called that the receiver gives no name: a saying goes by its key. */
const targetOf = (action: Sendable, key: string): string => {
  switch (action.kind) {
    case "reply":
    case "message":
      return key;
    case "hide":
    case "unhide":
    case "delete":
      return action.externalId;
    case "ban":
    case "unban":
      return action.authorExternalId;
    case "close-conversation":
      return action.rootExternalId;
  }
};

const passing = new Set(["throttled", "retry"]);

const refusalOf = (response: HttpResponse): ConnectorError => {
  const general = failureOf(response);
  if (passing.has(general.kind)) return general;
  if (general.kind === "gone") return new ConnectorError("gone", "item-gone", { message: "This comment is not there any more.", params: general.params });
  return new ConnectorError("permission", "callback-refused", {
    message: `The callback refused (${String(response.status)}).`,
    params: general.params,
  });
};
