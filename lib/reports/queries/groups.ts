import { z } from "zod";

import type { GroupView } from "../model";
import { localeSchema, type Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import type { ReportGroupId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

const columns = {
  ...{ id: true, name: true, locale: true, zone: true, weekday: true, hour: true, brandIds: true, pausedAt: true, nextAt: true },
  recipients: { select: { address: true, leftAt: true }, orderBy: { address: "asc" } },
} as const;

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  locale: localeSchema,
  zone: z.string(),
  weekday: z.number(),
  hour: z.number(),
  brandIds: z.array(z.string()),
  pausedAt: z.date().nullable(),
  nextAt: z.date(),
  recipients: z.array(z.object({ address: z.string(), leftAt: z.date().nullable() })),
});

const viewOf = (row: unknown): GroupView => {
  const { pausedAt, nextAt, recipients, ...group } = rowSchema.parse(row);
  return {
    ...group,
    recipients: recipients.map(({ address, leftAt }) => ({ address, hasLeft: leftAt !== null })),
    isPaused: pausedAt !== null,
    nextAt: nextAt.toISOString(),
  };
};

/** The groups of the workspace, by name. */
export const listGroups = async (actor: Actor): Promise<readonly GroupView[]> => {
  requirePermission(actor, "reports:manage");
  const rows = await db().reportGroup.findMany({
    where: { workspaceId: actor.workspaceId, removedAt: null },
    select: columns,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(viewOf);
};

/** One group. Throws `not-found`, for another workspace's too. */
export const getGroup = async (actor: Actor, groupId: ReportGroupId): Promise<GroupView> => {
  requirePermission(actor, "reports:manage");
  const row = await db().reportGroup.findFirst({ where: { id: groupId, workspaceId: actor.workspaceId, removedAt: null }, select: columns });
  if (row === null) throw notFound("The group");
  return viewOf(row);
};

const dueSchema = z.array(z.object({ workspaceId: z.string(), groupId: z.string(), nextAt: z.date(), workspaceZone: z.string() }));
export type DueGroup = z.output<typeof dueSchema>[number];

/** Groups of the whole installation whose time has come, the longest waiting first. */
export const listDueGroups = async ({ now, limit }: { readonly now: Date; readonly limit: number }): Promise<readonly DueGroup[]> =>
  dueSchema.parse(
    await db().$queryRaw`SELECT g.workspace_id AS "workspaceId", g.id AS "groupId", g.next_at AS "nextAt", w.zone AS "workspaceZone"
      FROM report_group g JOIN workspace w ON w.id = g.workspace_id
      WHERE g.next_at <= ${now} AND g.paused_at IS NULL AND g.removed_at IS NULL ORDER BY g.next_at LIMIT ${limit}`,
  );

/** What a group is written to in, and of which brands; null where it is gone. */
export const findTerms = async (
  workspaceId: WorkspaceId,
  groupId: ReportGroupId,
): Promise<Pick<GroupView, "locale" | "zone" | "weekday" | "hour" | "brandIds"> | null> => {
  const row = await db().reportGroup.findFirst({ where: { id: groupId, workspaceId, removedAt: null }, select: columns });
  return row === null ? null : viewOf(row);
};

/** The zones of brands; of all that are not archived where none is named. */
export const listZones = async (workspaceId: WorkspaceId, brandIds: readonly string[]): Promise<readonly string[]> => {
  const rows = await db().brand.findMany({
    where: { workspaceId, ...(brandIds.length === 0 ? { archivedAt: null } : { id: { in: [...brandIds] } }) },
    select: { zone: true },
  });
  return rows.map(({ zone }) => zone);
};
