import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";

import { Agent, type Dispatcher, request as send } from "undici";

import { readClock } from "#lib/core/clock";
import { env } from "#lib/core/env";

import { ConnectorError, type HttpRequest, type HttpResponse, type SafeHttp } from "./contract";
import { addressGuard, assertLiteralAdmitted, guardedLookup, type AddressGuard } from "./http/address";
import { acceptedEncodings, assertAnnouncedSize, discardBody, readBody } from "./http/body";
import { failureOfNetwork } from "./http/failure";
import { createTurns, type Turns } from "./http/turns";

type Options = {
  /** `host:port`, addresses or CIDR ranges the operator lets through although they are private. */
  readonly allowedHosts: readonly string[];
  readonly now: () => Date;
  /** Holds back requests that have a pace; without it they leave at once. */
  readonly turns?: Turns;
};

const maxRedirects = 5;
const defaultTimeoutMs = 30_000;
const silenceMs = 15_000;
const defaultMaxBytes = 5 * 1024 * 1024;

/**
 * The guarded door to other people's servers. Private and reserved addresses are refused after resolution and at every redirect;
 * size (after unpacking), time and redirects are bounded; nothing is ever sent twice. Statuses are returned, all else throws ConnectorError.
 */
export const createSafeHttp = ({ allowedHosts, now, turns }: Options): SafeHttp => {
  const guard = addressGuard(allowedHosts);
  const agents = { guarded: newAgent(guard), named: newAgent(null) };

  return async (request) => {
    let url = parseAddress(request.url);
    if (request.pace !== undefined) await turns?.(request.pace, url.host);
    const signal = AbortSignal.timeout(request.timeoutMs ?? defaultTimeoutMs);
    let headers = outgoingHeaders(request);
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const isNamed = guard.isNamed(url);
      if (!isNamed) assertLiteralAdmitted(url, guard);
      const answer = await exchange({ url, request, headers, signal, now, agent: isNamed ? agents.named : agents.guarded });
      if ("response" in answer) return answer.response;
      if (answer.redirect.origin !== url.origin) headers = withoutSecrets(headers);
      url = answer.redirect;
    }
    throw new ConnectorError("not-understood", "too-many-redirects", {
      message: `${url.host} sends from one address to the next without end.`,
      params: { host: url.host },
    });
  };
};

let shared: SafeHttp | undefined;

/** The door the whole process uses, with what the operator allows. */
export const outbound = (): SafeHttp => {
  shared ??= createSafeHttp({ allowedHosts: env().PARLEY_ALLOWED_HOSTS, now: readClock, turns: createTurns({ now: () => performance.now(), wait }) });
  return shared;
};

const newAgent = (guard: AddressGuard | null): Agent =>
  new Agent({
    // Servers close idle connections after a few seconds; a write over a dying one would end with an unknown outcome.
    keepAliveTimeout: 1_000,
    connect: { timeout: 10_000, ...(guard === null ? {} : { lookup: guardedLookup(guard) }) },
  });

type Exchange = {
  readonly url: URL;
  readonly request: HttpRequest;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly agent: Dispatcher;
};

const exchange = async ({ url, request, headers, signal, now, agent }: Exchange): Promise<{ readonly response: HttpResponse } | { readonly redirect: URL }> => {
  const method = request.method ?? "GET";
  const patienceMs = Math.min(silenceMs, request.timeoutMs ?? defaultTimeoutMs);
  let arriving: Readable | null = null;
  try {
    const answer = await send(url, {
      method,
      headers,
      signal,
      dispatcher: agent,
      body: request.body ?? null,
      headersTimeout: patienceMs,
      bodyTimeout: patienceMs,
    });
    arriving = answer.body;
    const firstByteAt = now();
    const received = headersOf(answer.headers);
    const location = received.get("location");
    if (redirectStatuses.has(answer.statusCode) && location !== null) return { redirect: redirectTarget(location, url, method) };
    const body = await bodyWithin(request, { headers: received, arriving });
    return { response: { status: answer.statusCode, headers: received, body, url: url.href, firstByteAt } };
  } catch (error) {
    throw failureOfNetwork(error, url);
  } finally {
    if (arriving !== null) discardBody(arriving);
  }
};

type Arriving = { readonly headers: Headers; readonly arriving: Readable };

const bodyWithin = async ({ maxBytes = defaultMaxBytes, isCut = false }: HttpRequest, { headers, arriving }: Arriving): Promise<Uint8Array> => {
  if (!isCut) assertAnnouncedSize(headers, maxBytes);
  try {
    return await readBody(arriving, headers.get("content-encoding") ?? "", { maxBytes, isCut });
  } catch (error) {
    // Of what is cut the status counts, whatever becomes of the rest.
    if (!isCut) throw error;
    return new Uint8Array();
  }
};

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

const redirectTarget = (location: string, from: URL, method: string): URL => {
  const target = URL.canParse(location, from.href) ? new URL(location, from.href).href : location;
  if (method !== "GET")
    throw new ConnectorError("not-understood", "redirected-write", {
      message: `${from.host} sends what is written to it elsewhere; enter the address it names instead.`,
      params: { host: from.host },
    });
  return parseAddress(target);
};

const parseAddress = (text: string): URL => {
  if (!URL.canParse(text))
    throw new ConnectorError("refused-address", "bad-address", { message: "This is not a web address.", params: { url: text.slice(0, 200) } });
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new ConnectorError("refused-address", "unsupported-scheme", {
      message: "Only addresses that begin with http:// or https:// are read.",
      params: { scheme: url.protocol.replace(":", "") },
    });
  if (url.username !== "" || url.password !== "")
    throw new ConnectorError("refused-address", "credentials-in-address", {
      message: "An address must not hold a user name or a password.",
      params: { host: url.host },
    });
  return url;
};

const outgoingHeaders = (request: HttpRequest): Readonly<Record<string, string>> => {
  const given = Object.fromEntries(Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  return { "user-agent": "Parley/0.1", accept: "*/*", ...given, "accept-encoding": acceptedEncodings };
};

const secretHeaders = new Set(["authorization", "cookie", "proxy-authorization"]);

const withoutSecrets = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !secretHeaders.has(name)));

const headersOf = (raw: Readonly<Record<string, string | string[] | undefined>>): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) for (const one of [value ?? []].flat()) headers.append(name, one);
  return headers;
};
