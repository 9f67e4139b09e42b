import { z } from "zod";

import type { ReplyChannel, ReplyKind } from "./model";
import { advisedModes, type AdvisedMode } from "#lib/playbook/advice-model";

export const advisedModeSchema = z.enum(advisedModes);

export const overrideAdviceSchema = z.object({ itemId: z.string().max(100), mode: advisedModeSchema, reason: z.string().trim().min(3).max(500) });

type Deed = { readonly kind: ReplyKind; readonly channel: ReplyChannel };

/** The modes that a reply carries out, the one it is told by first; none where it settles nothing yet. */
const modesOf = ({ kind, channel }: Deed): readonly AdvisedMode[] => {
  switch (kind) {
    case "answer":
      // Taking it private begins with a word where everybody reads it.
      return channel === "private" ? ["take-private"] : ["answer", "thank", "clarify", "take-private"];
    case "thanks":
      return ["thank"];
    case "guard-message":
      return ["polite-guard"];
    case "warning":
      return ["warn"];
    case "bodyguard-notice":
      return ["bodyguard"];
    case "holding":
    case "follow-up":
      return [];
  }
};

/** The mode that a member chose with a reply: the advised one where the reply carries it out; null where it says nothing of that. */
export const chosenMode = (advised: AdvisedMode, deed: Deed): AdvisedMode | null => {
  const modes = modesOf(deed);
  return modes.includes(advised) ? advised : (modes[0] ?? null);
};
