import type { NextRequest } from "next/server";

import { problem } from "../problem";
import { eventStream } from "./stream";
import { findActor } from "#lib/auth/session";
import { sessionCookie } from "#lib/auth/session-cookie";
import { actorOf, userOfSession } from "#lib/auth/standing";
import { requirePermission } from "#lib/auth/permissions";
import { servedBuild } from "#lib/core/served-build";

export const dynamic = "force-dynamic";

/** Changes of one workspace (`?workspace=slug`) as server-sent events: `{ kind, threadIds, count }`; pages then ask for fresh rows. First comes the served build. */
export const GET = async (request: NextRequest): Promise<Response> => {
  const slug = request.nextUrl.searchParams.get("workspace") ?? "";
  try {
    const actor = await findActor(slug);
    requirePermission(actor, "desk:read");
    const cookie = request.cookies.get(sessionCookie())?.value;
    const mayStillHear = async (): Promise<boolean> => mayHear(cookie, slug);
    const stream = eventStream({ workspaceId: actor.workspaceId, build: servedBuild(), mayStillHear, signal: request.signal });
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
