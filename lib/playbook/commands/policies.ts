import type { z } from "zod";

import type { setAnswerPolicySchema, setSlaPolicySchema } from "../model";
import { requireBrand } from "../require-brand";
import { putAnswerPolicy, putSlaPolicy } from "../store/policies";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/** Promises answers within these times from now on; what was posted before keeps the promise of its day. */
export const setSlaPolicy = async (actor: Actor, { brandId, targets }: z.output<typeof setSlaPolicySchema>, now: Date): Promise<void> => {
  requirePermission(actor, "brands:manage");
  await inTransaction(async (tx) => {
    await requireBrand(tx, actor, brandId);
    await putSlaPolicy(tx, { workspaceId: actor.workspaceId, brandId, effectiveFrom: now }, targets);
    await recordAudit(tx, { actor, action: "sla-policy.set", subjectId: brandId, details: targets, now });
  });
};

/** From now on these kinds of items need no answer at this brand. */
export const setAnswerPolicy = async (actor: Actor, { brandId, excludes }: z.output<typeof setAnswerPolicySchema>, now: Date): Promise<void> => {
  requirePermission(actor, "brands:manage");
  await inTransaction(async (tx) => {
    await requireBrand(tx, actor, brandId);
    await putAnswerPolicy(tx, { workspaceId: actor.workspaceId, brandId, effectiveFrom: now }, excludes);
    await recordAudit(tx, { actor, action: "answer-policy.set", subjectId: brandId, details: { excludes }, now });
  });
};
