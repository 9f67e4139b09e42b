"use client";

import { useNow } from "next-intl";
import { createContext, use, useEffect, useState, type ReactNode } from "react";

const Clock = createContext<Date | null>(null);

/** One tick a page for all times on it; it starts at the server's own moment, so the first paint agrees with the first HTML. */
export const ClockProvider = ({ children, everyMs = 30_000 }: { readonly children: ReactNode; readonly everyMs?: number }) => {
  const served = useNow();
  const [now, setNow] = useState(served);
  useEffect(() => {
    // oxlint-disable-next-line house/no-clock -- the browser's clock, read at the edge
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return <Clock value={now}>{children}</Clock>;
};

/** The moment to measure from, ticking. */
export const useClock = (): Date => {
  const served = useNow();
  return use(Clock) ?? served;
};
