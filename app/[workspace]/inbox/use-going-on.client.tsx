"use client";

import { useEffect, useRef, type FocusEvent, type RefObject } from "react";

type GoingOn = {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
};

/**
 * For the part of the page these are spread on: when a control of the composer or of a reply had the focus and is gone, its work done,
 * the focus goes on to the next thing to do there, marked `data-goes-on`, and where there is none to `otherwise`.
 */
export const useGoingOn = (itemId: string, otherwise: () => void): GoingOn => {
  const part = useRef<HTMLDivElement>(null);
  const held = useRef<{ readonly control: Element; readonly itemId: string } | null>(null);
  useEffect(() => {
    if (held.current === null || held.current.control.isConnected) return;
    const isSameItem = held.current.itemId === itemId;
    held.current = null;
    if (!isSameItem || document.activeElement !== document.body) return;
    const next = part.current?.querySelector<HTMLElement>("[data-goes-on]");
    if (next) next.focus();
    else otherwise();
  });
  return {
    ref: part,
    onFocus: ({ target }) => {
      held.current = target.parentElement?.closest("[data-composer], [data-outgoing]") ? { control: target, itemId } : null;
    },
    // React keeps quiet about what it removes itself; a control that waits for the server loses the focus without anybody leaving it.
    onBlur: ({ target }) => {
      if (!target.matches(":disabled")) held.current = null;
    },
  };
};
