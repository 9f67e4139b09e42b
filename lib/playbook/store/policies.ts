import type { AnswerPolicy } from "../model";
import { slaTargetsSchema, storedExceptionsSchema, storedHoursSchema, type SlaPolicy, type SlaTerms } from "../sla-model";
import { Prisma } from "#db";
import { newId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

/** Oldest first. */
export const readSlaPolicies = async (workspaceId: string): Promise<readonly (SlaPolicy & { readonly brandId: string })[]> =>
  findSlaPolicies(db(), { workspaceId });

/** Those of one brand, oldest first. */
export const readSlaPoliciesOf = async (tx: Db, workspaceId: string, brandId: string): Promise<readonly SlaPolicy[]> =>
  findSlaPolicies(tx, { workspaceId, brandId });

const findSlaPolicies = async (
  tx: Db,
  where: { readonly workspaceId: string; readonly brandId?: string },
): Promise<readonly (SlaPolicy & { readonly brandId: string })[]> => {
  const rows = await tx.slaPolicy.findMany({
    where,
    select: { brandId: true, effectiveFrom: true, targets: true, exceptions: true, hours: true, warnPercent: true },
    orderBy: { effectiveFrom: "asc" },
  });
  return rows.map(({ targets, exceptions, hours, ...row }) => ({
    ...row,
    targets: slaTargetsSchema.parse(targets),
    exceptions: storedExceptionsSchema.parse(exceptions),
    hours: storedHoursSchema.parse(hours),
  }));
};

/** Oldest first. */
export const readAnswerPolicies = async (workspaceId: string): Promise<readonly (AnswerPolicy & { readonly brandId: string })[]> =>
  db().answerPolicy.findMany({ where: { workspaceId }, select: { brandId: true, effectiveFrom: true, excludes: true }, orderBy: { effectiveFrom: "asc" } });

/** How many of the sources are this brand's. */
export const countSources = async (
  tx: Db,
  workspaceId: string,
  { brandId, sourceIds }: { readonly brandId: string; readonly sourceIds: readonly string[] },
): Promise<number> => tx.source.count({ where: { workspaceId, brandId, id: { in: [...sourceIds] } } });

type Key = { readonly workspaceId: string; readonly brandId: string; readonly effectiveFrom: Date };

/** Said twice in one millisecond, the second word holds. */
export const putSlaPolicy = async (
  tx: Db,
  { workspaceId, brandId, effectiveFrom }: Key,
  { targets, exceptions, hours, warnPercent }: SlaTerms,
): Promise<void> => {
  const terms = { targets, exceptions: [...exceptions], hours: hours === null ? Prisma.DbNull : jsonOf(hours), warnPercent };
  await tx.slaPolicy.upsert({
    where: { brandId_effectiveFrom: { brandId, effectiveFrom } },
    create: { id: newId("slaPolicy"), workspaceId, brandId, effectiveFrom, ...terms },
    update: terms,
    select: { id: true },
  });
};

const jsonOf = ({ zone, weekdays, holidays }: NonNullable<SlaTerms["hours"]>): Prisma.InputJsonObject => ({
  zone,
  weekdays: weekdays.map((intervals) => intervals.map(({ from, to }) => ({ from, to }))),
  holidays: [...holidays],
});

export const putAnswerPolicy = async (tx: Db, { workspaceId, brandId, effectiveFrom }: Key, excludes: readonly string[]): Promise<void> => {
  const key = { brandId_effectiveFrom: { brandId, effectiveFrom } };
  await tx.answerPolicy.upsert({
    where: key,
    create: { id: newId("answerPolicy"), workspaceId, brandId, effectiveFrom, excludes: [...excludes] },
    update: { excludes: [...excludes] },
    select: { id: true },
  });
};
