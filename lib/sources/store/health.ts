import type { SourceError, SourceStatus } from "../model";
import type { Identity } from "#lib/connectors/contract";
import { db } from "#lib/db/client";

type Key = { readonly workspaceId: string; readonly sourceId: string };

export type Success = { readonly at: Date; readonly pollIntervalMs: number; readonly nextPollAt: Date; readonly quota: { readonly left: number; readonly resetsAt: Date | null } | null };

/** A success wipes what failures left behind; a person's pause stays. */
export const updateAfterSuccess = async ({ workspaceId, sourceId }: Key, { at, pollIntervalMs, nextPollAt, quota }: Success): Promise<void> => {
  await db().$executeRaw`UPDATE source SET last_polled_at = ${at}, last_success_at = ${at}, failures = 0, last_error = NULL, last_error_at = NULL,
      status = CASE WHEN status = 'paused' THEN status ELSE 'active' END, poll_interval_ms = ${pollIntervalMs}, next_poll_at = ${nextPollAt},
      quota_left = ${quota?.left ?? null}::int, quota_resets_at = ${quota?.resetsAt ?? null}::timestamptz
    WHERE workspace_id = ${workspaceId} AND id = ${sourceId} AND removed_at IS NULL`;
};

export type Failure = { readonly at: Date; readonly error: SourceError; readonly status: SourceStatus; readonly failures: number; readonly nextPollAt: Date };

export const updateAfterFailure = async ({ workspaceId, sourceId }: Key, { at, error, status, failures, nextPollAt }: Failure): Promise<void> => {
  await db().$executeRaw`UPDATE source SET last_polled_at = ${at}, failures = ${failures}, last_error = ${JSON.stringify(error)}::jsonb, last_error_at = ${at},
      status = CASE WHEN status = 'paused' THEN status ELSE ${status} END, next_poll_at = ${nextPollAt}
    WHERE workspace_id = ${workspaceId} AND id = ${sourceId} AND removed_at IS NULL`;
};

export const updateIdentity = async ({ workspaceId, sourceId }: Key, { ownIds, capabilities }: Identity): Promise<void> => {
  await db().source.updateMany({ where: { id: sourceId, workspaceId, removedAt: null }, data: { ownIds: [...ownIds], capabilities: [...capabilities] } });
};
