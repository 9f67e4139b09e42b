import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";

import { problem } from "../problem";
import { serverFor } from "./_tools/server";
import { actorFromBearer } from "#lib/auth/bearer";
import { readClock } from "#lib/core/clock";

export const dynamic = "force-dynamic";

const bytesMax = 256 * 1024;

/** `POST /api/mcp`: the desk's tools for assistants (Model Context Protocol, streamable HTTP). Each request stands for itself: no session is kept. */
export const POST = async (request: Request): Promise<Response> => {
  try {
    const now = readClock();
    const server = serverFor({ actor: await actorFromBearer(request, now), now });
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true, maxRequestBodySize: bytesMax });
    await server.connect(transport);
    const response = await transport.handleRequest(request);
    response.headers.set("cache-control", "no-store");
    return response;
  } catch (cause) {
    return problem(cause);
  }
};

const notOffered = (): Response => new Response(null, { status: 405, headers: { allow: "POST" } });

/** There is no stream to listen to, and no session to end. */
export const GET = notOffered;
export const DELETE = notOffered;
