import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** What a server may do to whoever asks. */
export type Misdeed =
  | { readonly kind: "answer"; readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string | Uint8Array }
  | { readonly kind: "never-answer" }
  /** Announces a whole body, sends half of it and cuts. */
  | { readonly kind: "cut-body"; readonly body: string; readonly chunked?: boolean }
  /** A few kilobytes that unpack to this many megabytes of zeros. */
  | { readonly kind: "bomb"; readonly encoding: "gzip" | "br"; readonly megabytes: number }
  /** A body of this many megabytes; `announced` says whether Content-Length tells. */
  | { readonly kind: "huge"; readonly megabytes: number; readonly announced: boolean }
  | { readonly kind: "redirect"; readonly to: string; readonly status?: number }
  /** Speaks something that is not HTTP. */
  | { readonly kind: "gibberish" };

export type SeenRequest = { readonly method: string; readonly path: string; readonly headers: IncomingMessage["headers"] };

export type MisbehavingServer = {
  /** Without a slash at the end. */
  readonly url: string;
  /** From now on this path is answered so; unknown paths are 404. */
  readonly on: (path: string, misdeed: Misdeed) => void;
  readonly seen: () => readonly SeenRequest[];
  readonly close: () => Promise<void>;
};

/** A server of the loopback with a fault dial for each path. */
export const startMisbehavingServer = async (host = "127.0.0.1"): Promise<MisbehavingServer> => {
  const misdeeds = new Map<string, Misdeed>();
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    seen.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers });
    request.resume();
    const path = (request.url ?? "/").replace(/\?.*$/u, "");
    commit(misdeeds.get(request.url ?? "/") ?? misdeeds.get(path) ?? { kind: "answer", status: 404, body: "nothing here" }, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`,
    on: (path, misdeed) => {
      misdeeds.set(path, misdeed);
    },
    seen: () => [...seen],
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};

// oxlint-disable-next-line complexity -- one branch for each misdeed
const commit = (misdeed: Misdeed, response: ServerResponse): void => {
  switch (misdeed.kind) {
    case "answer":
      response.writeHead(misdeed.status ?? 200, misdeed.headers);
      response.end(misdeed.body);
      return;
    case "never-answer":
      return;
    case "cut-body":
      cutBody(misdeed, response);
      return;
    case "bomb":
      sendBomb(misdeed, response);
      return;
    case "huge":
      sendHuge(misdeed, response);
      return;
    case "redirect":
      response.writeHead(misdeed.status ?? 302, { location: misdeed.to });
      response.end();
      return;
    case "gibberish":
      response.socket?.end("220 mail.example.org ESMTP ready\r\n");
  }
};

const cutBody = ({ body, chunked }: { readonly body: string; readonly chunked?: boolean }, response: ServerResponse): void => {
  const bytes = Buffer.from(body);
  response.writeHead(200, { "content-type": "application/json", ...(chunked === true ? {} : { "content-length": bytes.length }) });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
};

const bombs = new Map<string, Buffer>();

const sendBomb = ({ encoding, megabytes }: { readonly encoding: "gzip" | "br"; readonly megabytes: number }, response: ServerResponse): void => {
  const key = `${encoding} ${megabytes}`;
  const bytes = bombs.get(key) ?? (encoding === "gzip" ? gzipSync : brotliCompressSync)(Buffer.alloc(megabytes * 1024 * 1024));
  bombs.set(key, bytes);
  response.writeHead(200, { "content-type": "application/rss+xml", "content-encoding": encoding, "content-length": bytes.length });
  response.end(bytes);
};

const sendHuge = ({ megabytes, announced }: { readonly megabytes: number; readonly announced: boolean }, response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "text/html", ...(announced ? { "content-length": megabytes * 1024 * 1024 } : {}) });
  const piece = Buffer.alloc(256 * 1024, "x");
  let left = megabytes * 4;
  const more = (): void => {
    while (left > 0) {
      left -= 1;
      if (!response.write(piece)) {
        response.once("drain", more);
        return;
      }
    }
    response.end();
  };
  response.on("error", () => undefined);
  more();
};
