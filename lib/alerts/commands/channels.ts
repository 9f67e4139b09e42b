import type { z } from "zod";

import { sendTo, type Sent } from "../channels/send";
import { testMessageOf } from "../model/message";
import type { addChannelSchema, ChannelSecret, onChannelSchema, SendFailure } from "../model/rule-view";
import { channelsThere, countChannels, insertChannel, noteTry, openChannel, removeChannelRow } from "../store/channels";
import { dropOfChannel } from "../store/outbox";
import { forgetChannel } from "../store/rules";
import { alertWords } from "../words";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { outbound } from "#lib/connectors/http";
import { env } from "#lib/core/env";
import { AppError, notFound } from "#lib/core/errors";
import { newId, type AlertChannelId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

const mostChannels = 20;
const telegram = "https://api.telegram.org";

/** Adds a place where word of alerts goes. Its address or token is sealed and never shown again. */
export const addChannel = async (actor: Actor, input: z.output<typeof addChannelSchema>, now: Date): Promise<{ readonly channelId: AlertChannelId }> => {
  requirePermission(actor, "alerts:manage");
  const { workspaceId } = actor;
  const { kind, name, locale } = input;
  const channelId = await inTransaction(async (tx) => {
    if ((await countChannels(tx, workspaceId)) >= mostChannels)
      throw new AppError("conflict", "There are enough channels.", { reason: "alert-channels-too-many" });
    const secret = secretOf(input);
    const id = await insertChannel(tx, workspaceId, { kind, name, locale, shown: shownOf(secret), secret, now });
    await notifyLive(tx, { workspaceId, kind: "alerts", threadIds: [] });
    await recordAudit(tx, { actor, action: "alert-channel.add", subjectId: id, details: { kind, name }, now });
    return id;
  });
  return { channelId };
};

const secretOf = (input: z.output<typeof addChannelSchema>): ChannelSecret => {
  switch (input.kind) {
    case "email":
      return { kind: "email", addresses: input.addresses };
    case "slack":
    case "teams":
      return { kind: input.kind, url: input.url };
    case "telegram":
      return { kind: "telegram", token: input.token, chat: input.chat, server: input.server ?? telegram };
  }
};

/** What tells one channel from another without giving it away. */
const shownOf = (secret: ChannelSecret): string => {
  switch (secret.kind) {
    case "email":
      return secret.addresses.join(", ");
    case "slack":
    case "teams":
      return new URL(secret.url).host;
    case "telegram":
      return secret.chat;
  }
};

/** Takes a channel away with its secret; what was still to be sent there is not sent. */
export const removeChannel = async (actor: Actor, { channelId }: z.output<typeof onChannelSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "alerts:manage");
  const { workspaceId } = actor;
  await inTransaction(async (tx) => {
    const name = await removeChannelRow(tx, workspaceId, { channelId, now });
    if (name === null) throw notFound("The channel");
    await forgetChannel(tx, workspaceId, channelId);
    await dropOfChannel(tx, workspaceId, { channelId, now });
    await notifyLive(tx, { workspaceId, kind: "alerts", threadIds: [] });
    await recordAudit(tx, { actor, action: "alert-channel.remove", subjectId: channelId, details: { name }, now });
  });
};

/** What became of a message sent to see whether a channel works. */
export type Tested = { readonly kind: "sent" } | { readonly kind: "failed"; readonly why: SendFailure };

/** Sends a test message at once, to every address of an e-mail channel, and says how it went. */
export const testChannel = async (actor: Actor, { channelId }: z.output<typeof onChannelSchema>, now: Date): Promise<Tested> => {
  requirePermission(actor, "alerts:manage");
  const { workspaceId } = actor;
  const channel = await inTransaction((tx) => openChannel(tx, workspaceId, channelId));
  if (channel === null) throw notFound("The channel");
  const { secret, locale } = channel;
  const url = `${env().PARLEY_URL}/${actor.workspaceSlug}/settings/alerts`;
  const message = testMessageOf({ name: actor.name, url }, alertWords(locale));
  const outcomes: Sent[] = [];
  for (const recipient of secret.kind === "email" ? secret.addresses : [""])
    outcomes.push(await sendTo({ secret, message, recipient, key: newId("alertMessage"), http: outbound() }));
  const failed = outcomes.find((outcome) => outcome.kind === "failed");
  await inTransaction(async (tx) => {
    if ((await channelsThere(tx, workspaceId, [channelId])).length === 1) await noteTry(tx, workspaceId, { channelId, failure: failed?.why ?? null, now });
    await notifyLive(tx, { workspaceId, kind: "alerts", threadIds: [] });
    await recordAudit(tx, { actor, action: "alert-channel.test", subjectId: channelId, details: { name: channel.name, worked: failed === undefined }, now });
  });
  return failed === undefined ? { kind: "sent" } : { kind: "failed", why: failed.why };
};
