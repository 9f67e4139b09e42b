import { createTranslator, type Messages } from "next-intl";
import { z } from "zod";

import { loadMessages } from "../../../_i18n/messages";
import { statusOf, titleOf } from "../../problem";
import type { Locale } from "#lib/auth/actor";
import { failureOf, mostToldIssues, type ActionFailure } from "#lib/auth/failure";

/** What the door refuses by itself, before the desk is asked. */
export const doorProblems = {
  "no-such-route": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "Method not allowed" },
  "not-json": { status: 400, title: "Not valid" },
  "not-text": { status: 400, title: "Not valid" },
  "bad-idempotency-key": { status: 400, title: "Not valid" },
  "key-in-flight": { status: 409, title: "Conflict" },
  "body-too-large": { status: 413, title: "Too large" },
  "wrong-content-type": { status: 415, title: "Not JSON" },
  "key-reused": { status: 422, title: "Not the same request" },
  "too-many-requests": { status: 429, title: "Too many requests" },
} as const;
export type DoorReason = keyof typeof doorProblems;

/** A refusal of the door, thrown on its way in. */
export class Refused extends Error {
  readonly reason: DoorReason;
  readonly headers: Readonly<Record<string, string>>;

  constructor(reason: DoorReason, headers: Readonly<Record<string, string>> = {}) {
    super(reason);
    this.name = "Refused";
    this.reason = reason;
    this.headers = headers;
  }
}

/** A problem as it is told (RFC 9457). `errors` names each part of a request that is not valid. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: "A name for the kind of problem, stable over time.", examples: ["urn:parley:problem:look-first"] }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "What is wrong, in the language of `Accept-Language`." }),
    code: z.string().meta({ description: "The last part of `type`, for programs." }),
    errors: z.array(z.object({ in: z.string(), path: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: "Problem", description: "Why nothing was done, as RFC 9457 has it." });
type Problem = z.infer<typeof problemSchema>;

/** Whatever went wrong as an answer, in the reader's language and without a word of the inside. */
export const problemAnswer = async (cause: unknown, locale: Locale): Promise<Response> => {
  const body = cause instanceof Refused ? await ofDoor(cause, locale) : await ofDesk(cause, locale);
  const challenge = body.status === 401 ? { "www-authenticate": 'Bearer realm="parley"' } : {};
  const headers = { "content-type": "application/problem+json", "cache-control": "no-store", ...challenge, ...(cause instanceof Refused ? cause.headers : {}) };
  return new Response(JSON.stringify(body), { status: body.status, headers });
};

const typed = ({ code, ...rest }: Omit<Problem, "type">): Problem => ({ type: `urn:parley:problem:${code}`, ...rest, code });

const ofDoor = async ({ reason }: Refused, locale: Locale): Promise<Problem> => {
  const { status, title } = doorProblems[reason];
  return typed({ status, title, detail: (await wordsFor(reason, locale)) ?? title, code: reason });
};

const ofDesk = async (cause: unknown, locale: Locale): Promise<Problem> => {
  const { code, reason, words, message } = failureOf(cause);
  const errors = cause instanceof z.ZodError ? { errors: cause.issues.slice(0, mostToldIssues).map(errorOf) } : {};
  // The English words say most: when it can go, what was found.
  const detail = locale === "en" ? message : ((await wordsFor(reason, locale, words)) ?? message);
  return typed({ title: titleOf[code], status: statusOf[code], detail, code: reason, ...errors });
};

const errorOf = ({ path: [part = "", ...path], message }: z.core.$ZodIssue) => ({ in: String(part), path: path.join("."), detail: message });

/** What a reason says to whoever writes the program, or else on the desk's own pages; undefined for one without words. */
export const wordsFor = async (reason: string, locale: Locale, words?: ActionFailure["words"]): Promise<string | undefined> => {
  const messages: Messages = await loadMessages(locale);
  const own = createTranslator({ locale, messages, namespace: "api" });
  const pages = createTranslator({ locale, messages, namespace: "errors" });
  if (own.has(`problems.${reason}`)) return own(`problems.${reason}`);
  return pages.has(reason) ? pages(reason, words) : undefined;
};
