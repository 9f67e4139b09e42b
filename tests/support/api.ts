import { createServer, type IncomingMessage, type Server } from "node:http";
import { Readable } from "node:stream";

import { GET as apiDoor } from "../../app/api/v1/[[...path]]/route";
import { GET as document } from "../../app/api/v1/openapi.json/route";
import type { Desk } from "./desk";
import type { Actor } from "#lib/auth/actor";
import { scopes, type Scope } from "#lib/auth/scopes";
import { peerHeader } from "#lib/core/crypto";
import { createApiToken } from "#lib/team/commands/api-tokens";

const origin = "http://localhost:3000";

/** A token of the desk's owner, with every scope unless some are named. */
export const aToken = async ({ owner }: Pick<Desk, "owner">, given: readonly Scope[] = scopes): Promise<string> => tokenOf(owner, given);

/** A token made by somebody, as if they might make tokens. */
export const tokenOf = async (maker: Actor, given: readonly Scope[] = scopes): Promise<string> =>
  (await createApiToken({ ...maker, role: "owner" }, { name: "a program", scopes: [...given], expiresInDays: null }, new Date())).token;

export type Asked = {
  readonly method?: string;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string as it is. */
  readonly body?: unknown;
};

/** A request as the door is given it. */
export const knock = async ({ method = "GET", path, token = null, headers = {}, body }: Asked): Promise<Response> => {
  const text = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const typed = body === undefined ? {} : { "content-type": "application/json" };
  const carried = token === null ? {} : { authorization: `Bearer ${token}` };
  return apiDoor(new Request(`${origin}/api/v1${path}`, { method, headers: { ...typed, ...carried, ...headers }, ...text }));
};

/** The same door and the document behind a server of its own, for clients that know nothing but HTTP. */
export const startApiServer = async (): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const server = createServer((incoming, outgoing) => {
    void answer(incoming).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    });
  });
  const port = await listening(server);
  return { url: `http://127.0.0.1:${port}`, close: async () => new Promise((resolve) => server.close(() => resolve())) };
};

const answer = async (incoming: IncomingMessage): Promise<Response> => {
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "localhost"}`);
  if (url.pathname === "/api/v1/openapi.json") return document();
  const { method = "GET" } = incoming;
  return apiDoor(
    new Request(url, { method, headers: headersOf(incoming), ...(method === "GET" || method === "HEAD" ? {} : { body: await bytesOf(incoming) }) }),
  );
};

const headersOf = ({ headers, socket }: IncomingMessage): Headers => {
  const carried = Object.entries(headers).flatMap(([name, value]): [string, string][] => (typeof value === "string" ? [[name, value]] : []));
  return new Headers([[peerHeader(), socket.remoteAddress ?? ""], ...carried]);
};

/** Null for none: a body without a byte is no body. */
const bytesOf = async (incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | null> => {
  const bytes = Buffer.concat(await Readable.from(incoming).toArray());
  return bytes.length === 0 ? null : new Uint8Array(bytes);
};

const listening = async (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
