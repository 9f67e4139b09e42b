import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";

import { problem } from "../problem";
import { readAtMost } from "../read-at-most";
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
    const parsedBody = await messageOf(request);
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await serverFor({ actor, now }).connect(transport);
    const response = await transport.handleRequest(request, { parsedBody });
    response.headers.set("cache-control", "no-store");
    return response;
  } catch (cause) {
    return cause instanceof OverLimit ? refused(cause) : problem(cause);
  }
};

/** One message: a list of them would count as one request and be a hundred. Throws `invalid` for anything else. */
const messageOf = async ({ body, headers }: Request): Promise<unknown> => {
  const bytes = body === null ? new Uint8Array() : await readAtMost(body, { limit: bytesMax, announced: headers.get("content-length") });
  if (bytes === null) throw new AppError("invalid", `A request holds ${bytesMax / 1024} KiB at most.`, { reason: "invalid" });
  const message = parsed(new TextDecoder().decode(bytes));
  if (typeof message !== "object" || message === null || Array.isArray(message))
    throw new AppError("invalid", "Send one JSON-RPC message a request.", { reason: "invalid" });
  return message;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("invalid", "The body is not JSON.", { reason: "invalid" });
  }
};

class OverLimit extends AppError {
  readonly resetSeconds: number;

  constructor(resetSeconds: number) {
    super("rate-limited", "Too many requests.", { reason: "too-many-requests" });
    this.resetSeconds = resetSeconds;
  }
}

/** Assistants share the API's allowance. Throws `OverLimit`. */
const count = async (kind: Counted, of: string): Promise<void> => {
  const { isOver, resetSeconds } = await countRequest(kind, of);
  if (isOver) throw new OverLimit(resetSeconds);
};

const refused = (over: OverLimit): Response => {
  const response = problem(over);
  response.headers.set("retry-after", String(Math.max(1, over.resetSeconds)));
  return response;
};

const notOffered = (): Response => new Response(null, { status: 405, headers: { allow: "POST" } });

/** There is no stream to listen to, and no session to end. */
export const GET = notOffered;
export const DELETE = notOffered;
