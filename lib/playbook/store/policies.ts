import type { AnswerPolicy, SlaPolicy, SlaTargets } from "../model";
import { slaTargetsSchema } from "../model";
import { newId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

/** Oldest first. */
export const readSlaPolicies = async (workspaceId: string): Promise<readonly (SlaPolicy & { readonly brandId: string })[]> => {
  const rows = await db().slaPolicy.findMany({
    where: { workspaceId },
    select: { brandId: true, effectiveFrom: true, targets: true },
    orderBy: { effectiveFrom: "asc" },
  });
  return rows.map((row) => ({ ...row, targets: slaTargetsSchema.parse(row.targets) }));
};

/** Oldest first. */
export const readAnswerPolicies = async (workspaceId: string): Promise<readonly (AnswerPolicy & { readonly brandId: string })[]> =>
  db().answerPolicy.findMany({ where: { workspaceId }, select: { brandId: true, effectiveFrom: true, excludes: true }, orderBy: { effectiveFrom: "asc" } });

type Key = { readonly workspaceId: string; readonly brandId: string; readonly effectiveFrom: Date };

/** Said twice in one millisecond, the second word holds. */
export const putSlaPolicy = async (tx: Db, { workspaceId, brandId, effectiveFrom }: Key, targets: SlaTargets): Promise<void> => {
  const key = { brandId_effectiveFrom: { brandId, effectiveFrom } };
  await tx.slaPolicy.upsert({
    where: key,
    create: { id: newId("slaPolicy"), workspaceId, brandId, effectiveFrom, targets },
    update: { targets },
    select: { id: true },
  });
};

export const putAnswerPolicy = async (tx: Db, { workspaceId, brandId, effectiveFrom }: Key, excludes: readonly string[]): Promise<void> => {
  const key = { brandId_effectiveFrom: { brandId, effectiveFrom } };
  await tx.answerPolicy.upsert({
    where: key,
    create: { id: newId("answerPolicy"), workspaceId, brandId, effectiveFrom, excludes: [...excludes] },
    update: { excludes: [...excludes] },
    select: { id: true },
  });
};
