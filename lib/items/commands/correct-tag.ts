import type { z } from "zod";

import { actingMember, handleItem } from "../handle-item";
import type { correctTagSchema } from "../model";
import { insertCorrection, updateItem, type HandledItem } from "../store/desk";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";

type Input = z.output<typeof correctTagSchema>;

/** A person's word against the tagger's: kept apart from it, wins over it, and who waits is decided anew. */
export const correctTag = async (actor: Actor, input: Input, now: Date): Promise<void> => {
  requirePermission(actor, "items:tag");
  const memberId = actingMember(actor);
  const { itemId, head } = input;
  await handleItem(actor, { itemId, action: "tag.correct", kind: "tagged", resettles: true, now }, async (tx, item) => {
    const was = wordOf(item[head]);
    const became = wordOf(input.became);
    if (was === became) return null;
    await insertCorrection(tx, actor.workspaceId, { itemId, memberId, head, was, became, at: now });
    await updateItem(tx, actor.workspaceId, { itemId, changes: changesOf(input) });
    return { head, was, became };
  });
};

/** Flags in one order, so that equal sets are equal words. */
const wordOf = (value: HandledItem[Input["head"]]): string => (typeof value === "string" ? value : [...value].sort().join(","));

const changesOf = (input: Input): Parameters<typeof updateItem>[2]["changes"] => {
  switch (input.head) {
    case "language":
      return { language: input.became };
    case "sentiment":
      return { sentiment: input.became };
    case "intent":
      return { intent: input.became };
    case "tones":
      return { tones: [...new Set(input.became)].sort() };
  }
};
