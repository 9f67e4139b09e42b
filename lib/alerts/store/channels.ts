import { z } from "zod";

import { channelKindSchema, channelSecretSchema, type ChannelSecret, type SendFailure } from "../model/rule-view";
import type { ChannelKind } from "../model/terms";
import { localeSchema, type Locale } from "#lib/auth/actor";
import { open, seal } from "#lib/core/crypto";
import { newId, type AlertChannelId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** What a sealed channel is bound to: a box moved to another does not open. */
const purposeOf = (channelId: AlertChannelId): string => `alert-channel/${channelId}`;

type NewChannel = {
  readonly kind: ChannelKind;
  readonly name: string;
  readonly locale: Locale;
  readonly shown: string;
  readonly secret: ChannelSecret;
  readonly now: Date;
};

export const insertChannel = async (tx: Db, workspaceId: WorkspaceId, { secret, now, ...channel }: NewChannel): Promise<AlertChannelId> => {
  const id = newId("alertChannel");
  await tx.alertChannel.create({ data: { id, workspaceId, ...channel, box: seal(secret, purposeOf(id)), createdAt: now }, select: { id: true } });
  return id;
};

/** A channel with its secret opened: for sending, never for pages. */
export type OpenChannel = {
  readonly id: AlertChannelId;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly locale: Locale;
  readonly secret: ChannelSecret;
};

const openSchema = z.object({ id: z.string(), kind: channelKindSchema, name: z.string(), locale: localeSchema, box: z.string() });

/** Null where it was removed. Throws `misconfigured` where the key has changed. */
export const openChannel = async (tx: Db, workspaceId: WorkspaceId, channelId: AlertChannelId): Promise<OpenChannel | null> => {
  const row = await tx.alertChannel.findFirst({
    where: { id: channelId, workspaceId, removedAt: null },
    select: { id: true, kind: true, name: true, locale: true, box: true },
  });
  if (row === null) return null;
  const { box, ...channel } = openSchema.parse(row);
  return { ...channel, secret: channelSecretSchema.parse(open(box, purposeOf(channelId))) };
};

/** Those of the named channels that are there. */
export const channelsThere = async (
  tx: Db,
  workspaceId: WorkspaceId,
  channelIds: readonly string[],
): Promise<readonly { readonly id: AlertChannelId; readonly kind: string; readonly shown: string }[]> =>
  tx.alertChannel.findMany({
    where: { workspaceId, removedAt: null, id: { in: [...channelIds] } },
    select: { id: true, kind: true, shown: true },
    orderBy: { id: "asc" },
  });

/** Forgets its secret at once; its name stays beside what was sent. Null where there is none. */
export const removeChannelRow = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { channelId, now }: { readonly channelId: AlertChannelId; readonly now: Date },
): Promise<string | null> => {
  const row = await tx.alertChannel.findFirst({ where: { id: channelId, workspaceId, removedAt: null }, select: { name: true } });
  if (row === null) return null;
  await tx.alertChannel.updateMany({ where: { id: channelId, workspaceId }, data: { removedAt: now, box: "", shown: "" } });
  return row.name;
};

/** How the last try went. */
export const noteTry = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { channelId, failure, now }: { readonly channelId: AlertChannelId; readonly failure: SendFailure | null; readonly now: Date },
): Promise<void> => {
  const data = failure === null ? { lastSentAt: now, failure: null, failedAt: null } : { failure, failedAt: now };
  await tx.alertChannel.updateMany({ where: { id: channelId, workspaceId }, data });
};

export const countChannels = async (tx: Db, workspaceId: WorkspaceId): Promise<number> => tx.alertChannel.count({ where: { workspaceId, removedAt: null } });
