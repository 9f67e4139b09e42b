import { sourceErrorSchema, sourceStatusSchema, type SourceStatus } from "../model";
import { secretPurpose } from "../store/sources";
import { platformSchema, type ConnectorContext, type Platform } from "#lib/connectors/contract";
import { outbound } from "#lib/connectors/http";
import { readClock } from "#lib/core/clock";
import { open } from "#lib/core/crypto";
import { notFound } from "#lib/core/errors";
import type { BrandId, SourceId, WorkspaceId } from "#lib/core/ids";
import { hourMs } from "#lib/core/time";
import { db } from "#lib/db/client";

/** A source with its credential opened: for handlers, never for pages. */
export type OpenSource = {
  readonly id: SourceId;
  readonly workspaceId: WorkspaceId;
  readonly brandId: BrandId;
  readonly platform: Platform;
  readonly name: string;
  readonly url: string;
  readonly status: SourceStatus;
  readonly ownIds: readonly string[];
  readonly capabilities: readonly string[];
  readonly isOwnPage: boolean;
  /** New items are given to members in turn. */
  readonly isRoundRobin: boolean;
  readonly liveSince: Date;
  readonly lastPolledAt: Date | null;
  readonly nextPollAt: Date | null;
  readonly pollIntervalMs: number;
  readonly failures: number;
  readonly lastErrorKind: string | null;
  /** What the connector is given; see its contract. */
  readonly context: ConnectorContext;
  /** How far a stream has been read; version 0 where it has not. */
  readonly cursorOf: (stream: string) => { readonly cursor: unknown; readonly version: number };
};

/** Opens a source for work with its platform. Throws `not-found` for one that was removed or belongs to another workspace. */
export const openSource = async (workspaceId: string, sourceId: string): Promise<OpenSource> => {
  const source = await db().source.findFirst({ where: { id: sourceId, workspaceId, removedAt: null }, select: columns });
  if (source === null) throw notFound("The source");
  const cursors = new Map(source.cursors.map(({ stream, cursor, version }) => [stream, { cursor, version }]));
  const { brand, secret, settings, lastError, cursors: _cursors, ...facts } = source;
  return {
    ...facts,
    isRoundRobin: brand.assignment === "round-robin",
    platform: platformSchema.parse(source.platform),
    status: sourceStatusSchema.parse(source.status),
    lastErrorKind: lastError === null ? null : sourceErrorSchema.parse(lastError).kind,
    context: {
      url: source.url,
      settings,
      secret: secret === null ? null : open(secret.box, secretPurpose(sourceId)),
      ownNames: ownNames(brand),
      ownIds: source.ownIds,
      http: outbound(),
      // A walk outlasts the moment it began.
      now: readClock,
    },
    cursorOf: (stream) => cursors.get(stream) ?? { cursor: null, version: 0 },
  };
};

/** What a poll has to know of a source before it opens it: enough to write down that it cannot be opened. */
export type PollState = Pick<OpenSource, "id" | "workspaceId" | "platform" | "status" | "nextPollAt" | "pollIntervalMs" | "failures" | "lastErrorKind">;

/** Where a source stands, its credential left closed; null for one that was removed or belongs to another workspace. */
export const findPollState = async (workspaceId: string, sourceId: string): Promise<PollState | null> => {
  const source = await db().source.findFirst({ where: { id: sourceId, workspaceId, removedAt: null }, select: pollColumns });
  if (source === null) return null;
  const { lastError, ...facts } = source;
  return {
    ...facts,
    platform: platformSchema.parse(source.platform),
    status: sourceStatusSchema.parse(source.status),
    lastErrorKind: sourceErrorSchema.safeParse(lastError).data?.kind ?? null,
  };
};

const pollColumns = {
  id: true,
  workspaceId: true,
  platform: true,
  status: true,
  nextPollAt: true,
  pollIntervalMs: true,
  failures: true,
  lastError: true,
} as const;

/** Names under which a brand writes and is addressed. */
export const ownNames = ({ name, names }: { readonly name: string; readonly names: readonly string[] }): readonly string[] => [...new Set([name, ...names])];

const columns = {
  id: true,
  workspaceId: true,
  brandId: true,
  platform: true,
  name: true,
  url: true,
  settings: true,
  status: true,
  ownIds: true,
  capabilities: true,
  isOwnPage: true,
  liveSince: true,
  lastPolledAt: true,
  nextPollAt: true,
  pollIntervalMs: true,
  failures: true,
  lastError: true,
  brand: { select: { name: true, names: true, assignment: true } },
  secret: { select: { box: true } },
  cursors: { select: { stream: true, cursor: true, version: true } },
} as const;

/** A source as somebody at its door meets it. */
export type Door = Pick<ConnectorContext, "settings" | "secret" | "ownIds" | "ownNames"> & { readonly workspaceId: string; readonly platform: Platform };

/** What is needed to judge who knocks: asked by the source alone, since what they carry is what proves the sender. Null where nobody can have a secret. */
export const findDoor = async (sourceId: string): Promise<Door | null> => {
  const row = await db().source.findFirst({ where: { id: sourceId, removedAt: null }, select: doorColumns });
  if (!row?.secret) return null;
  const { workspaceId, settings, ownIds, brand, secret } = row;
  return {
    workspaceId,
    platform: platformSchema.parse(row.platform),
    settings,
    ownIds,
    ownNames: ownNames(brand),
    secret: open(secret.box, secretPurpose(sourceId)),
  };
};

const doorColumns = {
  workspaceId: true,
  platform: true,
  settings: true,
  ownIds: true,
  secret: { select: { box: true } },
  brand: { select: { name: true, names: true } },
} as const;

/** How long an accepted push is waited for by those that came after it: longer than a worker is usually away, and not for ever, should it never be recorded. */
const waitedForMs = 6 * hourMs;

/** True while a push of the same source that was accepted earlier is not recorded yet. */
export const hasEarlierPush = async (
  workspaceId: string,
  { sourceId, webhookId, receivedAt, now }: { readonly sourceId: string; readonly webhookId: string; readonly receivedAt: Date; readonly now: Date },
): Promise<boolean> => {
  const earlier = await db().pushReceipt.findFirst({
    where: {
      workspaceId,
      sourceId,
      processedAt: null,
      receivedAt: { gt: new Date(now.getTime() - waitedForMs) },
      OR: [{ receivedAt: { lt: receivedAt } }, { receivedAt, webhookId: { lt: webhookId } }],
    },
    select: { webhookId: true },
  });
  return earlier !== null;
};

/** The push of a source that is to be recorded next; null when none waits. */
export const findNextPush = async (workspaceId: string, sourceId: string): Promise<string | null> => {
  const next = await db().pushReceipt.findFirst({
    where: { workspaceId, sourceId, processedAt: null },
    select: { webhookId: true },
    orderBy: [{ receivedAt: "asc" }, { webhookId: "asc" }],
  });
  return next?.webhookId ?? null;
};

/** The raw body of a push that was not recorded yet; null when it was. */
export const findPushBody = async (
  workspaceId: string,
  { sourceId, webhookId }: { readonly sourceId: string; readonly webhookId: string },
): Promise<{ readonly body: Uint8Array; readonly receivedAt: Date } | null> => {
  const row = await db().pushReceipt.findFirst({ where: { workspaceId, sourceId, webhookId, processedAt: null }, select: { body: true, receivedAt: true } });
  return row?.body ? { body: row.body, receivedAt: row.receivedAt } : null;
};
