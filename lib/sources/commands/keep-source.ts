import type { z } from "zod";

import { pollSourceJob } from "../jobs";
import { pollScheduleId, restorableMs, secretKeptMs, type onSourceSchema, type Refused, type renameSourceSchema, type updateSecretSchema } from "../model";
import { openSource } from "../queries/open-source";
import { deleteSecretsOfRemoved, findRemoved, findSourceName, isWatched, lockPushSecret, putSecret, unremoveSource, updateSource } from "../store/sources";
import { mergedSecret, orRefused } from "../try-link";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { connectorFor } from "#lib/connectors/registry";
import { AppError, notFound } from "#lib/core/errors";
import { logFor } from "#lib/core/log";
import { newWebhookSecret } from "#lib/core/webhook-signature";
import { inTransaction, type Db } from "#lib/db/transaction";
import { notifyLive } from "#lib/db/live";
import { nudge } from "#lib/queue/enqueue";
import { removeSchedule } from "#lib/queue/schedule";
import { recordAudit, type AuditRecord } from "#lib/team/audit";

type OnSource = z.output<typeof onSourceSchema>;

/** Reconnects a source: what was left blank stays as it is stored unless it is to be forgotten, the new credential is tried on the platform first, and only one that works takes the place of the old. */
export const updateSecret = async (
  actor: Actor,
  { sourceId, secret, forget = [] }: z.output<typeof updateSecretSchema>,
  now: Date,
): Promise<{ readonly kind: "connected" } | Refused> => {
  requirePermission(actor, "sources:manage");
  const source = await openSource(actor.workspaceId, sourceId);
  const connector = connectorFor(source.platform);
  const parsed = mergedSecret(connector, { stored: source.context.secret, entered: secret, forget });
  if (parsed === null) throw new AppError("invalid", "Enter a credential.", { reason: "bad-credential" });
  const outcome = await orRefused(async () => {
    const identity = await connector.identify({ ...source.context, secret: parsed });
    await inTransaction(async (tx) => {
      const status = source.status === "paused" ? {} : { status: "active" };
      const changes = { ...status, failures: 0, nextPollAt: now, ownIds: [...identity.ownIds], capabilities: [...identity.capabilities] };
      await change(tx, actor, { sourceId, changes, action: "source.reconnect", now });
      await putSecret(tx, actor.workspaceId, { sourceId, secret: parsed, now });
    });
    return { kind: "connected" as const };
  });
  if (outcome.kind === "connected") await pollSoon(actor, sourceId);
  return outcome;
};

/** A new secret for a push source; the one before is taken until the next is made, so that senders can change over. Shown once, here. */
export const rotatePushSecret = async (actor: Actor, { sourceId }: OnSource, now: Date): Promise<{ readonly secret: string }> => {
  requirePermission(actor, "sources:manage");
  const source = await openSource(actor.workspaceId, sourceId);
  if (source.platform !== "push") throw new AppError("invalid", "Only a push source has such a secret.");
  const secret = newWebhookSecret();
  await inTransaction(async (tx) => {
    const { pushSecrets, ...others } = await lockPushSecret(tx, actor.workspaceId, sourceId);
    const [current] = pushSecrets;
    await putSecret(tx, actor.workspaceId, { sourceId, secret: { ...others, pushSecrets: [secret, ...(current === undefined ? [] : [current])] }, now });
    await recordAudit(tx, { actor, action: "source.rotate-secret", subjectId: sourceId, details: { name: source.name }, now });
  });
  return { secret };
};

/** Leaves a source alone until it is resumed; nothing is lost that the platform still shows then. */
export const pauseSource = async (actor: Actor, { sourceId }: OnSource, now: Date): Promise<void> => {
  requirePermission(actor, "sources:manage");
  await inTransaction((tx) => change(tx, actor, { sourceId, changes: { status: "paused" }, action: "source.pause", now }));
};

/** Watches a source again, at once. */
export const resumeSource = async (actor: Actor, { sourceId }: OnSource, now: Date): Promise<void> => {
  requirePermission(actor, "sources:manage");
  await inTransaction((tx) => change(tx, actor, { sourceId, changes: { status: "active", nextPollAt: now, failures: 0 }, action: "source.resume", now }));
  await pollSoon(actor, sourceId);
};

/** Polls a source now, whatever its schedule says. */
export const requestPollNow = async (actor: Actor, { sourceId }: OnSource, now: Date): Promise<void> => {
  requirePermission(actor, "sources:manage");
  await inTransaction((tx) => change(tx, actor, { sourceId, changes: { nextPollAt: now }, action: "source.poll-now", now }));
  await pollSoon(actor, sourceId);
};

export const renameSource = async (actor: Actor, { sourceId, name }: z.output<typeof renameSourceSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "sources:manage");
  await inTransaction(async (tx) => {
    const was = await findSourceName(tx, actor.workspaceId, sourceId);
    await change(tx, actor, { sourceId, changes: { name }, action: "source.rename", details: { was, became: name }, now });
  });
};

/** Ends the watching; what was read stays. The credential is kept only as long as `restoreSource` may ask for it. */
export const removeSource = async (actor: Actor, { sourceId }: OnSource, now: Date): Promise<void> => {
  requirePermission(actor, "sources:manage");
  await inTransaction((tx) => change(tx, actor, { sourceId, changes: { removedAt: now }, action: "source.remove", now }));
  await forgetSchedule(sourceId);
};

/** After the commit, a queue that cannot be reached must not look like a failed removal: the ticks of a removed source find nothing to do. */
const forgetSchedule = async (sourceId: string): Promise<void> => {
  try {
    await removeSchedule(pollSourceJob, pollScheduleId(sourceId));
  } catch (error) {
    logFor("sources").warn({ sourceId, error: error instanceof Error ? error.message : "unknown" }, "the schedule of a removed source is still there");
  }
};

/**
 * Takes a removal back within a quarter of an hour: the source is watched again from where it stood, with the credential it had.
 * Throws `not-found` after that, and `conflict` when its address was added anew meanwhile.
 */
export const restoreSource = async (actor: Actor, { sourceId }: OnSource, now: Date): Promise<void> => {
  requirePermission(actor, "sources:manage");
  const since = new Date(now.getTime() - restorableMs);
  await inTransaction(async (tx) => {
    const removed = await findRemoved(tx, actor.workspaceId, { sourceId, since });
    if (removed === null) throw notFound("The source");
    if (await isWatched(tx, actor.workspaceId, removed)) throw new AppError("conflict", "This page is watched already.", { reason: "source-exists" });
    if (!(await unremoveSource(tx, actor.workspaceId, { sourceId, since, now }))) throw notFound("The source");
    await note(tx, actor, { sourceId, action: "source.restore", now });
  });
  await pollSoon(actor, sourceId);
};

/** Forgets the credentials of sources whose removal can no longer be taken back; says how many. For reconciling. */
export const forgetRemovedSecrets = async (now: Date): Promise<number> =>
  inTransaction((tx) => deleteSecretsOfRemoved(tx, new Date(now.getTime() - secretKeptMs)));

type Change = {
  readonly sourceId: string;
  readonly changes: Parameters<typeof updateSource>[2]["changes"];
  readonly action: string;
  readonly now: Date;
  /** What the audit keeps; the source's name where nothing else is said. */
  readonly details?: AuditRecord["details"];
};

const change = async (tx: Db, actor: Actor, { sourceId, changes, ...deed }: Change): Promise<void> => {
  if (!(await updateSource(tx, actor.workspaceId, { sourceId, changes }))) throw notFound("The source");
  await note(tx, actor, { sourceId, ...deed });
};

const note = async (tx: Db, actor: Actor, { sourceId, action, details, now }: Omit<Change, "changes">): Promise<void> => {
  const told = details ?? { name: await findSourceName(tx, actor.workspaceId, sourceId) };
  await recordAudit(tx, { actor, action, subjectId: sourceId, details: told, now });
  await notifyLive(tx, { workspaceId: actor.workspaceId, kind: "sources", threadIds: [], count: 1 });
};

const pollSoon = async (actor: Actor, sourceId: string): Promise<void> => nudge(pollSourceJob, { workspaceId: actor.workspaceId, sourceId }, { hurry: true });
