import type { z } from "zod";

import { overlapMs, webhooksMax, type addWebhookSchema, type changeWebhookSchema, type onWebhookSchema, type switchWebhookSchema } from "../model";
import {
  changeTerms,
  countWebhooks,
  deleteWebhook,
  disableWebhook,
  enableWebhook,
  insertWebhook,
  lockWebhook,
  replaceSecret,
  type StoredWebhook,
} from "../store/webhooks";
import { tellWebhookJob } from "../jobs";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { WebhookId } from "#lib/core/ids";
import { newWebhookSecret } from "#lib/core/webhook-signature";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

type OnWebhook = z.output<typeof onWebhookSchema>;

/** Adds an address that is told of events from now on. Its secret is shown this once. Throws `conflict` where there are enough. */
export const addWebhook = async (
  actor: Actor,
  terms: z.output<typeof addWebhookSchema>,
  now: Date,
): Promise<{ readonly webhookId: WebhookId; readonly secret: string }> => {
  requirePermission(actor, "webhooks:manage");
  const secret = newWebhookSecret();
  const webhookId = await inTransaction(async (tx) => {
    if ((await countWebhooks(tx, actor.workspaceId)) >= webhooksMax)
      throw new AppError("conflict", "There are enough webhooks.", { reason: "webhooks-too-many" });
    const id = await insertWebhook(tx, actor.workspaceId, { ...terms, secret, now });
    await recordAudit(tx, {
      actor,
      action: "webhook.add",
      subjectId: id,
      details: { host: hostOf(terms), events: terms.events, withText: terms.withText },
      now,
    });
    return id;
  });
  return { webhookId, secret };
};

/** Another address, other events, or words along with them or not. */
export const changeWebhook = async (actor: Actor, { webhookId, ...terms }: z.output<typeof changeWebhookSchema>, now: Date): Promise<void> => {
  const { events, withText } = terms;
  await onWebhook(actor, { webhookId, action: "webhook.change", details: { host: hostOf(terms), events, withText }, now }, (tx) =>
    changeTerms(tx, actor.workspaceId, { webhookId, ...terms }),
  );
};

/** Forgets an address with its log; what was still to arrive there does not. */
export const removeWebhook = async (actor: Actor, { webhookId }: OnWebhook, now: Date): Promise<void> =>
  onWebhook(actor, { webhookId, action: "webhook.remove", now }, (tx) => deleteWebhook(tx, actor.workspaceId, webhookId));

/** Makes a new secret, shown this once; for a day the one before signs beside it. */
export const rotateWebhookSecret = async (actor: Actor, { webhookId }: OnWebhook, now: Date): Promise<{ readonly secret: string }> => {
  const secret = newWebhookSecret();
  const until = new Date(now.getTime() + overlapMs);
  await onWebhook(actor, { webhookId, action: "webhook.rotate-secret", now }, (tx) => replaceSecret(tx, actor.workspaceId, { webhookId, secret, until }));
  return { secret };
};

/** Tells an address nothing more, or again; what was still to arrive goes on then. */
export const switchWebhook = async (actor: Actor, { webhookId, isOn }: z.output<typeof switchWebhookSchema>, now: Date): Promise<void> => {
  const { workspaceId } = actor;
  await onWebhook(actor, { webhookId, action: isOn ? "webhook.enable" : "webhook.disable", now }, async (tx) => {
    if (isOn) await enableWebhook(tx, workspaceId, webhookId);
    else await disableWebhook(tx, workspaceId, { webhookId, because: "by-hand", now });
  });
  if (isOn) await nudge(tellWebhookJob, { workspaceId, webhookId });
};

type Deed = {
  readonly webhookId: WebhookId;
  readonly action: string;
  readonly details?: Readonly<Record<string, string | boolean | readonly string[]>>;
  readonly now: Date;
};

/** Does something with an address of the workspace, and writes it down. Throws `not-found`. */
const onWebhook = async (actor: Actor, { webhookId, action, details, now }: Deed, work: (tx: Db, webhook: StoredWebhook) => Promise<void>): Promise<void> => {
  requirePermission(actor, "webhooks:manage");
  const { workspaceId } = actor;
  await inTransaction(async (tx) => {
    const webhook = await lockWebhook(tx, workspaceId, webhookId);
    if (webhook === null) throw notFound("The webhook");
    await work(tx, webhook);
    await notifyLive(tx, { workspaceId, kind: "webhooks", threadIds: [] });
    await recordAudit(tx, { actor, action, subjectId: webhookId, details: { host: hostOf(webhook), ...details }, now });
  });
};

const hostOf = ({ url }: { readonly url: string }): string => new URL(url).host;
