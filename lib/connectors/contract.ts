import { z } from "zod";

/** Platforms Parley can talk to; one file each beside this one. */
export const platforms = ["feed", "wordpress", "vk", "mastodon", "push", "import"] as const;
export const platformSchema = z.enum(platforms);
export type Platform = z.infer<typeof platformSchema>;

export const itemKinds = ["post", "comment", "review", "mention", "message"] as const;
export const itemKindSchema = z.enum(itemKinds);
export type ItemKind = z.infer<typeof itemKindSchema>;

export const visibilities = ["public", "held", "hidden", "spam", "deleted"] as const;
export const visibilitySchema = z.enum(visibilities);
export type Visibility = z.infer<typeof visibilitySchema>;

/** Who took an item away: only what its author took back waits for nothing. */
export type DeletedBy = "author" | "brand" | "unknown";

/** One item as a platform tells it, already cleaned: plain text, UTC dates, string ids. */
export type IncomingItem = {
  /** What the platform calls it; unique per source. */
  readonly externalId: string;
  readonly kind: ItemKind;
  /** The item it answers, or null at the top of its thread. */
  readonly parentExternalId: string | null;
  /** The post, page or first message its thread hangs under; equal to `externalId` for the root itself. */
  readonly rootExternalId: string;
  readonly author: {
    /** The account's id on the platform; where there is none, its name. */
    readonly externalId: string;
    readonly name: string;
    readonly handle?: string | undefined;
    readonly url?: string | undefined;
    /** "yes" is proven by id, "unverified" matched by name only. */
    readonly isBrand: "yes" | "no" | "unverified";
  };
  readonly text: string;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly languageHint?: string | undefined;
  /** Stars 1…5 on review sites. */
  readonly rating?: number | undefined;
  readonly postedAt: Date;
  readonly editedAt?: Date | undefined;
  readonly visibility: Visibility;
  /** Whose doing a "deleted" is, where the platform tells; without a word nobody knows. */
  readonly deletedBy?: DeletedBy | undefined;
};

/** What a page says happened: an item is there (new or changed), or is known to be gone. */
export type ConnectorEvent =
  | { readonly op: "upsert"; readonly item: IncomingItem }
  | { readonly op: "tombstone"; readonly externalId: string; readonly seenAt: Date; readonly by: DeletedBy };

/** Something between two moments that the platform did not show us and cannot be asked for again. */
export type GapFound = { readonly since: Date | null; readonly until: Date; readonly reason: string };

/** A part of a page that could not be understood; the rest of the page went on. */
export type SetAside = { readonly reason: string; readonly field?: string | undefined; readonly excerpt: string };

/** One page of a walk. `cursor` is stored in the same transaction as the events. */
export type Page = {
  readonly events: readonly ConnectorEvent[];
  readonly setAside: readonly SetAside[];
  /** Opaque JSON of the connector, versioned by it (`{ v: 1, … }`). */
  readonly cursor: unknown;
  /** True on the last page of this walk. */
  readonly done: boolean;
  readonly gap?: GapFound | undefined;
  /** When the first byte of the response carrying this page arrived: freshness is measured from here. */
  readonly receivedAt: Date;
  readonly quota?: { readonly left: number; readonly resetsAt: Date | null } | undefined;
};

/** What one account may do on one source: it differs by account, not only by platform. */
export const capabilities = ["reply", "hide", "unhide", "delete", "ban", "private-message", "close-conversation", "publish", "pin", "attach"] as const;
export type Capability = (typeof capabilities)[number];

export type Identity = {
  /** The page's or site's own name. */
  readonly title: string;
  /** Ids under which the brand itself writes there. */
  readonly ownIds: readonly string[];
  readonly capabilities: readonly Capability[];
};

export type Presence = { readonly externalId: string; readonly state: "present" | "hidden" | "spam" | "deleted" | "unknown" };

export const pictureTypes = ["image/jpeg", "image/png", "image/gif", "image/webp"] as const;
export type PictureType = (typeof pictureTypes)[number];

/** A picture that goes out with what is said. */
export type Picture = {
  readonly type: PictureType;
  readonly bytes: Uint8Array;
  /** What it shows, for those who do not see it; may be empty. */
  readonly alt: string;
};

/** What a platform takes beside the words. */
export type AttachTerms = { readonly types: readonly PictureType[]; readonly bytesMax: number; readonly countMax: number; readonly altMax: number };

/** What is said through a platform. `key` is one per intention, the same at every try: platforms that know idempotency keys are given it. */
export type Saying =
  | {
      readonly kind: "reply";
      readonly key: string;
      readonly rootExternalId: string;
      readonly parentExternalId: string;
      readonly text: string;
      readonly pictures?: readonly Picture[] | undefined;
    }
  /** To one person alone; `aboutExternalId` is the item that led to it. */
  | {
      readonly kind: "message";
      readonly key: string;
      readonly toExternalId: string;
      readonly aboutExternalId: string;
      readonly text: string;
      readonly pictures?: readonly Picture[] | undefined;
    }
  /** A post of the brand's own, the house rules for instance. */
  | { readonly kind: "publish"; readonly key: string; readonly text: string; readonly isPinned: boolean };

/** What is done there to an item, a person or a conversation. Done twice it is as done once. */
export type Deed =
  | { readonly kind: "hide" | "unhide" | "delete"; readonly externalId: string }
  /** `until` null: for good. `reason` is for the brand's own people there; `notice` is shown to the person where the platform does that. */
  | { readonly kind: "ban"; readonly authorExternalId: string; readonly until: Date | null; readonly reason: string; readonly notice: string }
  | { readonly kind: "unban"; readonly authorExternalId: string }
  | { readonly kind: "close-conversation"; readonly rootExternalId: string; readonly text: string };

export type Action = Saying | Deed;

/** `unknown`: the request left but no answer came; look before trying again. */
export type ActResult =
  | { readonly outcome: "done"; readonly externalId: string; readonly url?: string | undefined; readonly at: Date; readonly pending?: boolean }
  | { readonly outcome: "unknown"; readonly why: string };

/** What the connector is given: never a workspace, a database or a queue. */
export type ConnectorContext = {
  readonly url: string;
  /** Parsed by the connector's own `settings` schema. */
  readonly settings: unknown;
  /** Decrypted for this call only; parsed by the connector's own `secret` schema; null where none is stored. */
  readonly secret: unknown;
  /** Names under which the brand writes where ids cannot prove it. */
  readonly ownNames: readonly string[];
  /** Answers from `identify`, as stored at the last success. */
  readonly ownIds: readonly string[];
  readonly http: SafeHttp;
  readonly now: () => Date;
};

/** The guarded outbound door; see http.ts. */
export type SafeHttp = (request: HttpRequest) => Promise<HttpResponse>;
export type HttpRequest = {
  readonly url: string;
  readonly method?: "GET" | "POST" | "PUT" | "DELETE" | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | Uint8Array | undefined;
  readonly timeoutMs?: number | undefined;
  readonly maxBytes?: number | undefined;
  /** What is longer than `maxBytes` is cut there and not refused: for answers of which the status counts. */
  readonly isCut?: boolean | undefined;
  readonly pace?: Pace | undefined;
};
/** What a platform allows one key: requests of the same `key` share it, whichever source of the process makes them. */
export type Pace = { readonly key: string; readonly perSecond: number };
export type HttpResponse = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** After redirects. */
  readonly url: string;
  readonly firstByteAt: Date;
};

/** Why a call failed, in terms the worker can act on. */
export type FailureKind =
  | "retry" // passing: network, 5xx, cut body
  | "throttled" // the platform asks to wait
  | "credentials" // refused: reconnect
  | "permission" // signed in, but may not
  | "gone" // 404/410 for good
  | "closed" // the thread takes no replies
  | "duplicate" // already there
  | "not-understood" // not the format we read
  | "refused-address" // the outbound guard said no
  | "too-large";

/** Thrown by connectors and by the outbound guard; `message` is safe to show to the reader. */
export class ConnectorError extends Error {
  readonly kind: FailureKind;
  /** Words for the reader are found under this key of the `sourceErrors` messages. */
  readonly reason: string;
  readonly params: Readonly<Record<string, string>>;
  readonly retryAfterMs: number | null;

  constructor(
    kind: FailureKind,
    reason: string,
    options: { message: string; params?: Readonly<Record<string, string>>; retryAfterMs?: number; cause?: unknown },
  ) {
    super(options.message, { cause: options.cause });
    this.name = "ConnectorError";
    this.kind = kind;
    this.reason = reason;
    this.params = options.params ?? {};
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** The contract every platform fills in; what it cannot do it leaves out. */
export type Connector = {
  readonly platform: Platform;
  /** False for push and import: nothing to poll. */
  readonly polls: boolean;
  /** Shape of the non-secret settings kept with the source. */
  readonly settings: z.ZodType;
  /** Shape of the credential, or null where the platform takes none. */
  readonly secret: z.ZodType | null;
  /** How often a healthy, busy source is polled at best and a quiet one at worst. */
  readonly pace: { readonly fastestMs: number; readonly slowestMs: number };
  /** Does this link look like ours? Reads the network through `http` only; null: not ours. */
  readonly recognise: (context: ConnectorContext) => Promise<Recognised | null>;
  readonly identify: (context: ConnectorContext) => Promise<Identity>;
  /** Names of the streams to walk, e.g. ["posts", "comments", "spam", "trash"]. */
  readonly streams: (context: ConnectorContext) => readonly string[];
  /** Walks one stream from the cursor; each page may be committed by itself. Throws ConnectorError. */
  readonly poll: (context: ConnectorContext, stream: string, cursor: unknown) => AsyncIterable<Page>;
  /** Asks the platform what became of items. Absence from a list is never taken for deletion. */
  readonly verify?: (context: ConnectorContext, externalIds: readonly string[]) => Promise<readonly Presence[]>;
  /** Sends one action once. Throws ConnectorError when it was certainly not accepted. */
  readonly act?: (context: ConnectorContext, action: Action) => Promise<ActResult>;
  /** The pictures an answer may carry, where the account has the capability; absent: none. */
  readonly attach?: AttachTerms;
  /** What people there will read of an answer, where the platform puts something around it; the words as they are where this is absent. Reads no network. */
  readonly shown?: (words: { readonly text: string; readonly toHandle: string | null }) => string;
  /** After an unknown outcome: is what we said there? Absent where the platform cannot be asked. */
  readonly findSaid?: (context: ConnectorContext, saying: Saying, sentAfter: Date) => Promise<Said | null>;
  /** What the platform sends by itself to the door of the source; it only shortens the way, polling stays the truth. */
  readonly callback?: Callback;
};

/** The form in which a platform knocks at the door of a source. */
export type Callback = {
  /** Judges a request by what it carries; reads no network. */
  readonly judge: (context: Pick<ConnectorContext, "settings" | "secret" | "ownIds">, rawBody: Uint8Array) => CallbackVerdict;
  /** What a body that was kept says happened. */
  readonly read: (context: ConnectorContext, rawBody: Uint8Array, receivedAt: Date) => Promise<Pick<Page, "events" | "setAside">>;
};

/** `answer` is plain text. `greeting`: answered and forgotten. `events`: kept under `id` before it is answered. `refused`: not who it says it is. */
export type CallbackVerdict =
  | { readonly kind: "greeting"; readonly answer: string }
  | { readonly kind: "events"; readonly id: string; readonly answer: string }
  | { readonly kind: "refused" };

/** Something of ours, as it stands there. */
export type Said = { readonly externalId: string; readonly url?: string | undefined; readonly at: Date };

/** What a pasted link turned out to be. */
export type Recognised = {
  readonly platform: Platform;
  /** The canonical address to store. */
  readonly url: string;
  readonly title: string;
  readonly settings: unknown;
  /** A credential would let Parley read more and answer. */
  readonly credential: "none" | "optional" | "required";
};

export const defineConnector = (connector: Connector): Connector => connector;
