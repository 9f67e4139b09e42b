import { getAdvice, type Advised } from "./advice";
import type { Answering, ConversationItem } from "../model";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import type { MethodSettings } from "#lib/playbook/method-model";
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
  const { openedAt, panelShownAt } = opening ?? { openedAt: null, panelShownAt: null };
  const { chosen, overrideReason } = given ?? { chosen: null, overrideReason: null };
  return {
    openedAt: openedAt === null ? null : openedAt.toISOString(),
    mustLook: panelShownAt === null && mustLookFirst(item),
    ...(await coolingOf(actor, { item, from: openedAt ?? now, settings }, now)),
    blocks: settings.draftCheckBlocks,
    advice: { ...advice, chosen, overrideReason },
  };
};

type Heat = { readonly item: ConversationItem; readonly from: Date; readonly settings: MethodSettings };

/** The time to wait, over or not: read for the moment it began. */
const coolingOf = async (actor: Actor, { item, from, settings }: Heat, now: Date): Promise<Pick<Answering, "coolDown" | "holding">> => {
  const coolDown = coolDownOf({ ...item, openedAt: from, settings, kind: "answer", now: from });
  if (coolDown === null) return { coolDown, holding: null };
  const holding = coolDown.until > now ? await findHoldingAnswer(actor, { itemId: item.id, settings, until: coolDown.until, now }) : null;
  return { coolDown: { from: from.toISOString(), until: coolDown.until.toISOString() }, holding };
};
