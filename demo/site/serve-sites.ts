import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { sendFault, sendResponse } from "./faults";
import { escapeHtml } from "./render-content";
import type { Site } from "./site";
import type { SiteRequest, SiteResponse } from "./site-model";

type ServeOptions = {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** By the path under which each stands: "" or "/" for the root, "/kestrel" for a folder. */
  readonly sites: ReadonlyMap<string, Site>;
};

export type ServedSites = {
  /** Without a slash at the end. */
  readonly url: string;
  /** Stops listening and cuts what is still open. */
  readonly close: () => Promise<void>;
};

/** Puts sites behind one HTTP server and tells each that has no address of its own where it stands. */
export const serveSites = async ({ host, port, sites }: ServeOptions): Promise<ServedSites> => {
  const placed = [...sites].map(([prefix, site]) => ({ prefix: prefix.replace(/\/$/u, ""), site })).sort((a, b) => b.prefix.length - a.prefix.length);
  const server = createServer((request, response) => {
    answerRequest(placed, request, response).catch((error: unknown) => {
      process.stderr.write(`demo site: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The demo site has no address.");
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${String(address.port)}`;
  for (const { prefix, site } of placed) if (site.baseUrl() === "") site.rebase(`${url}${prefix}`);
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};

type Placed = { readonly prefix: string; readonly site: Site };

const answerRequest = async (placed: readonly Placed[], request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const url = new URL(request.url ?? "/", "http://site.invalid");
  const found = placed.find(({ prefix }) => url.pathname === prefix || url.pathname.startsWith(`${prefix}/`));
  const bytes = await readBody(request);
  if (found === undefined) {
    sendResponse(signpost(placed, url.pathname), response);
    return;
  }
  const asked: SiteRequest = {
    method: request.method ?? "GET",
    path: url.pathname.slice(found.prefix.length) || "/",
    query: url.searchParams,
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value])),
    body: bytes.toString("utf8"),
    bytes,
  };
  const fault = found.site.onRequest(asked);
  if (fault === null) sendResponse(found.site.answer(asked), response);
  else sendFault(fault, () => found.site.answer(asked), response);
};

const bodyBytesMax = 1_000_000;

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes: unknown = chunk;
    if (!Buffer.isBuffer(bytes)) continue;
    length += bytes.byteLength;
    if (length > bodyBytesMax) throw new Error("The body is too long.");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

const signpost = (placed: readonly Placed[], path: string): SiteResponse => {
  const links = placed.map(({ prefix, site }) => `<li><a href="${escapeHtml(prefix)}/">${escapeHtml(site.name)}</a></li>`);
  return {
    status: path === "/" ? 200 : 404,
    headers: { "content-type": "text/html; charset=UTF-8" },
    body: `<!doctype html><meta charset="utf-8"><title>Demo</title><body style="font:17px/1.6 system-ui;max-width:40rem;margin:2rem auto"><ul>${links.join("")}</ul>`,
  };
};
