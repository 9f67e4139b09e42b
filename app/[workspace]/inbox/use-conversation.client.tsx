"use client";

import { useEffect, useRef, useState } from "react";

import type { Conversation } from "#lib/inbox/model";

import { useLive } from "../_shell/live.client";
import { readConversation } from "./actions";
import { useDesk } from "./desk-context.client";
import { useOneAtATime } from "./use-list.client";

export type OpenConversation = {
  readonly conversation: Conversation | null;
  /** `reading` until the first answer is there; `gone` when the item is not; `failed` when the server could not be asked. */
  readonly state: "ready" | "reading" | "gone" | "failed";
  readonly refresh: () => void;
  /** Shows a change at once; the next reading has the last word. */
  readonly patch: (change: (conversation: Conversation) => Conversation) => void;
};

type Held = { readonly byId: ReadonlyMap<string, Conversation>; readonly trouble: { readonly id: string; readonly state: "gone" | "failed" } | null };

const mostHeld = 30;

/** The conversation of the item that the address names: shown at once when it was open before, and kept up to date. */
export const useConversation = (itemId: string | null, served: Conversation | null): OpenConversation => {
  const { workspace } = useDesk();
  const [held, setHeld] = useState<Held>({ byId: new Map(served ? [[served.item.id, served]] : []), trouble: null });

  const read = async (): Promise<void> => {
    if (itemId === null) return;
    const id = itemId;
    const answer = await readConversation({ workspace, itemId: id }).catch(() => null);
    setHeld((before) => {
      if (!answer?.ok) return { ...before, trouble: { id, state: answer?.error.code === "not-found" ? "gone" : "failed" } };
      const others = [...before.byId].filter(([known]) => known !== id).slice(-mostHeld);
      return { byId: new Map([...others, [id, answer.value]]), trouble: null };
    });
  };
  const refresh = useOneAtATime(read);
  // The address changes by keys, by clicks and by the browser's own back button alike: only it says what to read.
  const isFresh = useRef(itemId !== null && itemId === served?.item.id);
  useEffect(() => {
    if (itemId !== null && !isFresh.current) void read();
    isFresh.current = false;
  }, [itemId]);

  const conversation = itemId === null ? null : (held.byId.get(itemId) ?? null);
  useLive("*", ({ threadIds, count, kind }) => {
    const isOurs = conversation !== null && (threadIds.includes(conversation.thread.id) || count > threadIds.length || kind === "reconnected");
    if (isOurs) refresh();
  });
  const patch: OpenConversation["patch"] = (change) => {
    setHeld((before) => {
      const current = itemId === null ? undefined : before.byId.get(itemId);
      return current && itemId !== null ? { ...before, byId: new Map([...before.byId, [itemId, change(current)]]) } : before;
    });
  };
  const trouble = held.trouble !== null && held.trouble.id === itemId ? held.trouble.state : undefined;
  return { conversation, state: trouble ?? (conversation ? "ready" : "reading"), refresh, patch };
};
