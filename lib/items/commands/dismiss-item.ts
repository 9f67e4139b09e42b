import type { z } from "zod";

import { actingMember, handleItem } from "../handle-item";
import type { dismissItemSchema, reopenItemSchema } from "../model";
import { updateItem } from "../store/desk";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";

/** "No answer needed", in the words of a member: the item leaves the inbox and the figures. Throws `conflict` when it waits no more. */
export const dismissItem = async (actor: Actor, { itemId, note }: z.output<typeof dismissItemSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "items:close");
  const memberId = actingMember(actor);
  await handleItem(actor, { itemId, action: "item.dismiss", kind: "closed", resettles: true, now }, async (tx, item) => {
    if (item.closedBecause === "dismissed") return null;
    if (item.neededSince === null || item.answeredAt !== null || item.closedAt !== null)
      throw new AppError("conflict", "This item does not wait for an answer.", { reason: "not-waiting" });
    await updateItem(tx, actor.workspaceId, { itemId, changes: { closedAt: now, closedBecause: "dismissed", closedById: memberId, closedNote: note } });
    return { note };
  });
};

/** Takes "no answer needed" back: the item waits again, by the promise it had. */
export const reopenItem = async (actor: Actor, { itemId }: z.output<typeof reopenItemSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "items:close");
  await handleItem(actor, { itemId, action: "item.reopen", kind: "closed", resettles: true, now }, async (tx, item) => {
    if (item.closedBecause !== "dismissed") return null;
    await updateItem(tx, actor.workspaceId, { itemId, changes: { closedAt: null, closedBecause: null, closedById: null, closedNote: null } });
    return {};
  });
};
