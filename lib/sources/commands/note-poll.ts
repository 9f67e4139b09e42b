import { nextPollInterval, statusAfterFailure, waitAfterFailure, idlePollIntervalMs } from "../model";
import type { OpenSource } from "../queries/open-source";
import { updateAfterFailure, updateAfterSuccess, updateIdentity, type Success } from "../store/health";
import { ConnectorError, type Identity } from "#lib/connectors/contract";
import { AppError } from "#lib/core/errors";

type Pace = { readonly fastestMs: number; readonly slowestMs: number };
type Polled = Pick<OpenSource, "id" | "workspaceId" | "pollIntervalMs" | "failures" | "lastErrorKind" | "status" | "nextPollAt">;

/** Writes down a poll that came to its end; returns the interval from now on. `isCut`: there is more to read, at once. */
export const notePollSuccess = async (
  source: Polled,
  poll: { readonly newItems: number; readonly isCut: boolean; readonly quota: Success["quota"]; readonly pace: Pace; readonly now: Date },
): Promise<number> => {
  const pollIntervalMs = nextPollInterval(source.pollIntervalMs, poll, poll.pace);
  const nextPollAt = poll.isCut ? poll.now : new Date(poll.now.getTime() + pollIntervalMs);
  await updateAfterSuccess(
    { workspaceId: source.workspaceId, sourceId: source.id },
    { at: poll.now, pollIntervalMs, nextPollAt, quota: poll.quota, seen: source },
  );
  return pollIntervalMs;
};

/** Writes down a poll that failed, in words, and what it says of the source; returns how long to leave it alone. Progress before the failure makes it the first in a row. */
export const notePollFailure = async (
  source: Polled,
  error: ConnectorError,
  { hasProgress, pace, now }: { readonly hasProgress: boolean; readonly pace: Pace; readonly now: Date },
): Promise<number> => {
  const failures = hasProgress ? 0 : source.failures;
  const status = statusAfterFailure(error, { kind: source.lastErrorKind, failures, status: source.status });
  const waitMs = status === "active" || status === "paused" ? waitAfterFailure(error, { failures }, pace) : idlePollIntervalMs;
  await updateAfterFailure(
    { workspaceId: source.workspaceId, sourceId: source.id },
    {
      at: now,
      status,
      failures: failures + 1,
      nextPollAt: new Date(now.getTime() + waitMs),
      seen: source,
      error: { kind: error.kind, reason: error.reason, params: error.params, message: error.message },
    },
  );
  return waitMs;
};

/** What went wrong with a poll in the terms of its health: what the platform did, a credential that no longer opens, or a fault of ours. */
export const pollFailureOf = (error: unknown): ConnectorError => {
  if (error instanceof ConnectorError) return error;
  if (error instanceof AppError && error.code === "misconfigured")
    return new ConnectorError("credentials", "credentials-unreadable", { message: error.message, cause: error });
  return new ConnectorError("retry", "internal-error", { message: "Parley itself failed while it read this source. It will be tried again.", cause: error });
};

/** Keeps what the platform says of our own account there, where it has changed. */
export const noteIdentity = async (source: Pick<OpenSource, "id" | "workspaceId" | "ownIds" | "capabilities">, identity: Identity): Promise<void> => {
  const isSame = sameWords(source.ownIds, identity.ownIds) && sameWords(source.capabilities, identity.capabilities);
  if (!isSame) await updateIdentity({ workspaceId: source.workspaceId, sourceId: source.id }, identity);
};

const sameWords = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && [...a].sort().join("\n") === [...b].sort().join("\n");
