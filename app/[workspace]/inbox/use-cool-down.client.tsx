"use client";

import { useEffect, useState } from "react";

import type { Answering } from "#lib/inbox/model";

import { useClock } from "../../_ui/time/clock.client";

/** A time to wait that runs: how much of it is over, 0…1, and when it ends. */
export type CoolDown = { readonly share: number; readonly until: string };

/** The cool-down as it runs, to the second; null where there is none or it is over. */
export const useCoolDown = (coolDown: Answering["coolDown"]): CoolDown | null => {
  const served = useClock();
  const [now, setNow] = useState(served);
  const ends = coolDown === null ? 0 : Date.parse(coolDown.until);
  useEffect(() => {
    const tick = (): void => {
      // oxlint-disable-next-line house/no-clock -- the browser's clock, read at the edge
      const at = new Date();
      setNow(at);
      if (at.getTime() >= ends) clearInterval(timer);
    };
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [ends]);
  if (coolDown === null || now.getTime() >= ends) return null;
  const began = Date.parse(coolDown.from);
  return { until: coolDown.until, share: Math.min(1, Math.max(0, (now.getTime() - began) / (ends - began))) };
};
