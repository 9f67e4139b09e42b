"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

import { reconnected, useLive } from "./live.client";

const quietMs = 2000;

/** Renders the page anew on the server when something of these kinds happened, at most every two seconds. For pages where nothing is being typed. */
export const LiveRefresh = ({ kinds }: { readonly kinds: readonly string[] }) => {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive("*", ({ kind }) => {
    if (timer.current !== undefined || (kind !== reconnected && !kinds.includes(kind))) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      router.refresh();
    }, quietMs);
  });
  return null;
};
