import type { Intent, Language, Sentiment, Tone } from "./model";

/** One message of a thread as the settling phases see it. Tags are the winning ones: a human correction, else the tagger's. */
export type ThreadMessage = {
  readonly id: string;
  /** The message it is attached to, when the platform says so; null for a top-level or flat message. */
  readonly parentId: string | null;
  readonly authorId: string;
  readonly authorName: string;
  /** Names the author may be addressed by besides the display name: handle, short name. */
  readonly authorHandles: readonly string[];
  readonly isBrand: boolean;
  readonly text: string;
  readonly postedAt: Date;
  /** Set when its author deleted it. */
  readonly deletedAt: Date | null;
  /** public, held, hidden: still there; spam: the platform or a person called it spam. */
  readonly visibility: "public" | "held" | "hidden" | "spam" | "deleted";
  /** "no answer needed" set by a person of the team; wins over every phase. */
  readonly dismissed: boolean;
  readonly language: Language;
  readonly sentiment: Sentiment;
  readonly intent: Intent;
  readonly tones: readonly Tone[];
  /** True where a person raised or confirmed the flag of spam: their word is not doubted. */
  readonly areTonesSaid: boolean;
  readonly kind: "post" | "comment" | "review" | "mention" | "message";
};

export type ThreadToSettle = {
  /** Oldest first. */
  readonly messages: readonly ThreadMessage[];
  /** True when the thread hangs under a post, page or product of the brand, so that top-level comments are addressed to it. */
  readonly isBrandsOwnPage: boolean;
  /** Names by which visitors address the brand. */
  readonly brandNames: readonly string[];
  /** Names of people who sign for the brand, so that a signature is not read as an address. */
  readonly agentNames: readonly string[];
};

/** Why a message waits or does not, as a code with what it needs to be put into words. */
export type Reason = {
  readonly code: ReasonCode;
  /** Facts for the words: a name, an ISO time, the id of the answering message. */
  readonly params: Readonly<Record<string, string>>;
};

export const reasonCodes = [
  // needs an answer
  "question",
  "complaint",
  "praise",
  "suggestion",
  "hostile",
  "remark",
  "new-matter",
  "asked-detail",
  // needs none
  "ours",
  "spam",
  "deleted-by-author",
  "dismissed",
  "addressed-elsewhere",
  "tag-a-friend",
  "closed-with-thanks",
  "policy-excludes",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** What settling says of one message. Facts, not a flag: `needed` stays true after the answer. */
export type Settlement = {
  readonly id: string;
  readonly needed: boolean;
  readonly reason: Reason;
  /** The first brand message that answers it, or null while nobody did. Only ever set when `needed`. */
  readonly answeredBy: { readonly messageId: string; readonly at: Date } | null;
};
