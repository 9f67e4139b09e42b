import { z } from "zod";

import { ConnectorError, type ConnectorContext, type HttpResponse } from "../contract";
import { failureOf } from "../http/failure";
import { jsonOf } from "../http/json";
import { secretSchema, settingsSchema, type Secret } from "./model";

/** One call of the REST API, `path` under its root, e.g. `wp/v2/comments`. */
export type Call = {
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly method?: "GET" | "POST" | "DELETE";
  readonly body?: unknown;
};

export type ApiAnswer = { readonly json: unknown; readonly response: HttpResponse };

/** The credential of this source, or null where it is read as a stranger. Throws `credentials-unreadable` when what is stored is no application password. */
export const secretOf = (context: ConnectorContext): Secret | null => {
  if (context.secret === null || context.secret === undefined) return null;
  const parsed = secretSchema.safeParse(context.secret);
  if (parsed.success) return parsed.data;
  throw new ConnectorError("credentials", "credentials-unreadable", {
    message: "The stored credential is not a user name with an application password. Enter it again.",
  });
};

/** Calls the API of the source, signed in where there is a credential. Throws ConnectorError for every status from 400 and for answers that are not JSON. */
export const callApi = async (context: ConnectorContext, call: Call): Promise<ApiAnswer> => {
  const secret = secretOf(context);
  // A wrong password makes WordPress answer as to a stranger, with 200; the edit context is refused to strangers, so it shows.
  const query = { ...call.query, ...(secret === null ? {} : { context: "edit" }) };
  const response = await context.http({
    url: apiUrl(apiRoot(context), call.path, query),
    method: call.method ?? "GET",
    headers: {
      accept: "application/json",
      ...(secret === null ? {} : { authorization: basic(secret) }),
      ...(call.body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  });
  if (response.status >= 400) throw apiFailure(response);
  return { json: jsonOf(response), response };
};

/** The address of a path under an API root, in both forms WordPress has. */
export const apiUrl = (root: string, path: string, query: Readonly<Record<string, string | number>>): string => {
  const url = new URL(root);
  if (url.searchParams.has("rest_route")) url.searchParams.set("rest_route", `/${path}`);
  else url.pathname = `${url.pathname.replace(/\/?$/u, "/")}${path}`;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url.href;
};

const apiRoot = (context: ConnectorContext): string => {
  const { api } = settingsSchema.parse(context.settings ?? {});
  return api ?? new URL("wp-json/", context.url.replace(/\/?$/u, "/")).href;
};

const basic = (secret: Secret): string => `Basic ${Buffer.from(`${secret.username}:${secret.applicationPassword}`, "utf8").toString("base64")}`;

const errorBody = z.object({ code: z.string() });

const codeIn = (response: HttpResponse): string => {
  try {
    const parsed = errorBody.safeParse(JSON.parse(new TextDecoder().decode(response.body)));
    return parsed.success ? parsed.data.code : "";
  } catch {
    return "";
  }
};

const closedCodes = new Set([
  "rest_comment_closed",
  "rest_comment_invalid_post_id",
  "rest_comment_draft_post",
  "rest_comment_trash_post",
  "rest_cannot_read_post",
]);

const apiFailure = (response: HttpResponse): ConnectorError => {
  const code = codeIn(response);
  const general = failureOf(response);
  const params = { ...general.params, code };
  if (closedCodes.has(code)) return new ConnectorError("closed", "thread-closed", { message: "This post takes no more comments.", params });
  if (code === "comment_duplicate")
    return new ConnectorError("duplicate", "duplicate-reply", { message: "The site says this very reply is there already.", params });
  if (code === "comment_flood")
    return new ConnectorError("throttled", "throttled", { message: "The site asks to write less often.", params, retryAfterMs: 15_000 });
  if (code === "rest_no_route")
    return new ConnectorError("gone", "no-such-interface", { message: "The site does not offer this part of its interface.", params });
  if (code === "rest_comment_invalid_id") return new ConnectorError("gone", "item-gone", { message: "This comment is not there any more.", params });
  if (response.status === 400 && code !== "")
    return new ConnectorError("not-understood", "request-refused", { message: `The site did not accept the request (${code}).`, params });
  return new ConnectorError(general.kind, general.reason, {
    message: general.message,
    params,
    ...(general.retryAfterMs === null ? {} : { retryAfterMs: general.retryAfterMs }),
  });
};
