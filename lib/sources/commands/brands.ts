import type { z } from "zod";

import type { addBrandSchema, updateBrandSchema } from "../model";
import { insertBrand, updateBrandRow } from "../store/sources";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";
import { slugOf } from "#lib/team/model";

/** A new brand; its address is made of its name. Throws `conflict` when the workspace has one of that address. */
export const addBrand = async (actor: Actor, input: z.output<typeof addBrandSchema>, now: Date): Promise<{ readonly id: string; readonly slug: string }> => {
  requirePermission(actor, "brands:manage");
  const slug = slugOf(input.name) || `brand-${now.getTime().toString(36)}`;
  return inTransaction(async (tx) => {
    const id = await insertBrand(tx, actor.workspaceId, { brand: { ...input, slug }, now });
    if (id === null) throw new AppError("conflict", "There is a brand of this name already.", { reason: "brand-exists" });
    await recordAudit(tx, { actor, action: "brand.add", subjectId: id, details: { slug }, now });
    return { id, slug };
  });
};

/** Changes what is known of a brand; its address stays. */
export const updateBrand = async (actor: Actor, { brandId, ...input }: z.output<typeof updateBrandSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "brands:manage");
  const changes = {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.zone === undefined ? {} : { zone: input.zone }),
    ...(input.names === undefined ? {} : { names: [...input.names] }),
    ...(input.assignment === undefined ? {} : { assignment: input.assignment }),
  };
  await inTransaction(async (tx) => {
    if (!(await updateBrandRow(tx, actor.workspaceId, { brandId, changes }))) throw notFound("The brand");
    await recordAudit(tx, { actor, action: "brand.update", subjectId: brandId, details: { fields: Object.keys(changes) }, now });
  });
};
