import type { ServerResponse } from "node:http";
import type { SiteRequest, SiteResponse } from "./site-model";

/** What may go wrong with one request. All but `accept-then-cut`, `cut-body` and `duplicates` leave the site untouched. */
export type Fault =
  | { readonly kind: "rate-limited"; readonly retryAfter?: number | string }
  | { readonly kind: "server-error"; readonly status?: number }
  /** Never answers; the connection stays open until the other side gives up or the server closes. */
  | { readonly kind: "hang" }
  /** Closes the connection without a word and without doing anything. */
  | { readonly kind: "refuse" }
  /** Does what was asked, announces the whole length, sends half of it and cuts. */
  | { readonly kind: "cut-body" }
  /** 200 with an HTML page, as a firewall or a captive portal would. */
  | { readonly kind: "wrong-type" }
  /** A list in which every item comes twice. */
  | { readonly kind: "duplicates" }
  /** Does what was asked and cuts the connection before a word of the answer. */
  | { readonly kind: "accept-then-cut" }
  | { readonly kind: "answer"; readonly response: SiteResponse };

export type FaultDial = {
  /** To be given to a site as its `onRequest`. */
  readonly onRequest: (request: SiteRequest) => Fault | null;
  /** The next requests that match (one unless told) meet this fault. */
  readonly next: (fault: Fault, options?: { readonly times?: number; readonly when?: (request: SiteRequest) => boolean }) => void;
  /** Every request that matches meets this fault until `clear`. */
  readonly always: (fault: Fault, when?: (request: SiteRequest) => boolean) => void;
  readonly clear: () => void;
  /** Every request seen since the start, faulty or not, oldest first. */
  readonly seen: () => readonly SiteRequest[];
};

/** A dial by which a test decides what the next requests to a site meet. */
export const createFaultDial = (): FaultDial => {
  let waiting: { readonly fault: Fault; readonly when: (request: SiteRequest) => boolean; left: number }[] = [];
  const seen: SiteRequest[] = [];
  return {
    onRequest: (request) => {
      seen.push(request);
      const planned = waiting.find(({ when, left }) => left > 0 && when(request));
      if (planned === undefined) return null;
      planned.left -= 1;
      return planned.fault;
    },
    next: (fault, options = {}) => {
      waiting.push({ fault, when: options.when ?? (() => true), left: options.times ?? 1 });
    },
    always: (fault, when = () => true) => {
      waiting.push({ fault, when, left: Number.POSITIVE_INFINITY });
    },
    clear: () => {
      waiting = [];
    },
    seen: () => [...seen],
  };
};

/** Answers the request the faulty way. */
export const sendFault = (fault: Fault, answer: () => SiteResponse, response: ServerResponse): void => {
  switch (fault.kind) {
    case "hang":
      return;
    case "refuse":
      response.destroy();
      return;
    case "accept-then-cut":
      answer();
      response.destroy();
      return;
    case "cut-body":
      sendHalf(answer(), response);
      return;
    case "rate-limited":
    case "server-error":
    case "wrong-type":
    case "duplicates":
    case "answer":
      sendResponse(faultyResponse(fault, answer), response);
  }
};

/** Writes a whole answer. */
export const sendResponse = (answer: SiteResponse, response: ServerResponse): void => {
  const body = Buffer.from(answer.body, "utf8");
  response.writeHead(answer.status, { ...answer.headers, ...(answer.status === 304 ? {} : { "content-length": body.byteLength }) });
  response.end(answer.status === 304 ? undefined : body);
};

const html = { "content-type": "text/html; charset=UTF-8" };

const faultyResponse = (
  fault: Extract<Fault, { kind: "rate-limited" | "server-error" | "wrong-type" | "duplicates" | "answer" }>,
  answer: () => SiteResponse,
): SiteResponse => {
  switch (fault.kind) {
    case "rate-limited":
      return {
        status: 429,
        headers: { ...html, ...(fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) }) },
        body: "<h1>Too Many Requests</h1>",
      };
    case "server-error":
      return { status: fault.status ?? 500, headers: html, body: "<h1>There has been a critical error on this website.</h1>" };
    case "wrong-type":
      return { status: 200, headers: html, body: "<!doctype html><title>Checking your browser</title><p>One moment, please.</p>" };
    case "duplicates":
      return doubled(answer());
    case "answer":
      return fault.response;
  }
};

const doubled = (answer: SiteResponse): SiteResponse => {
  if (!(answer.headers["content-type"] ?? "").includes("application/json")) return answer;
  const value: unknown = JSON.parse(answer.body);
  return Array.isArray(value) ? { ...answer, body: JSON.stringify(value.flatMap((item: unknown) => [item, item])) } : answer;
};

const sendHalf = (answer: SiteResponse, response: ServerResponse): void => {
  const body = Buffer.from(answer.body, "utf8");
  response.writeHead(answer.status, { ...answer.headers, "content-length": body.byteLength });
  response.write(body.subarray(0, Math.floor(body.byteLength / 2)), () => {
    response.destroy();
  });
};
