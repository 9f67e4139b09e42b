"use client";

import type { Conversation } from "#lib/inbox/model";

import { useDesk } from "./desk-context.client";

/** True where the desk asks for quick decisions on tags: in their view, on a comment that has one in doubt. */
export const useIsDeciding = (conversation: Conversation | null): boolean => {
  const { filters, may } = useDesk();
  return filters.view === "unsure" && filters.state === undefined && may.tag && conversation !== null && conversation.item.unsure.length > 0;
};
