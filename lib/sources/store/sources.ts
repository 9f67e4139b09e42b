import type { z } from "zod";

import { pushSecretSchema } from "../model";
import type { Capability } from "#lib/connectors/contract";
import { open, seal } from "#lib/core/crypto";
import { notFound } from "#lib/core/errors";
import type { SourceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

export type NewSource = {
  readonly id: SourceId;
  readonly brandId: string;
  readonly platform: string;
  readonly name: string;
  readonly url: string;
  readonly settings: unknown;
  readonly ownIds: readonly string[];
  readonly capabilities: readonly Capability[];
  readonly isOwnPage: boolean;
  readonly pollIntervalMs: number;
};

export const brandExists = async (tx: Db, workspaceId: string, brandId: string): Promise<boolean> =>
  (await tx.brand.count({ where: { id: brandId, workspaceId, archivedAt: null } })) === 1;

/** True when the workspace watches this address already; the answer holds until the transaction ends, since who asks at the same time waits. */
export const isWatched = async (tx: Db, workspaceId: string, { platform, url }: { readonly platform: string; readonly url: string }): Promise<boolean> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sources/${workspaceId}/${platform}/${url}`}, 0))`;
  return (await findWatched(tx, workspaceId, { platform, url })) !== null;
};

/** The source that reads this address, as far as anybody can say at this moment. */
export const findWatched = async (
  tx: Db,
  workspaceId: string,
  { platform, url }: { readonly platform: string; readonly url: string },
): Promise<{ readonly id: string; readonly name: string } | null> =>
  tx.source.findFirst({ where: { workspaceId, platform, url, removedAt: null }, select: { id: true, name: true } });

/** What a source is called, removed or not; null where the workspace has none such. */
export const findSourceName = async (tx: Db, workspaceId: string, sourceId: string): Promise<string | null> =>
  (await tx.source.findFirst({ where: { id: sourceId, workspaceId }, select: { name: true } }))?.name ?? null;

export const insertSource = async (tx: Db, workspaceId: string, { source, now }: { readonly source: NewSource; readonly now: Date }): Promise<void> => {
  await tx.$executeRaw`INSERT INTO source (id, workspace_id, brand_id, platform, name, url, settings, own_ids, capabilities, is_own_page, live_since, created_at, poll_interval_ms)
    VALUES (${source.id}, ${workspaceId}, ${source.brandId}, ${source.platform}, ${source.name}, ${source.url}, ${JSON.stringify(source.settings ?? {})}::jsonb,
      ${[...source.ownIds]}, ${[...source.capabilities]}, ${source.isOwnPage}, ${now}, ${now}, ${source.pollIntervalMs})`;
};

/** The secrets of a push source, and its settings, held until the transaction ends. Throws `not-found`. */
export const lockPushSecret = async (
  tx: Db,
  workspaceId: string,
  sourceId: string,
): Promise<z.output<typeof pushSecretSchema> & { readonly settings: unknown }> => {
  await tx.$executeRaw`SELECT FROM source WHERE id = ${sourceId} AND workspace_id = ${workspaceId} FOR UPDATE`;
  const row = await tx.source.findFirst({
    where: { id: sourceId, workspaceId, removedAt: null },
    select: { settings: true, secret: { select: { box: true } } },
  });
  if (!row?.secret) throw notFound("The source");
  return { ...pushSecretSchema.parse(open(row.secret.box, secretPurpose(sourceId))), settings: row.settings };
};

/** Seals a credential for this source alone, in the place of the one before. */
export const putSecret = async (
  tx: Db,
  workspaceId: string,
  { sourceId, secret, now }: { readonly sourceId: string; readonly secret: unknown; readonly now: Date },
): Promise<void> => {
  const box = seal(secret, secretPurpose(sourceId));
  await tx.sourceSecret.upsert({
    where: { sourceId },
    create: { sourceId, workspaceId, box, updatedAt: now },
    update: { box, updatedAt: now },
    select: { sourceId: true },
  });
};

/** What a sealed credential is bound to: a box moved to another source does not open. */
export const secretPurpose = (sourceId: string): string => `source/${sourceId}`;

type Changes = {
  readonly name?: string;
  readonly status?: string;
  readonly removedAt?: Date;
  readonly nextPollAt?: Date;
  readonly failures?: number;
  readonly ownIds?: string[];
  readonly capabilities?: string[];
  readonly settings?: { callbackUrl?: string; can: string[] };
};

/** False when the workspace has no such source. */
export const updateSource = async (
  tx: Db,
  workspaceId: string,
  { sourceId, changes }: { readonly sourceId: string; readonly changes: Changes },
): Promise<boolean> => (await tx.source.updateMany({ where: { id: sourceId, workspaceId, removedAt: null }, data: changes })).count === 1;

type Removed = { readonly sourceId: string; /** Only what was removed after this. */ readonly since: Date };

/** Where a removed source stood; null when it is none, or was removed earlier. */
export const findRemoved = async (
  tx: Db,
  workspaceId: string,
  { sourceId, since }: Removed,
): Promise<{ readonly platform: string; readonly url: string } | null> =>
  tx.source.findFirst({ where: { id: sourceId, workspaceId, removedAt: { gt: since } }, select: { platform: true, url: true } });

/** Takes a removal back; false when there is none to take back. */
export const unremoveSource = async (tx: Db, workspaceId: string, { sourceId, since, now }: Removed & { readonly now: Date }): Promise<boolean> =>
  (await tx.source.updateMany({ where: { id: sourceId, workspaceId, removedAt: { gt: since } }, data: { removedAt: null, nextPollAt: now } })).count === 1;

/** Forgets the credentials of sources that were removed before a moment; says how many. */
export const deleteSecretsOfRemoved = async (tx: Db, before: Date): Promise<number> =>
  (await tx.sourceSecret.deleteMany({ where: { source: { removedAt: { lte: before } } } })).count;
