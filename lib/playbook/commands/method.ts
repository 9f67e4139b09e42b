import type { z } from "zod";

import { changedSettings, type setMethodSchema } from "../method-model";
import { methodOf } from "../queries/method";
import { findTemplate } from "../queries/templates";
import { requireBrand } from "../require-brand";
import { putMethod } from "../store/method";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/** Says how a brand keeps the method, from now on. Throws `invalid` for a holding template that is none. */
export const setMethod = async (actor: Actor, { brandId, method }: z.output<typeof setMethodSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "playbook:manage");
  await inTransaction(async (tx) => {
    await requireBrand(tx, actor, brandId);
    const { notice: _, ...settings } = method;
    if (settings.holdingTemplateId !== undefined) {
      const template = await findTemplate(actor.workspaceId, settings.holdingTemplateId, tx);
      if (template?.situation !== "holding") throw new AppError("invalid", "This is no holding answer.", { reason: "no-holding-template" });
    }
    const details = { ...settings, changed: changedSettings(await methodOf(actor.workspaceId, brandId, tx), method) };
    await putMethod(tx, actor.workspaceId, { brandId, method });
    await recordAudit(tx, { actor, action: "method.set", subjectId: brandId, details, now });
    await notifyLive(tx, { workspaceId: actor.workspaceId, kind: "playbook", threadIds: [] });
  });
};
