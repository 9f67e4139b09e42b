import type { z } from "zod";

import { actingMember } from "../handle-item";
import type { takeNextSchema } from "../model";
import { takeNearest } from "../store/desk";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/** Gives the actor the unassigned item with the nearest promise, of some brands only where they are named; null when nothing waits. Two who ask at once get two items. */
export const takeNext = async (actor: Actor, { brands }: z.output<typeof takeNextSchema>, now: Date): Promise<{ readonly itemId: string } | null> => {
  requirePermission(actor, "items:assign");
  const memberId = actingMember(actor);
  return inTransaction(async (tx) => {
    const taken = await takeNearest(tx, actor.workspaceId, { memberId, brands, now });
    if (taken === null) return null;
    await recordAudit(tx, { actor, action: "item.take", subjectId: taken.id, details: {}, now });
    await notifyLive(tx, { workspaceId: actor.workspaceId, kind: "assigned", threadIds: [taken.threadId] });
    return { itemId: taken.id };
  });
};
