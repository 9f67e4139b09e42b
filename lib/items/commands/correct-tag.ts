import type { z } from "zod";

import { doubtOf } from "../doubt-model";
import { actingMember, handleItem } from "../handle-item";
import type { correctTagSchema } from "../model";
import { insertCorrection, updateItem, type HandledItem } from "../store/desk";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { withImplied } from "#lib/tagging/offences";

type Input = z.output<typeof correctTagSchema>;

/**
 * A person's word on a tag: kept apart from the tagger's, wins over it, and who waits is decided anew. The same word on a tag that was
 * unsure confirms it, and is kept as one that was what it became; on any other tag it changes nothing.
 */
export const correctTag = async (actor: Actor, input: Input, now: Date): Promise<void> => {
  requirePermission(actor, "items:tag");
  const memberId = actingMember(actor);
  const { itemId, head } = input;
  const action = ({ was, became }: Readonly<Record<string, unknown>>): string => (was === became ? "tag.confirm" : "tag.correct");
  await handleItem(actor, { itemId, action, kind: "tagged", resettles: true, now }, async (tx, item) => {
    const was = wordOf(item[head]);
    const changes = changesOf(input);
    const became = wordOf(changes[head]);
    const unsure = item.unsure.filter((doubt) => doubt !== doubtOf(head));
    if (was === became && unsure.length === item.unsure.length) return null;
    await insertCorrection(tx, actor.workspaceId, { itemId, memberId, head, was, became, at: now });
    await updateItem(tx, actor.workspaceId, { itemId, changes: { ...changes, unsure } });
    return { head, was, became };
  });
};

type Head = Input["head"];

/** Flags in one order, so that equal sets are equal words. */
const wordOf = (value: HandledItem[Head] | undefined): string => (typeof value === "string" ? value : [...(value ?? [])].sort().join(","));

const changesOf = (input: Input): Partial<Pick<HandledItem, Head>> => {
  switch (input.head) {
    case "language":
      return { language: input.became };
    case "sentiment":
      return { sentiment: input.became };
    case "intent":
      return { intent: input.became };
    case "tones":
      return { tones: withImplied(input.became).sort() };
  }
};
