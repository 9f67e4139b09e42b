"use client";

import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from "react";

import { Updated } from "./updated.client";

/** Something changed on the server: what kind of thing, which conversations, how many items. */
export type LiveEvent = { readonly kind: string; readonly threadIds: readonly string[]; readonly count: number };
type Handler = (event: LiveEvent) => void;
type Subscribe = (kind: string, handler: Handler) => () => void;

const Live = createContext<Subscribe | null>(null);

/** Said to everybody after the line was cut and is back: what was missed is unknown, so look again. */
export const reconnected = "reconnected";

const longestPauseMs = 30_000;

type Props = { readonly workspace: string; /** The build this page is of. */ readonly build: string; readonly children: ReactNode };

/** One open line to the server per page; it comes back by itself, more slowly each time it is refused, and says when the server is of another build. */
export const LiveProvider = ({ workspace, build, children }: Props) => {
  const handlers = useRef(new Map<string, Set<Handler>>());
  const [served, setServed] = useState(build);

  useEffect(() => {
    const tell = (event: LiveEvent): void => {
      for (const kind of [event.kind, "*"]) for (const handler of handlers.current.get(kind) ?? []) handler(event);
    };
    return keepListening(`/api/events?workspace=${encodeURIComponent(workspace)}`, { tell, tellBuild: setServed });
  }, [workspace]);

  const subscribe = useMemo<Subscribe>(
    () => (kind, handler) => {
      const known = handlers.current.get(kind) ?? new Set();
      handlers.current.set(kind, known.add(handler));
      return () => {
        known.delete(handler);
      };
    },
    [],
  );
  return (
    <Live value={subscribe}>
      {children}
      {served === build ? null : <Updated />}
    </Live>
  );
};

/** Calls the handler for each event of that kind ("*": any, `reconnected` included) while the component is there. */
export const useLive = (kind: string, handler: Handler): void => {
  const subscribe = use(Live);
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => subscribe?.(kind, (event) => latest.current(event)), [subscribe, kind]);
};

type Ears = { readonly tell: Handler; readonly tellBuild: (build: string) => void };

const keepListening = (address: string, { tell, tellBuild }: Ears): (() => void) => {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = 1000;
  let wasCut = false;
  const connect = (): void => {
    const line = new EventSource(address);
    source = line;
    line.onopen = () => {
      pauseMs = 1000;
      if (wasCut) tell({ kind: reconnected, threadIds: [], count: 0 });
      wasCut = false;
    };
    line.onmessage = (message) => {
      const event = parsed(String(message.data));
      if (event) tell(event);
    };
    line.addEventListener("build", (message) => tellBuild(String(message.data)));
    line.onerror = () => {
      wasCut = true;
      line.close();
      timer = setTimeout(connect, pauseMs);
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    };
  };
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
};

const parsed = (data: string): LiveEvent | null => {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== "object" || value === null || !("kind" in value) || typeof value.kind !== "string") return null;
    const threadIds = "threadIds" in value && Array.isArray(value.threadIds) ? value.threadIds.filter((id): id is string => typeof id === "string") : [];
    return { kind: value.kind, threadIds, count: "count" in value && typeof value.count === "number" ? value.count : 0 };
  } catch {
    return null;
  }
};
