"use client";

import { createContext, use, useEffect } from "react";

/** Called when what is known of the author has come onto the screen. */
export const LookContext = createContext<() => void>(() => undefined);

/** For whatever shows the author: says so as soon as it is there. */
export const useTellsLook = (): void => {
  const tell = use(LookContext);
  // The first sight counts, not what is painted after it.
  useEffect(() => tell(), []);
};
