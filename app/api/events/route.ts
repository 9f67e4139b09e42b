import type { NextRequest } from "next/server";

import { problem } from "../problem";
import { findActor } from "#lib/auth/session";
import { sessionCookie } from "#lib/auth/session-cookie";
import { actorOf, userOfSession } from "#lib/auth/standing";
import { requirePermission } from "#lib/auth/permissions";
import { minuteMs } from "#lib/core/time";
import { subscribe, type LiveNews } from "#lib/inbox/live";

export const dynamic = "force-dynamic";

const heartbeatMs = 25_000;
/** A stream outlives a click: who may hear is asked again. */
const recheckMs = minuteMs;

/** Changes of one workspace (`?workspace=slug`) as server-sent events: `{ kind, threadIds, count }`; pages then ask for fresh rows. */
export const GET = async (request: NextRequest): Promise<Response> => {
  const slug = request.nextUrl.searchParams.get("workspace") ?? "";
  try {
    const actor = await findActor(slug);
    requirePermission(actor, "desk:read");
    const cookie = request.cookies.get(sessionCookie())?.value;
    const stream = eventStream({ workspaceId: actor.workspaceId, mayStillHear: async () => mayHear(cookie, slug), signal: request.signal });
    return new Response(stream, {
      headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache, no-transform", "x-accel-buffering": "no" },
    });
  } catch (cause) {
    return problem(cause);
  }
};

const mayHear = async (cookie: string | undefined, slug: string): Promise<boolean> => {
  const user = await userOfSession(cookie);
  if (user === null) return false;
  return actorOf(user, slug).then(
    () => true,
    () => false,
  );
};

type Stream = { readonly workspaceId: string; readonly mayStillHear: () => Promise<boolean>; readonly signal: AbortSignal };

const eventStream = ({ workspaceId, mayStillHear, signal }: Stream): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let hangUp = (): void => undefined;
  return new ReadableStream({
    start: (controller) => {
      const write = (text: string): void => controller.enqueue(encoder.encode(text));
      const unsubscribe = subscribe(workspaceId, (news: LiveNews) => write(`data: ${JSON.stringify(news)}\n\n`));
      const heartbeat = setInterval(() => write(": still here\n\n"), heartbeatMs);
      const recheck = setInterval(() => void mayStillHear().then((may) => (may ? undefined : end()), end), recheckMs);
      let isOpen = true;
      hangUp = () => {
        isOpen = false;
        unsubscribe();
        clearInterval(heartbeat);
        clearInterval(recheck);
      };
      const end = (): void => {
        if (!isOpen) return;
        hangUp();
        controller.close();
      };
      signal.addEventListener("abort", end);
      // The browser tries again after so long.
      write("retry: 3000\n\n");
    },
    cancel: () => hangUp(),
  });
};
