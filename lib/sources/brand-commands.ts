import type { z } from "zod";

import type { addBrandSchema, updateBrandSchema } from "./brand-model";
import { changeBrand, insertBrand } from "./store/brands";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { BrandId } from "#lib/core/ids";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";
import { slugOf, slugSchema } from "#lib/team/model";

/** A brand with its zone and names. Throws `conflict` when its address is taken. */
export const addBrand = async (actor: Actor, input: z.output<typeof addBrandSchema>, now: Date): Promise<{ readonly id: BrandId; readonly slug: string }> => {
  requirePermission(actor, "brands:manage");
  // A name without a Latin letter gives no address.
  const slug = slugSchema.catch(`brand-${now.getTime().toString(36)}`).parse(input.slug ?? slugOf(input.name));
  const id = await inTransaction(async (tx) => {
    const brandId = await insertBrand(tx, actor.workspaceId, {
      slug,
      name: input.name,
      zone: input.zone,
      names: input.names,
      assignment: input.assignment,
      createdAt: now,
    });
    if (brandId === null) throw new AppError("conflict", "This address is taken by another brand.", { reason: "slug-taken" });
    await recordAudit(tx, {
      actor,
      action: "brand.add",
      subjectId: brandId,
      details: { name: input.name, zone: input.zone, assignment: input.assignment },
      now,
    });
    return brandId;
  });
  return { id, slug };
};

/** Changes what is given and leaves the rest. Figures follow the zone at once: they are computed from the items. */
export const updateBrand = async (actor: Actor, input: z.output<typeof updateBrandSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "brands:manage");
  const { brandId, ...change } = input;
  await inTransaction(async (tx) => {
    if (!(await changeBrand(tx, actor.workspaceId, { id: brandId, ...change }))) throw notFound("The brand");
    const details = {
      ...(change.zone === undefined ? {} : { zone: change.zone }),
      ...(change.assignment === undefined ? {} : { assignment: change.assignment }),
      changed: Object.keys(change),
    };
    await recordAudit(tx, { actor, action: "brand.update", subjectId: brandId, details, now });
  });
};
