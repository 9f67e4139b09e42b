"use client";

import { useEffect, useRef, type RefObject } from "react";

import type { Conversation } from "#lib/inbox/model";

import { openItem } from "./actions";
import { useDesk } from "./desk-context.client";
import type { OpenConversation } from "./use-conversation.client";

type Opening = {
  /** Where the author stands when there is room beside the conversation. */
  readonly panel: RefObject<HTMLElement | null>;
  /** What is known of the author has been on the screen. */
  readonly tellLook: () => void;
};

/** Tells the desk that this member has the comment before them, and when they have seen who wrote it. */
export const useOpening = (conversation: Conversation | null, patch: OpenConversation["patch"]): Opening => {
  const { workspace } = useDesk();
  const panel = useRef<HTMLElement>(null);
  const itemId = conversation?.item.id;
  const canAnswer = conversation !== null && conversation.answering !== null;
  const tell = (id: string, isPanelShown: boolean): void => {
    void openItem({ workspace, itemId: id, isPanelShown })
      .catch(() => null)
      .then((answer) => {
        if (answer?.ok) patch((held) => (held.item.id === id ? { ...held, answering: answer.value } : held));
      });
  };
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => {
    const beside = panel.current;
    if (itemId === undefined || !canAnswer || beside === null) return;
    let wasShown = isOnScreen(beside);
    latest.current(itemId, wasShown);
    // A window that grows brings the panel in.
    const watch = new ResizeObserver(() => {
      if (wasShown || !isOnScreen(beside)) return;
      wasShown = true;
      latest.current(itemId, true);
    });
    watch.observe(beside);
    return () => watch.disconnect();
  }, [itemId, canAnswer]);
  return { panel, tellLook: () => itemId !== undefined && canAnswer && tell(itemId, true) };
};

const isOnScreen = (element: HTMLElement): boolean => element.getClientRects().length > 0;
