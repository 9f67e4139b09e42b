import type { z } from "zod";

import { doubtOf, type CorrectedHead } from "../doubt-model";
import { actingMember, handleItem } from "../handle-item";
import type { takeBackTagSchema } from "../model";
import { deleteCorrection, listCorrections, updateItem, type HandledItem } from "../store/desk";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";
import { tones } from "#lib/tagging/model";

/**
 * Takes back the member's last word on a tag as if it had not been said: the tag is what was decided before it, or else what the tagger says
 * today, unsure again where the tagger is. Throws `conflict` when a colleague has had the last word since.
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
    const isOpen = doubt !== null && earlier.length === 0 && item.machine.unsure.includes(doubt);
    const unsure = isOpen && !item.unsure.includes(doubt) ? [...item.unsure, doubt] : item.unsure;
    const became = earlier[0]?.became ?? saidOf(head, item.machine) ?? last.was;
    await updateItem(tx, actor.workspaceId, { itemId, changes: { ...changesTo(head, became), unsure } });
    return { head, was: wordOf(item[head]), became };
  });
};

/** The tagger's own word on a tag; undefined where none is kept. */
const saidOf = (head: CorrectedHead, { tone, ...said }: HandledItem["machine"]): string | undefined => {
  if (head !== "tones") return said[head]?.label;
  return tone && tones.filter((flag) => tone[flag]?.on === true).join(",");
};

const changesTo = (head: CorrectedHead, word: string): Parameters<typeof updateItem>[2]["changes"] =>
  head === "tones" ? { tones: word === "" ? [] : word.split(",") } : { [head]: word };

const wordOf = (value: string | readonly string[]): string => (typeof value === "string" ? value : value.join(","));
