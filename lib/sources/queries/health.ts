import { illAfterFailures, sourceErrorSchema, sourceStatusSchema, type SourceHealth } from "../model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { platformSchema } from "#lib/connectors/contract";
import { notFound } from "#lib/core/errors";
import { dayMs, hourMs } from "#lib/core/time";
import { db } from "#lib/db/client";

/** Every source of the workspace with its health, by brand and name. */
export const listSourceHealth = async (actor: Actor, now: Date): Promise<readonly SourceHealth[]> => readHealth(actor, { now });

/** The health of one source. Throws `not-found`. */
export const getSourceHealth = async (actor: Actor, sourceId: string, now: Date): Promise<SourceHealth> => {
  const [health] = await readHealth(actor, { now, sourceId });
  if (!health) throw notFound("The source");
  return health;
};

/** How many sources need a person: credential refused, page gone, or failing for a while. */
export const countIllSources = async (actor: Actor, _now: Date): Promise<number> => {
  requirePermission(actor, "sources:read");
  return db().source.count({
    where: {
      workspaceId: actor.workspaceId,
      removedAt: null,
      OR: [{ status: { in: ["reconnect", "gone"] } }, { status: "active", failures: { gte: illAfterFailures } }],
    },
  });
};

type Wanted = { readonly now: Date; readonly sourceId?: string };

const readHealth = async (actor: Actor, { now, sourceId }: Wanted): Promise<readonly SourceHealth[]> => {
  requirePermission(actor, "sources:read");
  const { workspaceId } = actor;
  const [sources, setAside, lastDay] = await Promise.all([
    findSources(workspaceId, sourceId),
    db().setAside.groupBy({ by: ["sourceId"], where: { workspaceId, ...(sourceId === undefined ? {} : { sourceId }) }, _count: true }),
    countByHour(workspaceId, now),
  ]);
  const setAsideOf = new Map(setAside.map((row) => [row.sourceId, row._count]));
  return sources.map((source) => healthOf(source, { setAsideCount: setAsideOf.get(source.id) ?? 0, lastDay: lastDay.get(source.id) ?? emptyDay }));
};

const columns = {
  id: true,
  name: true,
  url: true,
  platform: true,
  status: true,
  capabilities: true,
  lastPolledAt: true,
  lastSuccessAt: true,
  lastItemAt: true,
  nextPollAt: true,
  pollIntervalMs: true,
  lagMs: true,
  failures: true,
  lastErrorAt: true,
  lastError: true,
  quotaLeft: true,
  itemCount: true,
  brand: { select: { id: true, name: true, slug: true } },
  secret: { select: { sourceId: true } },
  gaps: { where: { closedAt: null }, select: { id: true, since: true, until: true, reason: true }, orderBy: { foundAt: "desc" }, take: 50 },
} as const;

type Row = Awaited<ReturnType<typeof findSources>>[number];

const findSources = (workspaceId: string, sourceId: string | undefined) =>
  db().source.findMany({
    where: { workspaceId, removedAt: null, ...(sourceId === undefined ? {} : { id: sourceId }) },
    select: columns,
    orderBy: [{ brand: { name: "asc" } }, { name: "asc" }, { id: "asc" }],
  });

const healthOf = (source: Row, counted: { readonly setAsideCount: number; readonly lastDay: readonly number[] }): SourceHealth => {
  const { secret, gaps, lastError, lastErrorAt, ...facts } = source;
  const error = lastError === null ? null : sourceErrorSchema.parse(lastError);
  return {
    ...facts,
    ...counted,
    platform: platformSchema.parse(source.platform),
    status: sourceStatusSchema.parse(source.status),
    hasSecret: secret !== null,
    lastPolledAt: iso(source.lastPolledAt),
    lastSuccessAt: iso(source.lastSuccessAt),
    lastItemAt: iso(source.lastItemAt),
    nextPollAt: iso(source.nextPollAt),
    error: error === null || lastErrorAt === null ? null : { ...error, at: lastErrorAt.toISOString() },
    openGaps: gaps.map((gap) => ({ id: gap.id, since: iso(gap.since), until: gap.until.toISOString(), reason: gap.reason })),
  };
};

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const hoursShown = 24;
const emptyDay: readonly number[] = Array.from({ length: hoursShown }, () => 0);

/** Items posted in each of the last 24 hours, oldest first, by source. */
const countByHour = async (workspaceId: string, now: Date): Promise<ReadonlyMap<string, readonly number[]>> => {
  const from = new Date(now.getTime() - dayMs);
  const rows = await db().$queryRaw<{ sourceId: string; hour: number; count: number }[]>`
    SELECT source_id AS "sourceId", floor(extract(epoch FROM posted_at - ${from}) * 1000 / ${hourMs})::int AS hour, count(*)::int AS count
    FROM item WHERE workspace_id = ${workspaceId} AND posted_at >= ${from} AND posted_at < ${now} GROUP BY 1, 2`;
  const days = new Map<string, number[]>();
  for (const { sourceId, hour, count } of rows) {
    const day = days.get(sourceId) ?? [...emptyDay];
    if (hour >= 0 && hour < hoursShown) day[hour] = count;
    days.set(sourceId, day);
  }
  return days;
};
