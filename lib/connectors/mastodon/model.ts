import { z } from "zod";

import type { ConnectorContext, IncomingItem } from "../contract";
import { htmlToText, plainLine, plainText, webAddress } from "../text";

/** What is kept with a Mastodon source beside the address of the profile. */
export const settingsSchema = z.object({
  /** The account's number on its server; unknown where strangers are told nothing. */
  account: z.string().optional(),
});

/** An access token: made under Preferences, Development. */
export const secretSchema = z.object({ accessToken: z.string().trim().min(1) });

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

// Ids are opaque text: other servers that speak this language do not count.
export const accountSchema = z.object({
  id: z.string().min(1),
  username: z.string(),
  acct: z.string(),
  url: z.string().nullish(),
  display_name: z.string().default(""),
});
export type MastodonAccount = z.output<typeof accountSchema>;

export const statusSchema = z.object({
  id: z.string().min(1),
  url: z.string().nullish(),
  created_at: moment,
  edited_at: moment.nullish(),
  in_reply_to_id: z.string().nullish(),
  visibility: z.string(),
  language: z.string().nullish(),
  spoiler_text: z.string().default(""),
  content: z.string(),
  account: accountSchema,
  mentions: z.array(z.object({ id: z.string(), username: z.string(), acct: z.string() })).default([]),
  media_attachments: z.array(z.object({ url: z.string().nullish(), description: z.string().nullish() })).default([]),
  replies_count: z.number().default(0),
  pinned: z.boolean().nullish(),
});
export type MastodonStatus = z.output<typeof statusSchema>;

/** Where a status stands: under which first status, and whether that one is the brand's. */
export type Place = { readonly root: string; readonly isOwnRoot: boolean };

/** A status with its place. */
export type Placed = { readonly status: MastodonStatus; readonly place: Place };

/** The address of the server of a profile, without a slash at the end. */
export const serverOf = (profileUrl: string): string => {
  const { origin, pathname } = new URL(profileUrl);
  return `${origin}${pathname.replace(/\/(?:@[^/]*)?\/?$/u, "")}`;
};

/** A status as an item. */
export const statusItem = ({ status, place }: Placed, { url, ownIds }: Pick<ConnectorContext, "url" | "ownIds">): IncomingItem => ({
  externalId: status.id,
  kind: kindOf(status, place),
  parentExternalId: parentOf(status, place),
  rootExternalId: place.root,
  author: authorOf(status.account, { url, ownIds }),
  text: textOf(status, ownIds.includes(status.account.id)),
  url: webAddress(status.url ?? undefined),
  languageHint: status.language ?? undefined,
  postedAt: status.created_at,
  editedAt: status.edited_at ?? undefined,
  visibility: "public",
});

const kindOf = ({ id, visibility }: MastodonStatus, { root, isOwnRoot }: Place): IncomingItem["kind"] => {
  if (visibility === "direct") return "message";
  if (isOwnRoot) return id === root ? "post" : "comment";
  return "mention";
};

// Directly under the brand's own post stands the top of a thread; in the words of others, whatever is answered is named.
const parentOf = ({ in_reply_to_id: parent }: MastodonStatus, { root, isOwnRoot }: Place): string | null =>
  parent == null || (isOwnRoot && parent === root) ? null : parent;

const authorOf = (account: MastodonAccount, { url, ownIds }: Pick<ConnectorContext, "url" | "ownIds">): IncomingItem["author"] => ({
  externalId: account.id,
  name: plainLine(account.display_name) || account.username,
  handle: `@${account.acct.includes("@") ? account.acct : `${account.acct}@${new URL(url).host}`}`,
  url: webAddress(account.url ?? undefined),
  isBrand: ownIds.includes(account.id) ? "yes" : "no",
});

const textOf = (status: MastodonStatus, isOwn: boolean): string => {
  const words = withoutAddressees(htmlToText(status.content), status.mentions, isOwn ? 1 : Number.POSITIVE_INFINITY);
  const pictures = status.media_attachments.map(({ description, url }) => description ?? url ?? "").join("\n");
  return plainText([status.spoiler_text, words || pictures].filter((part) => part !== "").join("\n\n"));
};

/** The text without the names it begins with, as the platform's own pages show it; of our replies only the one name that was put before them. */
export const withoutAddressees = (text: string, mentions: MastodonStatus["mentions"], max: number): string => {
  const named = new Set(mentions.flatMap(({ username, acct }) => [username.toLowerCase(), acct.toLowerCase()]));
  let rest = text;
  for (let taken = 0; taken < max; taken += 1) {
    const [whole, name = ""] = /^@([\w.-]+(?:@[\w.:-]+)?)\s+/u.exec(rest) ?? [];
    if (whole === undefined || !named.has(name.toLowerCase())) break;
    rest = rest.slice(whole.length);
  }
  return rest;
};
