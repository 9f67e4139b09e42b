import { z } from "zod";

import { loadMessages } from "../../../_i18n/messages";
import { statusOf, titleOf } from "../../problem";
import type { Locale } from "#lib/auth/actor";
import { failureOf } from "#lib/auth/failure";

/** What the door refuses by itself, before the desk is asked. */
export const doorProblems = {
  "no-such-route": { status: 404, title: "Not found", detail: "There is no such route. All of them stand in /api/v1/openapi.json." },
  "method-not-allowed": { status: 405, title: "Method not allowed", detail: "This route does not take this method; `Allow` names those it takes." },
  "not-json": { status: 400, title: "Not valid", detail: "The body is not JSON." },
  "not-text": { status: 400, title: "Not valid", detail: "What was sent holds characters that are no text: NUL, or half of a surrogate pair." },
  "bad-idempotency-key": { status: 400, title: "Not valid", detail: "An `Idempotency-Key` is 1 to 200 printable ASCII characters without a space." },
  "key-in-flight": { status: 409, title: "Conflict", detail: "The first request with this `Idempotency-Key` is still being worked on." },
  "body-too-large": { status: 413, title: "Too large", detail: "A body holds 256 KiB at most." },
  "wrong-content-type": { status: 415, title: "Not JSON", detail: "Send the body as `application/json`." },
  "key-reused": { status: 422, title: "Not the same request", detail: "This `Idempotency-Key` was sent with another request." },
  "too-many-requests": { status: 429, title: "Too many requests", detail: "Wait for as many seconds as `Retry-After` says." },
} as const;
export type DoorReason = keyof typeof doorProblems;

/** A refusal of the door, thrown on its way in. */
export class Refused extends Error {
  readonly reason: DoorReason;
  readonly headers: Readonly<Record<string, string>>;

  constructor(reason: DoorReason, headers: Readonly<Record<string, string>> = {}) {
    super(doorProblems[reason].detail);
    this.name = "Refused";
    this.reason = reason;
    this.headers = headers;
  }
}

/** A problem as it is told (RFC 9457). `errors` names each part of a request that is not valid. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: "A name for the kind of problem, stable over time.", example: "urn:parley:problem:look-first" }),
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
  const body = cause instanceof Refused ? ofDoor(cause) : await ofDesk(cause, locale);
  const challenge = body.status === 401 ? { "www-authenticate": 'Bearer realm="parley"' } : {};
  const headers = { "content-type": "application/problem+json", "cache-control": "no-store", ...challenge, ...(cause instanceof Refused ? cause.headers : {}) };
  return new Response(JSON.stringify(body), { status: body.status, headers });
};

const typed = ({ code, ...rest }: Omit<Problem, "type">): Problem => ({ type: `urn:parley:problem:${code}`, ...rest, code });

const ofDoor = ({ reason }: Refused): Problem => typed({ ...doorProblems[reason], code: reason });

const ofDesk = async (cause: unknown, locale: Locale): Promise<Problem> => {
  const { code, reason, message } = failureOf(cause);
  const errors = cause instanceof z.ZodError ? { errors: cause.issues.map(errorOf) } : {};
  // The English words say most: when it can go, what was found.
  const detail = locale === "en" ? message : ((await wordsFor(reason, locale)) ?? message);
  return typed({ title: titleOf[code], status: statusOf[code], detail, code: reason, ...errors });
};

const errorOf = ({ path: [part = "", ...path], message }: z.core.$ZodIssue) => ({ in: String(part), path: path.join("."), detail: message });

/** What a reason is called on the desk's own pages; undefined for one that only programs meet. */
export const wordsFor = async (reason: string, locale: Locale): Promise<string | undefined> => {
  const { errors } = await loadMessages(locale);
  const words = typeof errors === "object" ? errors[reason] : undefined;
  return typeof words === "string" ? words : undefined;
};
