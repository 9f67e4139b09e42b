import type { z } from "zod";

import { handleItem } from "../handle-item";
import type { warnManagersSchema } from "../model";
import { findWhereabouts } from "../store/desk";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notifyDeciders } from "#lib/team/notices";

type Warned = { readonly told: number; readonly know: number };

/** Asks whoever decides to look at an item. Those who have not read it yet (`know`) are not told twice. Throws `not-found`. */
export const warnManagers = async (actor: Actor, { itemId }: z.output<typeof warnManagersSchema>, now: Date): Promise<Warned> => {
  requirePermission(actor, "items:assign");
  let warned: Warned = { told: 0, know: 0 };
  await handleItem(actor, { itemId, action: "item.warn-managers", kind: "assigned", resettles: false, now }, async (tx) => {
    const { author, source } = await findWhereabouts(tx, actor.workspaceId, itemId);
    const params = { by: actor.name, author, source };
    warned = await notifyDeciders(tx, actor, { kind: "manager-warned", path: `inbox?view=all&item=${itemId}`, params, now });
    return warned.told === 0 ? null : { told: warned.told };
  });
  return warned;
};
