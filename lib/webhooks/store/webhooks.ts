import { z } from "zod";

import type { DisabledReason, WebhookType } from "../model";
import type { Streak } from "../retry-model";
import { open, seal } from "#lib/core/crypto";
import { newId, type WebhookId, type WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

type Terms = { readonly url: string; readonly events: readonly WebhookType[]; readonly withText: boolean };

const sealed = (webhookId: WebhookId, secret: string): string => seal(secret, purposeOf(webhookId));
const opened = (webhookId: WebhookId, box: string): string => z.string().parse(open(box, purposeOf(webhookId)));
const purposeOf = (webhookId: WebhookId): string => `webhook/${webhookId}`;

export const insertWebhook = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { url, events, withText, secret, now }: Terms & { readonly secret: string; readonly now: Date },
): Promise<WebhookId> => {
  const id = newId("webhook");
  await tx.webhook.create({
    data: { id, workspaceId, url, events: [...events], withText, secret: sealed(id, secret), createdAt: now },
    select: { id: true },
  });
  return id;
};

/** Held until the transaction ends, so that addresses are added one after the other. */
export const countWebhooks = async (tx: Db, workspaceId: WorkspaceId): Promise<number> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('webhooks/' || ${workspaceId}::text, 0))`;
  return tx.webhook.count({ where: { workspaceId } });
};

export type StoredWebhook = { readonly url: string; readonly isDisabled: boolean; readonly streak: Streak | null };

/** Held until the transaction ends; null where there is none in the workspace. */
export const lockWebhook = async (tx: Db, workspaceId: WorkspaceId, webhookId: WebhookId): Promise<StoredWebhook | null> => {
  await tx.$executeRaw`SELECT FROM webhook WHERE id = ${webhookId} AND workspace_id = ${workspaceId} FOR NO KEY UPDATE`;
  const row = await tx.webhook.findFirst({
    where: { id: webhookId, workspaceId },
    select: { url: true, disabledAt: true, failingSince: true, lastFailedAt: true },
  });
  return row === null ? null : { url: row.url, isDisabled: row.disabledAt !== null, streak: streakOf(row) };
};

type Failing = { readonly failingSince: Date | null; readonly lastFailedAt: Date | null };

const streakOf = ({ failingSince, lastFailedAt }: Failing): Streak | null =>
  failingSince === null || lastFailedAt === null ? null : { since: failingSince, lastAt: lastFailedAt };

const healthy = { failingSince: null, lastFailedAt: null, pausedUntil: null } as const;

/** What was wrong with the address before is forgotten with it. */
export const changeTerms = async (tx: Db, workspaceId: WorkspaceId, { webhookId, ...terms }: Terms & { readonly webhookId: WebhookId }): Promise<void> => {
  const { url, events, withText } = terms;
  await tx.webhook.updateMany({
    where: { id: webhookId, workspaceId },
    data: { url, events: [...events], withText, ...healthy },
  });
};

export const deleteWebhook = async (tx: Db, workspaceId: WorkspaceId, webhookId: WebhookId): Promise<void> => {
  await tx.webhook.deleteMany({ where: { id: webhookId, workspaceId } });
};

/** The new secret signs from now on, the one before beside it until then. */
export const replaceSecret = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { webhookId, secret, until }: { readonly webhookId: WebhookId; readonly secret: string; readonly until: Date },
): Promise<void> => {
  await tx.$executeRaw`UPDATE webhook SET previous_secret = secret, previous_until = ${until}, secret = ${sealed(webhookId, secret)}
    WHERE id = ${webhookId} AND workspace_id = ${workspaceId}`;
};

export const enableWebhook = async (tx: Db, workspaceId: WorkspaceId, webhookId: WebhookId): Promise<void> => {
  await tx.webhook.updateMany({
    where: { id: webhookId, workspaceId },
    data: { disabledAt: null, disabledBecause: null, ...healthy },
  });
};

/** False where it is disabled already. */
export const disableWebhook = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { webhookId, because, now }: { readonly webhookId: WebhookId; readonly because: DisabledReason; readonly now: Date },
): Promise<boolean> => {
  const { count } = await tx.webhook.updateMany({
    where: { id: webhookId, workspaceId, disabledAt: null },
    data: { disabledAt: now, disabledBecause: because },
  });
  return count === 1;
};

export type OpenWebhook = {
  readonly webhookId: WebhookId;
  readonly url: string;
  readonly withText: boolean;
  /** All that sign, the newest first. */
  readonly secrets: readonly string[];
};

/** An address that may be told something now, with its secrets; null where it is gone, disabled or to be left alone. */
export const findOpenWebhook = async (workspaceId: WorkspaceId, webhookId: WebhookId, now: Date): Promise<OpenWebhook | null> => {
  const row = await db().webhook.findFirst({
    where: { id: webhookId, workspaceId, disabledAt: null, OR: [{ pausedUntil: null }, { pausedUntil: { lte: now } }] },
    select: { url: true, withText: true, secret: true, previousSecret: true, previousUntil: true },
  });
  if (row === null) return null;
  const before = row.previousSecret !== null && row.previousUntil !== null && row.previousUntil > now ? [row.previousSecret] : [];
  return { webhookId, url: row.url, withText: row.withText, secrets: [row.secret, ...before].map((box) => opened(webhookId, box)) };
};

type Health = { readonly webhookId: WebhookId; readonly streak: Streak | null; readonly pausedUntil: Date | null; readonly arrivedAt: Date | null };

export const noteHealth = async (tx: Db, workspaceId: WorkspaceId, { webhookId, streak, pausedUntil, arrivedAt }: Health): Promise<void> => {
  await tx.webhook.updateMany({
    where: { id: webhookId, workspaceId },
    data: {
      failingSince: streak?.since ?? null,
      lastFailedAt: streak?.lastAt ?? null,
      pausedUntil,
      ...(arrivedAt === null ? {} : { lastArrivedAt: arrivedAt }),
    },
  });
};

/** Secrets of the whole installation whose time beside a newer one is over go. */
export const dropOldSecrets = async (now: Date): Promise<void> => {
  await db().webhook.updateMany({ where: { previousUntil: { lte: now } }, data: { previousSecret: null, previousUntil: null } });
};
