import { z } from "zod";

import { ConnectorError, type ConnectorContext, type HttpResponse, type Page } from "../contract";
import { failureOf } from "../http/failure";
import { jsonOf } from "../http/json";
import { multipart, type Part } from "../http/multipart";
import { secretSchema, serverOf } from "./model";

/** One call of the API, `path` under `/api/v1/` unless told otherwise, e.g. `statuses/17`. */
export type Call = {
  readonly version?: "v1" | "v2";
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly method?: "GET" | "POST";
  readonly body?: unknown;
  /** In place of a body: a form with files. */
  readonly form?: readonly Part[];
  /** What comes twice under one key within the hour is done once. */
  readonly key?: string;
};

export type ApiAnswer = { readonly json: unknown; readonly response: HttpResponse; readonly quota: Page["quota"] };

/** The token of this source, or null where it is read as a stranger. Throws `token-unreadable` when what is stored is none. */
export const tokenOf = ({ secret }: Pick<ConnectorContext, "secret">): string | null => {
  if (secret === null || secret === undefined) return null;
  const parsed = secretSchema.safeParse(secret);
  if (parsed.success) return parsed.data.accessToken;
  throw new ConnectorError("credentials", "token-unreadable", { message: "The stored credential is not an access token. Enter it again." });
};

/** Calls the API of the source's server, signed in where there is a token. Throws ConnectorError for every status from 400 and for answers that are not JSON. */
export const callApi = async (context: ConnectorContext, call: Call): Promise<ApiAnswer> => {
  const token = tokenOf(context);
  const sent = contentOf(call);
  const response = await context.http({
    url: addressOf(context, call),
    method: call.method ?? "GET",
    headers: {
      accept: "application/json",
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(sent === null ? {} : { "content-type": sent.contentType }),
      ...(call.key === undefined ? {} : { "idempotency-key": call.key }),
    },
    ...(sent === null ? {} : { body: sent.body }),
  });
  if (response.status >= 400) throw apiFailure(response, call);
  return { json: jsonOf(response), response, quota: quotaOf(response) };
};

const contentOf = ({ body, form }: Call): { readonly contentType: string; readonly body: string | Uint8Array } | null => {
  if (form !== undefined) return multipart(form);
  return body === undefined ? null : { contentType: "application/json", body: JSON.stringify(body) };
};

/** The answer to a call as one thing of a known shape. Throws `unexpected-answer`. */
export const callFor = async <Value>(context: ConnectorContext, call: Call, schema: z.ZodType<Value>): Promise<Value> => {
  const { json, response } = await callApi(context, call);
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const { host } = new URL(response.url);
  throw new ConnectorError("not-understood", "unexpected-answer", { message: `${host} sent something else than it was asked for.`, params: { host } });
};

const addressOf = (context: ConnectorContext, { version = "v1", path, query = [] }: Call): string => {
  const url = new URL(`${serverOf(context.url)}/api/${version}/${path}`);
  for (const [name, value] of query) url.searchParams.append(name, value);
  return url.href;
};

/** How many requests are left until when, as the headers tell; the reset is a moment, not a number of seconds. */
const quotaOf = ({ headers }: HttpResponse): Page["quota"] => {
  const left = Number(headers.get("x-ratelimit-remaining") ?? Number.NaN);
  const resetsAt = new Date(headers.get("x-ratelimit-reset") ?? Number.NaN);
  return Number.isNaN(left) ? undefined : { left, resetsAt: Number.isNaN(resetsAt.getTime()) ? null : resetsAt };
};

const errorBody = z.object({ error: z.string() });

/** What the server gives as its reason; "" where it gives none. */
export const reasonIn = (response: HttpResponse): string => {
  try {
    return errorBody.parse(JSON.parse(new TextDecoder().decode(response.body))).error;
  } catch {
    return "";
  }
};

const apiFailure = (response: HttpResponse, { path }: Call): ConnectorError => {
  const general = failureOf(response);
  const said = reasonIn(response);
  const params = { ...general.params, said: said.slice(0, 200), platform: "mastodon" };
  if (response.status === 422) return refusedRequest(said, params);
  if (response.status === 403 && said.includes("scope"))
    return new ConnectorError("permission", "scope-missing", { message: "The access token was made without the right to do this.", params });
  if (general.kind === "gone" && path.startsWith("statuses"))
    return new ConnectorError("gone", "item-gone", { message: "This post is not there any more.", params });
  const retryAfterMs = general.retryAfterMs ?? untilReset(general, response);
  return new ConnectorError(general.kind, general.reason, { message: general.message, params, ...(retryAfterMs === null ? {} : { retryAfterMs }) });
};

const refusedRequest = (said: string, params: Readonly<Record<string, string>>): ConnectorError => {
  const max = /character limit of (\d+)/u.exec(said)?.[1];
  return max === undefined
    ? new ConnectorError("not-understood", "request-refused", { message: `The server did not accept the request (${said}).`, params })
    : new ConnectorError("not-understood", "text-too-long", { message: `The server takes at most ${max} characters.`, params: { ...params, max } });
};

const untilReset = ({ kind }: ConnectorError, response: HttpResponse): number | null => {
  const resetsAt = kind === "throttled" ? quotaOf(response)?.resetsAt : null;
  return resetsAt == null ? null : Math.max(0, resetsAt.getTime() - response.firstByteAt.getTime());
};
