import { platformSchema, type Platform } from "#lib/connectors/contract";
import { polledPlatforms } from "#lib/connectors/registry";
import { db } from "#lib/db/client";

// Questions of the whole installation, for reconciling: they yield ids alone, and each id travels with its workspace.

type InWorkspace = { readonly workspaceId: string };

/** Every source that is polled on a schedule, with its interval. */
export const listScheduledSources = async (): Promise<
  readonly (InWorkspace & { readonly id: string; readonly platform: Platform; readonly pollIntervalMs: number })[]
> => {
  const rows = await db().source.findMany({
    where: { removedAt: null, status: { not: "paused" } },
    select: { id: true, workspaceId: true, platform: true, pollIntervalMs: true },
  });
  return rows.map((row) => ({ ...row, platform: platformSchema.parse(row.platform) }));
};

type Overdue = { readonly before: Date; readonly limit: number };

/** Sources whose next poll was due before a moment and did not happen. */
export const listOverdueSources = async ({ before, limit }: Overdue): Promise<readonly (InWorkspace & { readonly sourceId: string })[]> => {
  const rows = await db().source.findMany({
    where: { removedAt: null, status: { not: "paused" }, platform: { in: [...polledPlatforms] }, OR: [{ nextPollAt: null }, { nextPollAt: { lte: before } }] },
    select: { id: true, workspaceId: true },
    orderBy: { nextPollAt: { sort: "asc", nulls: "first" } },
    take: limit,
  });
  return rows.map(({ id, workspaceId }) => ({ workspaceId, sourceId: id }));
};

/** Pushes that were accepted before a moment and not recorded yet. */
export const listUnprocessedPushes = async ({
  before,
  limit,
}: Overdue): Promise<readonly (InWorkspace & { readonly sourceId: string; readonly webhookId: string })[]> =>
  db().pushReceipt.findMany({
    where: { processedAt: null, receivedAt: { lte: before }, source: { removedAt: null } },
    select: { workspaceId: true, sourceId: true, webhookId: true },
    orderBy: { receivedAt: "asc" },
    take: limit,
  });

/** Imports under way. */
export const listRunningImports = async (): Promise<readonly (InWorkspace & { readonly importId: string })[]> => {
  const rows = await db().importRun.findMany({ where: { status: "running", source: { removedAt: null } }, select: { workspaceId: true, id: true } });
  return rows.map(({ workspaceId, id }) => ({ workspaceId, importId: id }));
};
