import { Client } from "pg";

import { env } from "#lib/core/env";
import { logFor } from "#lib/core/log";
import { liveChannel, liveEventSchema, type LiveEvent } from "#lib/db/live";

/** What a page hears of its workspace: something changed, where, and how much. */
export type LiveNews = Pick<LiveEvent, "kind" | "threadIds" | "count">;
type Listener = (news: LiveNews) => void;

const firstWaitMs = 500;
const longestWaitMs = 15_000;

/**
 * Calls `listener` for every change of the workspace until the returned function is called. One listening connection serves the whole
 * process. After a connection was lost, each listener hears `missed` once: whatever happened meanwhile was not heard.
 */
export const subscribe = (workspaceId: string, listener: Listener): (() => void) => {
  const group = listeners().get(workspaceId) ?? new Set<Listener>();
  group.add(listener);
  listeners().set(workspaceId, group);
  void line().start();
  return () => {
    group.delete(listener);
    if (group.size === 0) listeners().delete(workspaceId);
  };
};

/** Resolves when the process hears; for tests and for the first event of a page. */
export const listening = async (): Promise<void> => line().start();

/** Hangs up; the next subscription listens again. */
export const stopListening = async (): Promise<void> => line().stop();

type Line = { readonly start: () => Promise<void>; readonly stop: () => Promise<void> };
type Shared = { readonly listeners: Map<string, Set<Listener>>; readonly line: Line };

const tell = (workspaceId: string, news: LiveNews): void => {
  for (const listener of listeners().get(workspaceId) ?? []) listener(news);
};

const hear = (payload: string | undefined): void => {
  const parsed = liveEventSchema.safeParse(parseJson(payload ?? ""));
  if (!parsed.success) return;
  const { workspaceId, ...news } = parsed.data;
  tell(workspaceId, news);
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const makeLine = (): Line => {
  let client: Client | undefined;
  let opening: Promise<void> | undefined;
  let failures = 0;

  const open = async (): Promise<void> => {
    const next = new Client({ connectionString: env().DATABASE_URL, application_name: "parley live", keepAlive: true });
    client = next;
    next.on("notification", ({ payload }) => hear(payload));
    // An ended connection tells itself by "error", "end", or both.
    next.on("error", () => lost(next));
    next.on("end", () => lost(next));
    try {
      await next.connect();
      await next.query(`LISTEN ${liveChannel}`);
    } catch (cause) {
      logFor("live").warn({ error: cause instanceof Error ? cause.message : "unknown" }, "cannot listen now");
      lost(next);
      return;
    }
    if (failures > 0) for (const workspaceId of [...listeners().keys()]) tell(workspaceId, { kind: "missed", threadIds: [], count: 0 });
    failures = 0;
  };

  const lost = (ended: Client): void => {
    if (client !== ended) return;
    client = undefined;
    opening = undefined;
    failures += 1;
    ended.end().catch(() => undefined);
    const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(10, failures - 1));
    setTimeout(() => {
      if (listeners().size > 0) void start();
    }, waitMs).unref();
  };

  const start = (): Promise<void> => (opening ??= open());

  const stop = async (): Promise<void> => {
    const ending = client;
    client = undefined;
    opening = undefined;
    await ending?.end();
  };
  return { start, stop };
};

// Next builds pages and route handlers into separate bundles of one process; they share one line.
declare global {
  var parleyLive: Shared | undefined;
}
const shared = (): Shared => (globalThis.parleyLive ??= { listeners: new Map(), line: makeLine() });
const listeners = (): Shared["listeners"] => shared().listeners;
const line = (): Line => shared().line;
