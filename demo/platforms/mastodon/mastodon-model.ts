/** Somebody on this server, or on another that this server has heard of. */
export type MastodonAccount = {
  readonly id: string;
  readonly username: string;
  /** Null for those who live here. */
  readonly domain: string | null;
  readonly displayName: string;
};

export type MastodonVisibility = "public" | "unlisted" | "private" | "direct";

export type MastodonStatus = {
  /** Made from the time of writing, as the real thing does: one that arrives late sorts among its contemporaries. */
  readonly id: string;
  readonly accountId: string;
  readonly at: Date;
  readonly editedAt: Date | null;
  readonly inReplyToId: string | null;
  /** As typed, not as rendered. */
  readonly text: string;
  readonly spoiler: string;
  readonly visibility: MastodonVisibility;
  readonly language: string | null;
  /** Ids of the accounts it names. */
  readonly mentions: readonly string[];
  /** It was written as an answer, though what it answered may be gone. */
  readonly isReply: boolean;
  readonly media: readonly MastodonMedia[];
};

/** A picture that was put up. */
export type MastodonMedia = { readonly id: string; readonly type: string; readonly bytes: Uint8Array; readonly description: string | null };

export type MastodonNotification = { readonly id: string; readonly type: "mention"; readonly accountId: string; readonly statusId: string; readonly at: Date };

/** What `write` is told; whoever is named with `@` in the text is mentioned. */
export type NewStatus = {
  readonly by: string;
  readonly text: string;
  readonly at: Date;
  readonly inReplyToId?: string | null;
  readonly visibility?: MastodonVisibility;
  readonly language?: string | null;
  readonly spoiler?: string;
  readonly media?: readonly MastodonMedia[];
};

export type MastodonOptions = {
  readonly name: string;
  /** The host that stands in the addresses of those who live here. */
  readonly domain: string;
  /** The brand's account, and the token that signs in as it. */
  readonly account: { readonly username: string; readonly displayName: string };
  readonly token: string;
  readonly scopes?: readonly string[];
  readonly now: () => Date;
  /** Requests per five minutes; 300, as the real thing. */
  readonly requestsMax?: number;
  /** How many notifications the server keeps; all unless told. */
  readonly notificationsKept?: number;
  /** Descendants shown to a signed-in caller and to a stranger. */
  readonly contextMax?: { readonly signedIn: number; readonly stranger: number };
  /** False: nothing is told to strangers. */
  readonly isOpen?: boolean;
  /** How often a picture is asked about until the server is done with it; 0, as for pictures of an ordinary size. */
  readonly slowMedia?: number;
};

/** Compares ids as the server does: longer is later, then as text. */
export const byId = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : Number(a > b));
