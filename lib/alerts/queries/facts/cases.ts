import { listWatchedBrands, type Look } from "./brands";
import { readOverdueCases } from "../../model/case-rule";
import type { Reading } from "../../model/evidence";
import { db } from "#lib/db/client";

/** Open cases whose day has passed, brand by brand. */
export const lookAtCases = async ({ workspaceId, brandId, now }: Look): Promise<readonly Reading[]> => {
  const brands = await listWatchedBrands({ workspaceId, brandId });
  const rows = await db().case.findMany({
    where: { workspaceId, status: "open", dueAt: { lt: now } },
    select: { number: true, title: true, dueAt: true, brandId: true },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: 1_000,
  });
  return brands.flatMap(({ brand }) => {
    const overdue = rows.flatMap(({ dueAt, ...row }) => (row.brandId === brand.id && dueAt !== null ? [{ ...row, dueAt }] : []));
    const reading = readOverdueCases(brand, overdue, now);
    return reading === null ? [] : [reading];
  });
};

/** When cases of a brand became overdue within a span. */
export const readPastOverdue = async (
  workspaceId: string,
  { brandId, from, to }: { readonly brandId: string; readonly from: Date; readonly to: Date },
): Promise<readonly Date[]> => {
  const rows = await db().case.findMany({
    where: { workspaceId, brandId, dueAt: { gte: from, lt: to } },
    select: { dueAt: true, closedAt: true },
    orderBy: { dueAt: "asc" },
  });
  return rows.flatMap(({ dueAt, closedAt }) => (dueAt !== null && (closedAt === null || closedAt > dueAt) ? [dueAt] : []));
};
