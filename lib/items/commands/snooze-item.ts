import type { z } from "zod";

import { handleItem } from "../handle-item";
import type { snoozeItemSchema } from "../model";
import { updateItem } from "../store/desk";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";

/** Puts an item out of sight until a moment, or wakes it; its promise goes on. Throws `invalid` for a moment that has passed. */
export const snoozeItem = async (actor: Actor, { itemId, until }: z.output<typeof snoozeItemSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "items:assign");
  if (until !== null && until <= now) throw new AppError("invalid", "This moment has passed.", { reason: "past" });
  await handleItem(actor, { itemId, action: "item.snooze", kind: "assigned", resettles: false, now }, async (tx) => {
    await updateItem(tx, actor.workspaceId, { itemId, changes: { snoozedUntil: until } });
    return { until: until?.toISOString() ?? null };
  });
};
