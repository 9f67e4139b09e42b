import type { SourceError, SourceStatus } from "../model";
import { Prisma } from "#db";
import type { Identity } from "#lib/connectors/contract";
import { db } from "#lib/db/client";

type Key = { readonly workspaceId: string; readonly sourceId: string };

/** A source as a poll found it at its start; by it is told whether a person has acted on it since. */
type Seen = { readonly status: SourceStatus; readonly nextPollAt: Date | null };

export type Success = {
  readonly at: Date;
  readonly pollIntervalMs: number;
  readonly nextPollAt: Date;
  readonly seen: Seen;
  readonly quota: { readonly left: number; readonly resetsAt: Date | null } | null;
};

/** A success wipes what failures left behind; what a person asked for during the poll stays. */
export const updateAfterSuccess = async ({ workspaceId, sourceId }: Key, { at, pollIntervalMs, nextPollAt, quota, seen }: Success): Promise<void> => {
  const isUntouched = untouched(seen);
  await db().$executeRaw`UPDATE source SET last_polled_at = ${at}, last_success_at = ${at}, failures = 0, last_error = NULL, last_error_at = NULL,
      status = CASE WHEN ${isUntouched} THEN 'active' ELSE status END, poll_interval_ms = ${pollIntervalMs},
      next_poll_at = CASE WHEN ${isUntouched} THEN ${nextPollAt}::timestamptz ELSE next_poll_at END,
      quota_left = ${quota?.left ?? null}::int, quota_resets_at = ${quota?.resetsAt ?? null}::timestamptz
    WHERE workspace_id = ${workspaceId} AND id = ${sourceId} AND removed_at IS NULL`;
};

export type Failure = {
  readonly at: Date;
  readonly error: SourceError;
  readonly status: SourceStatus;
  readonly failures: number;
  readonly nextPollAt: Date;
  readonly seen: Seen;
};

export const updateAfterFailure = async ({ workspaceId, sourceId }: Key, { at, error, status, failures, nextPollAt, seen }: Failure): Promise<void> => {
  const isUntouched = untouched(seen);
  await db().$executeRaw`UPDATE source SET last_polled_at = ${at}, failures = ${failures}, last_error = ${JSON.stringify(error)}::jsonb, last_error_at = ${at},
      status = CASE WHEN ${isUntouched} THEN ${status} ELSE status END, next_poll_at = CASE WHEN ${isUntouched} THEN ${nextPollAt}::timestamptz ELSE next_poll_at END
    WHERE workspace_id = ${workspaceId} AND id = ${sourceId} AND removed_at IS NULL`;
};

const untouched = ({ status, nextPollAt }: Seen): Prisma.Sql =>
  Prisma.sql`(status = ${status} AND next_poll_at IS NOT DISTINCT FROM ${nextPollAt}::timestamptz)`;

export const updateIdentity = async ({ workspaceId, sourceId }: Key, { ownIds, capabilities }: Identity): Promise<void> => {
  await db().source.updateMany({ where: { id: sourceId, workspaceId, removedAt: null }, data: { ownIds: [...ownIds], capabilities: [...capabilities] } });
};
