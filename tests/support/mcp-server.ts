import { createServer, type IncomingMessage } from "node:http";
import { Readable } from "node:stream";

import { DELETE, GET, POST } from "../../app/api/mcp/route";

/** The door for assistants behind a server of its own, for clients that know nothing but HTTP. */
export const startMcpServer = async (): Promise<{ readonly url: URL; readonly close: () => Promise<void> }> => {
  const server = createServer((incoming, outgoing) => {
    void answer(incoming).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: new URL(`http://127.0.0.1:${address.port}/api/mcp`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const answer = async (incoming: IncomingMessage): Promise<Response> => {
  if (incoming.method === "GET") return GET();
  if (incoming.method === "DELETE") return DELETE();
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (typeof value === "string") headers.set(name, value);
  const body = Buffer.concat(await Readable.from(incoming).toArray());
  return POST(new Request(`http://${incoming.headers.host ?? ""}${incoming.url ?? "/"}`, { method: "POST", headers, body: new Uint8Array(body) }));
};
