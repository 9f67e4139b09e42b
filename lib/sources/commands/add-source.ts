import type { z } from "zod";

import type { addOwnSourceSchema, addSourceSchema, probeLinkSchema, Refused, SourceProbe } from "../model";
import { brandExists, findWatched, insertSource, isWatched, putSecret, type NewSource } from "../store/sources";
import { orRefused, sampleComments, tryLink } from "../try-link";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { ConnectorError } from "#lib/connectors/contract";
import { AppError, notFound } from "#lib/core/errors";
import { newId } from "#lib/core/ids";
import { newWebhookSecret } from "#lib/core/webhook-signature";
import { inTransaction, type Db } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";
import { pollSourceJob } from "../jobs";

/** Finds out what a pasted link is, whether it is watched already, and reads five comments as proof. Nothing is kept. */
export const probeLink = async (
  actor: Actor,
  input: z.output<typeof probeLinkSchema>,
  _now: Date,
): Promise<{ readonly kind: "found"; readonly probe: SourceProbe } | Refused> => {
  requirePermission(actor, "sources:manage");
  return orRefused(async () => {
    const tried = await tryLink(input);
    const samples = await sampleComments(tried);
    const { platform, url, title, settings, credential } = tried.recognised;
    const watchedBy = await inTransaction((tx) => findWatched(tx, actor.workspaceId, { platform, url }));
    return {
      kind: "found" as const,
      probe: {
        platform,
        url,
        title: tried.identity.title || title,
        settings,
        credential,
        samples: samples.map((item) => ({ author: item.author.name, text: item.text.slice(0, 500), postedAt: item.postedAt.toISOString() })),
        capabilities: tried.identity.capabilities,
        watchedBy,
      },
    };
  });
};

/** Watches a page from now on; what was posted before is read as history. The link and the credential are tested again first. */
export const addSource = async (
  actor: Actor,
  input: z.output<typeof addSourceSchema>,
  now: Date,
): Promise<{ readonly kind: "added"; readonly sourceId: string } | Refused> => {
  requirePermission(actor, "sources:manage");
  const outcome = await orRefused(async () => {
    const { recognised, connector, context, identity } = await tryLink(input);
    if (recognised.credential === "required" && context.secret === null) throw credentialNeeded(recognised.url);
    const source: NewSource = {
      id: newId("source"),
      brandId: input.brandId,
      platform: recognised.platform,
      name: input.name ?? (identity.title || recognised.title),
      url: recognised.url,
      settings: recognised.settings,
      ownIds: identity.ownIds,
      capabilities: identity.capabilities,
      isOwnPage: input.isOwnPage,
      pollIntervalMs: connector.pace.fastestMs,
    };
    await inTransaction((tx) => store(tx, actor, { source, secret: context.secret, now }));
    return { kind: "added" as const, sourceId: source.id };
  });
  if (outcome.kind === "added") await nudge(pollSourceJob, { workspaceId: actor.workspaceId, sourceId: outcome.sourceId }, { hurry: true });
  return outcome;
};

const credentialNeeded = (url: string): ConnectorError => {
  const { host } = new URL(url);
  return new ConnectorError("credentials", "credentials-needed", { message: `${host} shows nothing without a key. Enter one.`, params: { host } });
};

/** A door for signed pushes. Its secret is shown once, here. */
export const addPushSource = async (
  actor: Actor,
  input: z.output<typeof addOwnSourceSchema>,
  now: Date,
): Promise<{ readonly sourceId: string; readonly secret: string }> => {
  requirePermission(actor, "sources:manage");
  const secret = newWebhookSecret();
  const source = ownSource("push", input);
  await inTransaction((tx) => store(tx, actor, { source, secret: { pushSecrets: [secret] }, now }));
  return { sourceId: source.id, secret };
};

/** A place for files of history. */
export const addImportSource = async (actor: Actor, input: z.output<typeof addOwnSourceSchema>, now: Date): Promise<{ readonly sourceId: string }> => {
  requirePermission(actor, "imports:run");
  const source = ownSource("import", input);
  await inTransaction((tx) => store(tx, actor, { source, secret: null, now }));
  return { sourceId: source.id };
};

const ownSource = (platform: "push" | "import", { brandId, name }: z.output<typeof addOwnSourceSchema>): NewSource => {
  const id = newId("source");
  return { id, brandId, platform, name, url: `${platform}:${id}`, settings: {}, ownIds: [], capabilities: [], isOwnPage: true, pollIntervalMs: 60_000 };
};

const store = async (
  tx: Db,
  actor: Actor,
  { source, secret, now }: { readonly source: NewSource; readonly secret: unknown; readonly now: Date },
): Promise<void> => {
  if (!(await brandExists(tx, actor.workspaceId, source.brandId))) throw notFound("The brand");
  if (await isWatched(tx, actor.workspaceId, source)) throw new AppError("conflict", "This page is watched already.", { reason: "source-exists" });
  await insertSource(tx, actor.workspaceId, { source, now });
  if (secret !== null) await putSecret(tx, actor.workspaceId, { sourceId: source.id, secret, now });
  const { name, platform } = source;
  const details = { name, platform, ...hostOf(source.url), hasSecret: secret !== null };
  await recordAudit(tx, { actor, action: "source.add", subjectId: source.id, details, now });
};

/** Not the whole address: that of a feed may hold a key. */
const hostOf = (url: string): { readonly host?: string } => (/^https?:/u.test(url) ? { host: new URL(url).host } : {});
