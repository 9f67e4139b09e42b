import type { z } from "zod";

import { handleItem } from "../handle-item";
import type { assignItemSchema } from "../model";
import { canAnswer, updateItem } from "../store/desk";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";

/** Gives an item to a member, or to nobody; a takeover is written down. Throws `not-found` for a member of another workspace. */
export const assignItem = async (actor: Actor, { itemId, memberId }: z.output<typeof assignItemSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "items:assign");
  await handleItem(actor, { itemId, action: "item.assign", kind: "assigned", resettles: false, now }, async (tx, item) => {
    if (item.assigneeId === memberId) return null;
    if (memberId !== null && !(await canAnswer(tx, actor.workspaceId, memberId))) throw notFound("The member");
    await updateItem(tx, actor.workspaceId, { itemId, changes: { assigneeId: memberId } });
    return { was: item.assigneeId, became: memberId };
  });
};
