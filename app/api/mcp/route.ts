import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";

import { problem } from "../problem";
import { serverFor } from "./_tools/server";
import { bearerOf } from "#lib/auth/bearer";
import { countRequest, type Counted } from "#lib/auth/rate-limits";
import { visitorAddress } from "#lib/auth/visitor";
import { readClock } from "#lib/core/clock";
import { AppError } from "#lib/core/errors";

export const dynamic = "force-dynamic";

const bytesMax = 256 * 1024;

/** `POST /api/mcp`: the desk's tools for assistants (Model Context Protocol, streamable HTTP). Each request stands for itself: no session is kept. */
export const POST = async (request: Request): Promise<Response> => {
  try {
    const now = readClock();
    const address = visitorAddress(request.headers);
    if (address !== null) await count("address", address);
    const { actor } = await bearerOf(request, now);
    await count("token", actor.tokenId);
    const server = serverFor({ actor, now });
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true, maxRequestBodySize: bytesMax });
    await server.connect(transport);
    const response = await transport.handleRequest(request);
    response.headers.set("cache-control", "no-store");
    return response;
  } catch (cause) {
    return problem(cause);
  }
};

/** Assistants share the API's allowance. Throws `rate-limited` over it. */
const count = async (kind: Counted, of: string): Promise<void> => {
  const { isOver, resetSeconds } = await countRequest(kind, of);
  if (isOver) throw new AppError("rate-limited", `Too many requests: wait ${resetSeconds} seconds.`, { reason: "rate-limited" });
};

const notOffered = (): Response => new Response(null, { status: 405, headers: { allow: "POST" } });

/** There is no stream to listen to, and no session to end. */
export const GET = notOffered;
export const DELETE = notOffered;
