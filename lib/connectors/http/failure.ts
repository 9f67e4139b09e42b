import { ConnectorError, type HttpResponse } from "../contract";

const longestWaitMs = 24 * 60 * 60_000;

/** `Retry-After` in milliseconds from `now`, given as seconds or as an HTTP date (RFC 9110, 10.2.3); null when absent or unreadable; at most a day. */
export const retryAfterMs = (headers: Headers, now: Date): number | null => {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (value === "") return null;
  const waitMs = /^\d+$/u.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(waitMs, 0), longestWaitMs);
};

/** Passes a response below 400 on and throws what the status means otherwise. */
export const requireSuccess = (response: HttpResponse): HttpResponse => {
  if (response.status < 400) return response;
  throw failureOf(response);
};

/** What an error status means, in terms the worker can act on. */
// oxlint-disable-next-line complexity -- a table of statuses
export const failureOf = (response: HttpResponse): ConnectorError => {
  const params = { host: hostOf(response.url), status: String(response.status) };
  const wait = retryAfterMs(response.headers, response.firstByteAt);
  const waiting = wait === null ? {} : { retryAfterMs: wait };
  const { status } = response;
  if (status === 429 || (status === 503 && wait !== null))
    return new ConnectorError("throttled", "throttled", { message: `${params.host} asks to be read less often.`, params, ...waiting });
  if (status === 401 || status === 407)
    return new ConnectorError("credentials", "credentials-refused", { message: `${params.host} refused the sign-in. Enter the credential again.`, params });
  if (status === 403) return new ConnectorError("permission", "forbidden", { message: `${params.host} does not allow this.`, params });
  if (status === 404) return new ConnectorError("gone", "not-found", { message: `${params.host} has nothing at this address.`, params });
  if (status === 410) return new ConnectorError("gone", "gone-for-good", { message: `${params.host} has removed this for good.`, params });
  if (status >= 500 || status === 408)
    return new ConnectorError("retry", "server-error", { message: `${params.host} has a fault of its own (${params.status}).`, params, ...waiting });
  return new ConnectorError("not-understood", "unexpected-status", {
    message: `${params.host} answered in a way that was not expected (${params.status}).`,
    params,
  });
};

/** What an error of the network or of the HTTP client means. */
export const failureOfNetwork = (error: unknown, url: URL): ConnectorError => {
  if (error instanceof ConnectorError) return error;
  const host = url.host;
  const code = codeOf(error);
  const options = { params: { host }, cause: error };
  if (isTimeout(error, code)) return new ConnectorError("retry", "timed-out", { ...options, message: `${host} did not answer in time.` });
  if (code === "ENOTFOUND")
    return new ConnectorError("retry", "host-not-found", { ...options, message: `There is no site named ${host}, or its name cannot be looked up now.` });
  if (cutCodes.has(code)) return new ConnectorError("retry", "cut-short", { ...options, message: `${host} broke off before its answer was complete.` });
  if (isCertificateFault(code)) return new ConnectorError("retry", "certificate", { ...options, message: `The certificate of ${host} cannot be trusted.` });
  if (code.startsWith("HPE_") || (error instanceof Error && error.name === "HTTPParserError"))
    return new ConnectorError("not-understood", "not-http", { ...options, message: `What answers at ${host} does not speak HTTP.` });
  return new ConnectorError("retry", "unreachable", { ...options, message: `${host} cannot be reached.` });
};

/** True unless a request that changes something was certainly not accepted: where the line broke in a way nobody foresaw, it may have been. */
export const mayHaveBeenAccepted = (error: ConnectorError): boolean =>
  ["timed-out", "cut-short", "server-error", "undecodable-body", "too-large", "not-http"].includes(error.reason) ||
  (error.reason === "unreachable" && !neverLeftCodes.has(codeOf(error.cause))) ||
  // A cache before a slow site gives up with 503 and a time to wait, whatever the site did with the request.
  (error.reason === "throttled" && error.params["status"] === "503");

const neverLeftCodes = new Set(["ECONNREFUSED", "EAI_AGAIN"]);

const cutCodes = new Set([
  "UND_ERR_SOCKET",
  "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
  "ECONNRESET",
  "EPIPE",
  "Z_BUF_ERROR",
  "ERR_STREAM_PREMATURE_CLOSE",
  "HPE_INVALID_EOF_STATE",
]);

const isTimeout = (error: unknown, code: string): boolean =>
  ["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "ETIMEDOUT"].includes(code) ||
  (error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError"));

const isCertificateFault = (code: string): boolean =>
  code.startsWith("CERT_") || code.startsWith("ERR_TLS") || code.includes("SELF_SIGNED") || code.startsWith("UNABLE_TO_");

/** The code of a system or library error, or "". */
export const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : "";

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
