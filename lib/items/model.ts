import { hash } from "node:crypto";

import { z } from "zod";

import type { ConnectorEvent, IncomingItem, Page, Platform } from "#lib/connectors/contract";
import type { BrandId, SourceId, WorkspaceId } from "#lib/core/ids";
import { intentSchema, languageSchema, sentimentSchema, tones, toneSchema, type Intent, type Sentiment, type Tags, type Tone } from "#lib/tagging/model";
import type { Reason } from "#lib/tagging/settle-model";

/** An item that has been read: nothing is ever stored untagged. */
export type TaggedItem = { readonly item: IncomingItem; readonly tags: Tags };

export type TaggedEvent = ({ readonly op: "upsert" } & TaggedItem) | Extract<ConnectorEvent, { readonly op: "tombstone" }>;

/** A page as it is recorded: read, clean, and without what no database could hold. */
export type TaggedPage = Omit<Page, "events"> & { readonly events: readonly TaggedEvent[] };

/** What recording needs to know of the source a page comes from. */
export type RecordedSource = {
  readonly id: SourceId;
  readonly workspaceId: WorkspaceId;
  readonly brandId: BrandId;
  readonly platform: Platform;
  readonly url: string;
  readonly ownIds: readonly string[];
  readonly liveSince: Date;
};

export const origins = ["live", "backfill", "import"] as const;
export type Origin = (typeof origins)[number];

/** History is counted, but no promise was made for it. */
export const originOf = (postedAt: Date, source: Pick<RecordedSource, "platform" | "liveSince">): Origin => {
  if (source.platform === "import") return "import";
  return postedAt < source.liveSince ? "backfill" : "live";
};

/** What is sent to us comes in any order; a page we read is always the newest word. */
export const isSentToUs = (platform: Platform): boolean => platform === "push" || platform === "import";

/** First 16 hex digits of SHA-256 over what its author can edit. */
export const contentHash = (item: Pick<IncomingItem, "text" | "rating">): string =>
  hash("sha256", JSON.stringify([item.text, item.rating ?? null])).slice(0, 16);

/** Deleted, and by its author: what the brand removed still waits. */
export const isTakenBack = ({ visibility, deletedBy }: Pick<IncomingItem, "visibility" | "deletedBy">): boolean =>
  visibility === "deleted" && deletedBy === "author";

/** Accounts of one site are not those of another, also where several sites share a host. */
export const realmOf = (source: Pick<RecordedSource, "id" | "platform" | "url">): string => {
  switch (source.platform) {
    case "feed":
    case "wordpress":
      return `${source.platform}:${siteOf(source)}`;
    case "vk":
      // One person is the same on every wall.
      return `vk:${URL.canParse(source.url) ? new URL(source.url).host : source.id}`;
    case "mastodon":
      return `${source.platform}:${hostOf(source)}`;
    case "push":
    case "import":
      return `${source.platform}:${source.id}`;
  }
};

// Accounts are numbered by their server, whichever profile there is watched.
const hostOf = ({ id, url }: Pick<RecordedSource, "id" | "url">): string => (URL.canParse(url) ? new URL(url).host : id);

const siteOf = ({ id, url }: Pick<RecordedSource, "id" | "url">): string => {
  if (!URL.canParse(url)) return id;
  const { host, pathname } = new URL(url);
  return `${host}${pathname.replace(/\/$/, "")}`;
};

/** Written by the brand: proven by id, or by name where the platform offers no proof. */
export const isBrandsOwn = (item: IncomingItem, source: Pick<RecordedSource, "ownIds">): boolean =>
  item.author.isBrand !== "no" || source.ownIds.includes(item.author.externalId);

/** What stands beside an item until its thread has been settled. */
export const provisionalReason = (tags: Tags, isBrand: boolean): Reason => {
  const of = (code: Reason["code"]): Reason => ({ code, params: {} });
  if (isBrand) return of("ours");
  if (tags.tone.spam.on) return of("spam");
  const intent = tags.intent.label;
  return of(intent === "courtesy" || intent === "other" ? "remark" : intent);
};

/** The flags that are raised. */
export const tonesOn = (tags: Tags): Tone[] => tones.filter((tone) => tags.tone[tone].on);

/** Policies of all brands of a workspace, as settling asks for them; given by the caller, who knows the playbook. */
export type SettlePolicies = {
  /** Reason codes that need no answer at this brand for an item posted then. */
  readonly excludedReasons: (brandId: string, postedAt: Date) => readonly string[];
  readonly promiseFor: (brandId: string, item: WaitingItem) => Promised;
};

/** What a promise depends on. */
export type WaitingItem = { readonly sentiment: Sentiment; readonly intent: Intent; readonly sourceId: SourceId; readonly neededSince: Date };

/** By when an answer is promised, and from when on it is soon due. */
export type Promised = { readonly dueAt: Date; readonly warnAt: Date };

const itemIdSchema = z.string().min(1).max(100);

export const dismissItemSchema = z.object({ itemId: itemIdSchema, note: z.string().trim().min(1).max(300) });
export const reopenItemSchema = z.object({ itemId: itemIdSchema });
export const warnManagersSchema = z.object({ itemId: itemIdSchema });
/** Null: nobody. */
export const assignItemSchema = z.object({ itemId: itemIdSchema, memberId: z.string().nullable() });
/** Null: wake it. */
export const snoozeItemSchema = z.object({
  itemId: itemIdSchema,
  until: z.union([z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))]).nullable(),
});
/** Brands by their slugs; none: whichever waits. */
export const takeNextSchema = z.object({ brands: z.array(z.string()).max(100).default([]) });

/** One tag in a person's word; tones are the whole set of flags. */
export const correctTagSchema = z.discriminatedUnion("head", [
  z.object({ itemId: itemIdSchema, head: z.literal("language"), became: languageSchema }),
  z.object({ itemId: itemIdSchema, head: z.literal("sentiment"), became: sentimentSchema }),
  z.object({ itemId: itemIdSchema, head: z.literal("intent"), became: intentSchema }),
  z.object({ itemId: itemIdSchema, head: z.literal("tones"), became: z.array(toneSchema).max(tones.length) }),
]);

/** The member's own last word on one tag, to be taken back. */
export const takeBackTagSchema = z.object({ itemId: itemIdSchema, head: z.enum(["language", "sentiment", "intent", "tones"]) });
