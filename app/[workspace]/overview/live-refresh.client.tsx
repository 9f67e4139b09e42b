"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

import { useLive } from "../_shell/live.client";

const quietMs = 1500;

/** Reads the page's figures anew after something changed, at most once in a while. */
export const LiveRefresh = () => {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive("*", ({ kind }) => {
    // Who is typing changes no figure.
    if (kind === "claims" || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      router.refresh();
    }, quietMs);
  });
  return null;
};
