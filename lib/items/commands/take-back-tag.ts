import type { z } from "zod";

import { doubtOf, type CorrectedHead } from "../doubt-model";
import { actingMember, handleItem } from "../handle-item";
import type { takeBackTagSchema } from "../model";
import { deleteCorrection, listCorrections, updateItem } from "../store/desk";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";

/**
 * Takes back the member's last word on a tag as if it had not been said: the tag is what it was, unsure again where the tagger was and
 * nobody else has decided. Throws `conflict` when a colleague has had the last word since.
 */
export const takeBackTag = async (actor: Actor, { itemId, head }: z.output<typeof takeBackTagSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "items:tag");
  const memberId = actingMember(actor);
  await handleItem(actor, { itemId, action: "tag.take-back", kind: "tagged", resettles: true, now }, async (tx, item) => {
    const [last, ...earlier] = await listCorrections(tx, actor.workspaceId, { itemId, head });
    if (last === undefined) return null;
    if (last.memberId !== memberId) throw new AppError("conflict", "A colleague has decided on this tag since.", { reason: "conflict" });
    await deleteCorrection(tx, actor.workspaceId, last.id);
    const doubt = doubtOf(head);
    const isOpen = doubt !== null && earlier.length === 0 && (item.doubted ?? []).includes(doubt);
    const unsure = isOpen && !item.unsure.includes(doubt) ? [...item.unsure, doubt] : item.unsure;
    await updateItem(tx, actor.workspaceId, { itemId, changes: { ...asItWas(head, last.was), unsure } });
    return { head, was: wordsOf(item[head]), became: last.was };
  });
};

const asItWas = (head: CorrectedHead, was: string): Parameters<typeof updateItem>[2]["changes"] =>
  head === "tones" ? { tones: was === "" ? [] : was.split(",") } : { [head]: was };

const wordsOf = (value: string | readonly string[]): string => (typeof value === "string" ? value : value.join(","));
