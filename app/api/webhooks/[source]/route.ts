import { problem } from "../../problem";
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
    const rawBody = await readAtMost(request, bytesMax);
    if (rawBody === null) return Response.json({ error: "too-large" }, { status: 413 });
    const { status, body } = await acceptPush({ sourceId: source, headers: request.headers, rawBody, now: readClock() });
    return typeof body === "string" ? new Response(body, { status, headers }) : Response.json(body, { status, headers });
  } catch (cause) {
    return problem(cause);
  }
};

/** The body, or null as soon as it is longer than allowed: what is announced is not believed, what arrives is counted. */
const readAtMost = async (request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> => {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return null;
  const reader = request.body?.getReader();
  if (reader === undefined) throw new AppError("invalid", "Send the push as the body.", { reason: "empty" });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    size += step.value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(step.value);
  }
  return joined(chunks, size);
};

const joined = (chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
};
