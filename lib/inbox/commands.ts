import type { z } from "zod";

import type { Answering } from "./model";
import { getAnswering } from "./queries/answering";
import { getConversation } from "./queries/conversation";
import type { Actor } from "#lib/auth/actor";
import { recordOpening } from "#lib/replies/commands/open-item";
import type { openItemSchema } from "#lib/replies/model";

/** "I have this before me": remembers it with the advice that is shown, and says what stands between this member and an answer now. */
export const openItem = async (actor: Actor, opened: z.output<typeof openItemSchema>, now: Date): Promise<Answering | null> => {
  const { item, items, answering, brand, source } = await getConversation(actor, opened.itemId, now);
  if (answering === null) return null;
  await recordOpening(actor, { ...opened, advised: answering.advice.mode }, now);
  return getAnswering(actor, { item, items, brandId: brand.id, capabilities: source.capabilities }, now);
};
