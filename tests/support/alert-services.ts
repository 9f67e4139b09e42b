import { createServer, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** A request as it came over the wire. */
export type WebhookCall = { readonly path: string; readonly body: unknown };

/** What the other side does with a request. */
export type WebhookMood =
  | { readonly kind: "takes" }
  /** Slack: nobody there. */
  | { readonly kind: "no-service" }
  | { readonly kind: "throttled"; readonly seconds: number }
  | { readonly kind: "fault" }
  /** Teams, of old: 200, and a fault in words. */
  | { readonly kind: "held-back" }
  /** Takes the request and cuts the line. */
  | { readonly kind: "cut" };

export type WebhookSide = "slack" | "teams" | "telegram";

export type WebhookServer = {
  /** `http://127.0.0.1:port`. */
  readonly origin: string;
  readonly host: string;
  /** What is done with the next requests, one by one; those after them are taken. */
  readonly next: (...moods: readonly WebhookMood[]) => void;
  readonly seen: () => readonly WebhookCall[];
  readonly close: () => Promise<void>;
};

/** A server of the loopback that answers as one of them does, byte for byte where it matters. */
export const startWebhookServer = async (side: WebhookSide): Promise<WebhookServer> => {
  const moods: WebhookMood[] = [];
  const seen: WebhookCall[] = [];
  const server = createServer((incoming, response) => {
    response.on("error", () => undefined);
    text(incoming).then(
      (body) => {
        seen.push({ path: incoming.url ?? "", body: JSON.parse(body) });
        act(side, moods.shift() ?? { kind: "takes" }, response);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const host = `127.0.0.1:${address.port}`;
  return {
    origin: `http://${host}`,
    host,
    next: (...more) => void moods.push(...more),
    seen: () => [...seen],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

type Answer = { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> };

const act = (side: WebhookSide, mood: WebhookMood, response: ServerResponse): void => {
  if (mood.kind === "cut") {
    response.destroy();
    return;
  }
  const { status, body, headers = {} } = answers[side](mood);
  response.writeHead(status, { "content-type": body.startsWith("{") ? "application/json" : "text/plain", ...headers });
  response.end(body);
};

type Answered = Exclude<WebhookMood, { readonly kind: "cut" }>;

const answers: Readonly<Record<WebhookSide, (mood: Answered) => Answer>> = {
  // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors
  slack: (mood) => {
    if (mood.kind === "no-service") return { status: 404, body: "no_service" };
    if (mood.kind === "throttled") return { status: 429, body: "rate_limited", headers: { "retry-after": String(mood.seconds) } };
    return mood.kind === "fault" ? { status: 500, body: "rollup_error" } : { status: 200, body: "ok" };
  },
  // A workflow answers 202 without a body; a connector of old 200 with "1", or with what went wrong in words.
  teams: (mood) => {
    if (mood.kind === "no-service") return { status: 404, body: '{"error":{"code":"WorkflowNotFound","message":"The workflow could not be found."}}' };
    if (mood.kind === "throttled") return { status: 429, body: "", headers: { "retry-after": String(mood.seconds) } };
    if (mood.kind === "fault") return { status: 502, body: '{"error":{"code":"NoResponse","message":"The server did not receive a response."}}' };
    if (mood.kind === "held-back")
      return { status: 200, body: "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId tcid=0" };
    return { status: 202, body: "" };
  },
  // https://core.telegram.org/bots/api#making-requests
  telegram: (mood) => {
    if (mood.kind === "no-service") return said(400, "Bad Request: chat not found");
    if (mood.kind === "throttled") return said(429, `Too Many Requests: retry after ${mood.seconds}`, { parameters: { retry_after: mood.seconds } });
    if (mood.kind === "fault") return said(502, "Bad Gateway");
    return { status: 200, body: JSON.stringify({ ok: true, result: { message_id: 7, date: 1_795_000_000, chat: { id: -100, type: "supergroup" } } }) };
  },
};

const said = (status: number, description: string, more: Readonly<Record<string, unknown>> = {}): Answer => ({
  status,
  body: JSON.stringify({ ok: false, error_code: status, description, ...more }),
});
