import { failureOf, type ActionFailure } from "#lib/auth/failure";

/** The status of each kind of failure; its title below. */
export const statusOf: Readonly<Record<ActionFailure["code"], number>> = {
  "not-found": 404,
  forbidden: 403,
  unauthenticated: 401,
  conflict: 409,
  invalid: 400,
  "rate-limited": 429,
  upstream: 502,
  misconfigured: 500,
  unexpected: 500,
};

export const titleOf: Readonly<Record<ActionFailure["code"], string>> = {
  "not-found": "Not found",
  forbidden: "Forbidden",
  unauthenticated: "Not signed in",
  conflict: "Conflict",
  invalid: "Not valid",
  "rate-limited": "Too many requests",
  upstream: "The platform did not answer",
  misconfigured: "Not set up",
  unexpected: "Something went wrong",
};

/** An error as other programs are told of it: `application/problem+json` (RFC 9457), without a word of the inside. */
export const problem = (cause: unknown): Response => {
  const { code, reason, message } = failureOf(cause);
  const status = statusOf[code];
  const headers = {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...(status === 401 ? { "www-authenticate": 'Bearer realm="parley"' } : {}),
  };
  return new Response(JSON.stringify({ type: `urn:parley:problem:${reason}`, title: titleOf[code], status, detail: message, code: reason }), {
    status,
    headers,
  });
};
