import { getAdvice, type Advised } from "./advice";
import type { Answering } from "../model";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { methodOf } from "#lib/playbook/queries/method";
import { coolDownOf } from "#lib/replies/cool-down-model";
import { mustLookFirst } from "#lib/replies/look-first-model";
import { findHoldingAnswer, getStanding } from "#lib/replies/queries";

/** What stands between a member and their answer, and what helps with it; null for the brand's own words and for those who may not answer. */
export const getAnswering = async (actor: Actor, advised: Advised, now: Date): Promise<Answering | null> => {
  const { item, brandId } = advised;
  if (item.isBrand || actor.memberId === null || !may(actor, "replies:send")) return null;
  const [settings, { opening, advice: given }, advice] = await Promise.all([
    methodOf(actor.workspaceId, brandId),
    getStanding(actor, item.id),
    getAdvice(actor.workspaceId, advised, now),
  ]);
  const from = opening?.openedAt ?? now;
  // Read for the moment it began, so that a time that is over is still told.
  const coolDown = coolDownOf({ tones: item.tones, openedAt: from, settings, kind: "answer", now: from });
  return {
    openedAt: opening?.openedAt.toISOString() ?? null,
    mustLook: mustLookFirst(item) && (opening?.panelShownAt ?? null) === null,
    coolDown: coolDown && { from: from.toISOString(), until: coolDown.until.toISOString() },
    holding: coolDown && coolDown.until > now ? await findHoldingAnswer(actor, { itemId: item.id, settings }) : null,
    blocks: settings.draftCheckBlocks,
    advice: { ...advice, chosen: given?.chosen ?? null, overrideReason: given?.overrideReason ?? null },
  };
};
