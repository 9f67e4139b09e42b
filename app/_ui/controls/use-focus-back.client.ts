"use client";

import { useEffect } from "react";

/** Gives the focus back to where it was before a window that lives only while it is open; the window itself would not know. */
export const useFocusBack = (): void => {
  useEffect(() => {
    const { activeElement: opener } = document;
    return () => {
      if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);
};
