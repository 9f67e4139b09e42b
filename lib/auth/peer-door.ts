import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";

import { peerHeader } from "#lib/core/crypto";

/**
 * Notes on every request of this process who is at the other end of its connection: Next's handlers see headers, never the socket.
 * https://nodejs.org/api/diagnostics_channel.html: http.server.request.start comes before any listener of the server.
 */
export const notePeers = (): void => {
  const header = peerHeader();
  subscribe("http.server.request.start", (message) => {
    const request = requestOf(message);
    const peer = request?.socket.remoteAddress;
    if (request !== null && peer !== undefined) request.headers[header] = peer;
  });
};

const requestOf = (message: unknown): IncomingMessage | null =>
  typeof message === "object" && message !== null && "request" in message && message.request instanceof IncomingMessage ? message.request : null;
