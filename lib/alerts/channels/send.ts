import { z } from "zod";

import { alertLetter } from "./email";
import { slackBody } from "./slack";
import { teamsBody } from "./teams";
import { telegramBody, telegramUrl } from "./telegram";
import type { AlertMessage } from "../model/message";
import type { ChannelSecret, SendFailure } from "../model/rule-view";
import { ConnectorError, type HttpResponse, type SafeHttp } from "#lib/connectors/contract";
import { retryAfterMs } from "#lib/connectors/http/failure";
import { sendMail } from "#lib/mail/send-mail";

/** `isFinal`: trying again would change nothing. */
export type Sent =
  | { readonly kind: "sent" }
  | { readonly kind: "failed"; readonly why: SendFailure; readonly isFinal: boolean; readonly waitMs: number | null };

type ToSend = {
  readonly secret: ChannelSecret;
  readonly message: AlertMessage;
  /** Of an e-mail channel: to which of its addresses. */
  readonly recipient: string;
  /** The same at every try. */
  readonly key: string;
  readonly http: SafeHttp;
};

/** Hands a message to a channel, once. It never throws for what the other side says, and repeats nothing of a secret. */
export const sendTo = async ({ secret, message, recipient, key, http }: ToSend): Promise<Sent> => {
  switch (secret.kind) {
    case "email":
      return sendLetter(recipient, message, key);
    case "slack":
      return post(http, secret.url, slackBody(message));
    case "teams":
      return post(http, secret.url, teamsBody(message));
    case "telegram":
      return post(http, telegramUrl(secret), telegramBody(message, secret.chat));
  }
};

const sent = { kind: "sent" } as const;
const lasting = (why: SendFailure): Sent => ({ kind: "failed", why, isFinal: true, waitMs: null });
const passing = (why: SendFailure, waitMs: number | null = null): Sent => ({ kind: "failed", why, isFinal: false, waitMs });

const sendLetter = async (to: string, message: AlertMessage, key: string): Promise<Sent> => {
  const posted = await sendMail({ to, key, ...alertLetter(message) });
  if (posted.kind === "sent") return sent;
  return posted.why === "refused" ? lasting("refused") : passing(posted.why);
};

const timeoutMs = 15_000;
const maxBytes = 64 * 1024;

const post = async (http: SafeHttp, url: string, body: unknown): Promise<Sent> => {
  try {
    const request = { url, method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body), timeoutMs, maxBytes } as const;
    return outcomeOf(await http(request));
  } catch (error) {
    if (error instanceof ConnectorError) return failureIn(error);
    throw error;
  }
};

const failureIn = ({ kind, reason }: ConnectorError): Sent => {
  if (kind === "refused-address") return lasting("private-address");
  return reason === "redirected-write" ? lasting("refused") : passing("away");
};

const outcomeOf = (response: HttpResponse): Sent => {
  const { status } = response;
  const waitMs = retryAfterMs(response.headers, response.firstByteAt);
  const text = new TextDecoder().decode(response.body);
  if (status >= 200 && status < 300) return isHeldBack(text) ? passing("slow-down", waitMs) : sent;
  if (status === 429) return passing("slow-down", waitMs ?? telegramWaitMs(text));
  if (status === 408 || status >= 500) return passing("away", waitMs);
  return lasting("refused");
};

// A connector of Teams answers 200 and says in words that the message was too much.
const isHeldBack = (text: string): boolean => /HTTP error 429/u.test(text);

const telegramSchema = z.object({ parameters: z.object({ retry_after: z.number().min(0).max(86_400) }) });

/** The Bot API says in its answer's body how long to wait: https://core.telegram.org/bots/api#responseparameters */
const telegramWaitMs = (text: string): number | null => {
  try {
    const answer = telegramSchema.safeParse(JSON.parse(text));
    return answer.success ? answer.data.parameters.retry_after * 1_000 : null;
  } catch {
    return null;
  }
};
