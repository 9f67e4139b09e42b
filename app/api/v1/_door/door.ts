import { routes } from "../routes";
import { localeOf, type Reader } from "../_nouns/reader";
import type { Asker, Route } from "./declare";
import { matchRoute } from "./match";
import { problemAnswer, Refused } from "./problems";
import { readRequest, type Read } from "./read-request";
import { doOnce } from "#lib/api/once";
import { isIdempotencyKey, type KeptAnswer } from "#lib/api/model";
import { countRequest, type Allowance, type Counted } from "#lib/auth/rate-limits";
import { bearerOf, type Bearer } from "#lib/auth/bearer";
import { requireScope } from "#lib/auth/scopes";
import { visitorAddress } from "#lib/auth/visitor";
import { newToken, sha256 } from "#lib/core/crypto";

const root = "/api/v1";

/** Every request to the API: known, counted, let in, read, done once, answered. Whatever goes wrong is a problem. */
export const openDoor = async (request: Request, now: Date): Promise<Response> => {
  const asked = localeOf(request.headers.get("accept-language"), "en");
  try {
    return withoutBodyOnHead(request, await serve(request, now));
  } catch (cause) {
    return withoutBodyOnHead(request, await problemAnswer(cause, asked));
  }
};

const serve = async (request: Request, now: Date): Promise<Response> => {
  const { pathname } = new URL(request.url);
  const matched = matchRoute(routes, request.method, pathname.slice(root.length));
  if (matched.kind === "none") throw new Refused("no-such-route");
  if (matched.kind === "other-methods") {
    const allow = { allow: matched.allow.join(", ") };
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: allow });
    throw new Refused("method-not-allowed", allow);
  }
  const { bearer, allowance } = await letIn(request, matched.route, now);
  const read = await readRequest(request, matched.route, matched.params);
  const reader = { locale: localeOf(request.headers.get("accept-language"), bearer.actor.locale), zone: bearer.actor.zone };
  const knock = { request, route: matched.route, read, bearer, reader, now };
  const told = doorHeaders({ reader, allowance });
  return matched.route.types === undefined ? respond(await answerOf(knock), told) : sendFile(await callRoute(knock, newToken()), told);
};

/** Counts the address, finds whose token it is, counts the token, asks for its scope. */
const letIn = async (request: Request, { scope }: Route, now: Date): Promise<{ readonly bearer: Bearer; readonly allowance: Allowance }> => {
  const address = visitorAddress(request.headers);
  if (address !== null) await countOrRefuse("address", address);
  const bearer = await bearerOf(request, now);
  const allowance = await countOrRefuse("token", bearer.actor.tokenId);
  if (scope !== null) requireScope(bearer.actor, scope);
  return { bearer, allowance };
};

const countOrRefuse = async (kind: Counted, of: string): Promise<Allowance> => {
  const allowance = await countRequest(kind, of);
  if (allowance.isOver)
    throw new Refused("too-many-requests", { "retry-after": String(Math.max(1, allowance.resetSeconds)), ...allowanceHeaders(allowance, kind) });
  return allowance;
};

// https://www.ietf.org/archive/id/draft-ietf-httpapi-ratelimit-headers-10.html
const allowanceHeaders = ({ limit, left, resetSeconds }: Allowance, kind: Counted): Readonly<Record<string, string>> => ({
  "ratelimit-policy": `"${kind}";q=${limit};w=60`,
  ratelimit: `"${kind}";r=${left};t=${resetSeconds}`,
});

type Knock = { readonly request: Request; readonly route: Route; readonly read: Read; readonly bearer: Bearer; readonly reader: Reader; readonly now: Date };

type Given = KeptAnswer & { readonly isReplay: boolean };

const answerOf = async (knock: Knock): Promise<Given> => {
  const { request, route, read, bearer, now } = knock;
  const { workspaceId, tokenId } = bearer.actor;
  const key = route.method === "GET" ? null : request.headers.get("idempotency-key");
  if (key === null) return { ...(await call(knock, newToken())), isReplay: false };
  if (!isIdempotencyKey(key)) throw new Refused("bad-idempotency-key");
  const fingerprint = sha256(JSON.stringify([request.method, request.url.slice(new URL(request.url).origin.length), read.text]));
  const outcome = await doOnce({ workspaceId, tokenId, key, fingerprint, now }, async () => call(knock, sha256(`${tokenId}/${key}/${fingerprint}`)));
  switch (outcome.kind) {
    case "in-flight":
      throw new Refused("key-in-flight", { "retry-after": "1" });
    case "of-another":
      throw new Refused("key-reused");
    case "first":
    case "done":
      return { ...outcome.answer, isReplay: outcome.kind === "done" };
  }
};

const call = async (knock: Knock, requestKey: string): Promise<KeptAnswer> => {
  const said = await callRoute(knock, requestKey);
  const { status, answers } = knock.route;
  return { status, body: answers === undefined ? null : JSON.stringify(said) };
};

const callRoute = async ({ request, route, read, bearer, reader, now }: Knock, requestKey: string): Promise<unknown> => {
  const { actor, expiresAt } = bearer;
  const asker: Asker = { actor, expiresAt, reader, requestKey, addressAfter: (place) => addressAfter(request, place), now };
  return route.call(read, asker);
};

const addressAfter = (request: Request, place: string | null): string | null => {
  if (place === null) return null;
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("after", place);
  return `${pathname}?${searchParams.toString()}`;
};

/** What every answer of the door says beside itself. */
const doorHeaders = ({ reader, allowance }: { readonly reader: Reader; readonly allowance: Allowance }): Readonly<Record<string, string>> => ({
  "cache-control": "no-store",
  "content-language": reader.locale,
  vary: "authorization, accept-language",
  ...allowanceHeaders(allowance, "token"),
});

const respond = ({ status, body, isReplay }: Given, told: Readonly<Record<string, string>>): Response =>
  new Response(body, {
    status,
    headers: { ...told, ...(body === null ? {} : { "content-type": "application/json" }), ...(isReplay ? { "idempotent-replayed": "true" } : {}) },
  });

const sendFile = (file: unknown, told: Readonly<Record<string, string>>): Response => {
  if (!(file instanceof Response)) throw new TypeError("A file route answers with a response.");
  return new Response(file.body, { status: file.status, headers: { ...Object.fromEntries(file.headers), ...told } });
};

const withoutBodyOnHead = (request: Request, response: Response): Response =>
  request.method === "HEAD" ? new Response(null, { status: response.status, headers: response.headers }) : response;
