import type { z } from "zod";

import type { onSourceSchema, Refused, setCallbackSchema } from "../model";
import { openSource, type OpenSource } from "../queries/open-source";
import { lockPushSecret, putSecret, updateSource } from "../store/sources";
import { orRefused } from "../try-link";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import type { Capability } from "#lib/connectors/contract";
import { settingsSchema } from "#lib/connectors/push/model";
import { connectorFor } from "#lib/connectors/registry";
import { AppError, notFound } from "#lib/core/errors";
import { newWebhookSecret } from "#lib/core/webhook-signature";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/**
 * Says where a push source sends what is said and done; from then on it can what was ticked. A new host gets a secret of its own, shown once, here;
 * null where it has one. Without an address the callback is taken away, its secret too.
 */
export const setCallback = async (
  actor: Actor,
  { sourceId, url, can }: z.output<typeof setCallbackSchema>,
  now: Date,
): Promise<{ readonly secret: string | null }> => {
  requirePermission(actor, "sources:manage");
  const source = await openPush(actor, sourceId);
  const changes = url === "" ? { settings: { can: [] }, capabilities: [] } : { settings: { callbackUrl: url, can: [...can] }, capabilities: [...can] };
  return inTransaction(async (tx) => {
    const { callbackSecret, settings, ...pushes } = await lockPushSecret(tx, actor.workspaceId, sourceId);
    const isKept = callbackSecret !== undefined && hostOf(settingsSchema.parse(settings).callbackUrl) === hostOf(url);
    const fresh = url === "" || isKept ? null : newWebhookSecret();
    const secret = { ...pushes, ...(url === "" ? {} : { callbackSecret: fresh ?? callbackSecret }) };
    if (!(await updateSource(tx, actor.workspaceId, { sourceId, changes }))) throw notFound("The source");
    await putSecret(tx, actor.workspaceId, { sourceId, secret, now });
    await recordAudit(tx, {
      actor,
      action: "source.callback",
      subjectId: sourceId,
      details: { name: source.name, ...(url === "" ? {} : { host: new URL(url).host }) },
      now,
    });
    return { secret: fresh };
  });
};

/** Greets the callback of a push source and keeps what it says it can do. */
export const greetCallback = async (
  actor: Actor,
  { sourceId }: z.output<typeof onSourceSchema>,
  _now: Date,
): Promise<{ readonly kind: "greeted"; readonly capabilities: readonly Capability[] } | Refused> => {
  requirePermission(actor, "sources:manage");
  const source = await openPush(actor, sourceId);
  return orRefused(async () => {
    const { capabilities } = await connectorFor("push").identify(source.context);
    await inTransaction((tx) => updateSource(tx, actor.workspaceId, { sourceId, changes: { capabilities: [...capabilities] } }));
    return { kind: "greeted" as const, capabilities };
  });
};

const openPush = async (actor: Actor, sourceId: string): Promise<OpenSource> => {
  const source = await openSource(actor.workspaceId, sourceId);
  if (source.platform !== "push") throw new AppError("invalid", "Only a push source has a callback.");
  return source;
};

const hostOf = (url: string | undefined): string | null => (url === undefined || !URL.canParse(url) ? null : new URL(url).host);
