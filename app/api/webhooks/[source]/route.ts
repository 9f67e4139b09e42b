import { problem } from "../../problem";
import { readAtMost } from "../../read-at-most";
import { readClock } from "#lib/core/clock";
import { AppError } from "#lib/core/errors";
import { acceptPush } from "#lib/sources/commands/accept-push";

export const dynamic = "force-dynamic";

const bytesMax = 1024 * 1024;

const headers = { "cache-control": "no-store" };

/** `POST /api/webhooks/{source}`: a signed push or a platform's own event, judged over its raw bytes. */
export const POST = async (request: Request, { params }: { readonly params: Promise<{ readonly source: string }> }): Promise<Response> => {
  try {
    const { source } = await params;
    if (request.body === null) throw new AppError("invalid", "Send the push as the body.", { reason: "empty" });
    const rawBody = await readAtMost(request.body, { limit: bytesMax, announced: request.headers.get("content-length") });
    if (rawBody === null) return Response.json({ error: "too-large" }, { status: 413 });
    const { status, body } = await acceptPush({ sourceId: source, headers: request.headers, rawBody, now: readClock() });
    return typeof body === "string" ? new Response(body, { status, headers }) : Response.json(body, { status, headers });
  } catch (cause) {
    return problem(cause);
  }
};
