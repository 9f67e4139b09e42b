import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { platformSchema, type Platform } from "#lib/connectors/contract";
import { settingsSchema } from "#lib/connectors/push/model";
import { sourceStatusSchema, type SourceStatus } from "../model";
import { db } from "#lib/db/client";

export type SourceView = {
  readonly id: string;
  readonly brandId: string;
  readonly name: string;
  readonly url: string;
  readonly platform: Platform;
  readonly status: SourceStatus;
  readonly capabilities: readonly string[];
};

/** One source; null when the workspace has none such. */
export const findSource = async (actor: Actor, sourceId: string): Promise<SourceView | null> => {
  requirePermission(actor, "sources:read");
  const row = await db().source.findFirst({
    where: { id: sourceId, workspaceId: actor.workspaceId, removedAt: null },
    select: { id: true, brandId: true, name: true, url: true, platform: true, status: true, capabilities: true },
  });
  return row === null ? null : { ...row, platform: platformSchema.parse(row.platform), status: sourceStatusSchema.parse(row.status) };
};

/** Where a push source sends what is said and done, and what it is said to take. */
export type CallbackView = { readonly url: string; readonly can: readonly string[] };

/** The callback of a push source, its address empty where it has none; null for any other source. */
export const findCallback = async (actor: Actor, sourceId: string): Promise<CallbackView | null> => {
  requirePermission(actor, "sources:manage");
  const row = await db().source.findFirst({
    where: { id: sourceId, workspaceId: actor.workspaceId, platform: "push", removedAt: null },
    select: { settings: true },
  });
  if (row === null) return null;
  const { callbackUrl, can } = settingsSchema.parse(row.settings);
  return { url: callbackUrl ?? "", can };
};

export type SetAsideView = {
  readonly id: string;
  readonly at: string;
  readonly reason: string;
  readonly field: string | null;
  readonly line: number | null;
  readonly excerpt: string;
};

type PageWanted = { readonly after?: string | undefined; readonly limit: number };

/** What arrived at a source and could not be understood, newest first; `after` is the id of the last one seen. */
export const listSetAside = async (actor: Actor, sourceId: string, { after, limit }: PageWanted): Promise<readonly SetAsideView[]> => {
  requirePermission(actor, "sources:read");
  const scope = { workspaceId: actor.workspaceId, sourceId };
  const last = after === undefined ? null : await db().setAside.findFirst({ where: { ...scope, id: after }, select: { at: true, id: true } });
  const rows = await db().setAside.findMany({
    where: { ...scope, ...(last === null ? {} : { OR: [{ at: { lt: last.at } }, { at: last.at, id: { lt: last.id } }] }) },
    select: { id: true, at: true, reason: true, field: true, line: true, excerpt: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
};

export type GapView = {
  readonly id: string;
  readonly stream: string;
  readonly since: string | null;
  readonly until: string;
  readonly reason: string;
  readonly foundAt: string;
  readonly closedAt: string | null;
};

/** Spans a platform did not show, newest first. */
export const listGaps = async (actor: Actor, sourceId: string): Promise<readonly GapView[]> => {
  requirePermission(actor, "sources:read");
  const rows = await db().sourceGap.findMany({
    where: { workspaceId: actor.workspaceId, sourceId },
    select: { id: true, stream: true, since: true, until: true, reason: true, foundAt: true, closedAt: true },
    orderBy: [{ foundAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  return rows.map((row) => ({
    ...row,
    since: row.since?.toISOString() ?? null,
    until: row.until.toISOString(),
    foundAt: row.foundAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  }));
};
