import { z } from "zod";

import type { CaseMention } from "#lib/cases/model";
import type { itemKindSchema, visibilitySchema } from "#lib/connectors/contract";
import type { Verdict } from "#lib/people/verdict-model/verdicts";
import type { Advice, AdvisedMode } from "#lib/playbook/advice-model";
import type { DraftProblemKind } from "#lib/tagging/drafts/draft-model";
import type { Explanation } from "#lib/tagging/embedded/explain";
import { heads } from "#lib/tagging/embedded/heads";
import type { ReplyChannel } from "#lib/replies/model";
import type { Attaching, SentPicture } from "#lib/replies/picture-model";
import { intentSchema, languageSchema, sentimentSchema, toneSchema, type Tone, type UnsureHead } from "#lib/tagging/model";
import type { Reason } from "#lib/tagging/settle-model";

export const inboxViews = ["waiting", "mine", "unassigned", "over", "due-soon", "follow-ups", "snoozed", "answered-today", "unsure", "all"] as const;
export const inboxViewSchema = z.enum(inboxViews);
export type InboxView = z.infer<typeof inboxViewSchema>;

/** Soon due; broken, answered since or not; kept; or pending: it can still be kept. */
export const promiseStates = ["soon", "pending", "kept", "broken"] as const;
const promiseStateSchema = z.enum(promiseStates);

const many = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value): unknown => (value === undefined || value === "" ? [] : typeof value === "string" ? value.split(",") : value), z.array(schema));

/** Text from an address: PostgreSQL refuses NUL, and no name or search holds another control character. */
const words = z.string().overwrite((text) => text.replace(/\p{Cc}/gu, " ").trim());

/** `15-30`: from one number to another; `30-`: from there on. */
const spanSchema = z.string().regex(/^\d{1,6}-\d{0,6}$/);

/** The inbox's address: every filter lives in the URL, lists as `a,b`. Unknown words are refused by the schema. */
export const inboxFiltersSchema = z.object({
  view: inboxViewSchema.catch("waiting").default("waiting"),
  /** Slugs of brands. */
  brand: many(words),
  source: many(words),
  sentiment: many(sentimentSchema),
  language: many(languageSchema),
  intent: many(intentSchema),
  tone: many(toneSchema),
  /** What became of the promise so far. */
  promise: many(promiseStateSchema),
  /** Member ids, "me" or "none". */
  assignee: many(words),
  author: words.optional(),
  q: words.max(200).optional(),
  sort: z.enum(["promise", "oldest", "newest"]).catch("promise").default("promise"),
  /** Drill-down from a figure: half-open range of posting time, by the clock or as calendar days of each brand's zone; and its state. */
  from: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional(),
  to: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional(),
  state: z.enum(["received", "needed", "answered", "unanswered", "waiting"]).optional(),
  /** Member ids: whose reply was the first answer. */
  answeredBy: many(words),
  /** The first answer took more than so many minutes and at most so many, rounded as response times are told. */
  took: spanSchema.optional(),
  /** It has waited for at least so many hours and for less than so many. */
  waited: spanSchema.optional(),
  /** `0-14`: posted on a Monday at 14 o'clock, by the clock of its brand. */
  hour: z
    .string()
    .regex(/^[0-6]-(1?\d|2[0-3])$/)
    .optional(),
});
export type InboxFilters = z.output<typeof inboxFiltersSchema>;

/** How sure the tagger was of its own tags, 0…1; a tagger that says nothing of it leaves none. */
export type Confidences = {
  readonly language?: number | undefined;
  readonly sentiment?: number | undefined;
  readonly intent?: number | undefined;
  readonly tones: Readonly<Partial<Record<Tone, number>>>;
};

/** One tag of an item whose words are asked for. */
export const explainTagSchema = z.object({ itemId: z.string().max(100), tag: z.enum([...heads, "other"]) });
export type ExplainedTag = z.output<typeof explainTagSchema>["tag"];

/** Why an item has a tag, by the tagger that ships with the desk. */
export type TagExplanation = Explanation & {
  /** Another tagger gave the tag: the words only weigh for this one. */
  readonly isOfAnother: boolean;
};

export type Person = { readonly id: string; readonly name: string; readonly initials: string };

/** One line of the list. Times are ISO; the page puts them into words. */
export type InboxRow = {
  readonly id: string;
  readonly threadId: string;
  readonly author: { readonly id: string; readonly name: string };
  readonly source: { readonly id: string; readonly name: string; readonly platform: string };
  readonly brand: { readonly id: string; readonly name: string };
  readonly excerpt: string;
  readonly language: z.infer<typeof languageSchema>;
  readonly sentiment: z.infer<typeof sentimentSchema>;
  readonly intent: z.infer<typeof intentSchema>;
  readonly tones: readonly z.infer<typeof toneSchema>[];
  readonly unsure: readonly UnsureHead[];
  readonly confidences: Confidences;
  readonly postedAt: string;
  readonly neededSince: string | null;
  readonly dueAt: string | null;
  /** From when on it is soon due. */
  readonly warnAt: string | null;
  readonly answeredAt: string | null;
  readonly closedAt: string | null;
  readonly snoozedUntil: string | null;
  readonly assignee: Person | null;
  /** Who is composing an answer right now, if somebody else is. */
  readonly writing: Person | null;
  /** What was promised to its author and has come back, the nearest. */
  readonly promise: { readonly dueAt: string; readonly promisedAt: string; readonly words: string } | null;
};

export type InboxPage = {
  readonly rows: readonly InboxRow[];
  /** Opaque; null at the end. */
  readonly next: string | null;
};

/** Counts beside the views; above `countCeiling` they read "1,000+". */
export const countCeiling = 1000;
export type InboxCounts = {
  readonly views: Readonly<Record<InboxView, number>>;
  readonly sentiment: Readonly<Record<string, number>>;
  readonly language: Readonly<Record<string, number>>;
  readonly brand: readonly { readonly slug: string; readonly name: string; readonly count: number }[];
};

/** One message in a conversation. */
export type ConversationItem = {
  readonly id: string;
  readonly externalId: string;
  readonly kind: z.infer<typeof itemKindSchema>;
  readonly parentId: string | null;
  readonly author: { readonly id: string; readonly name: string };
  readonly isBrand: boolean;
  /** The member of the team who wrote it, when it went out from the desk. */
  readonly byMember: Person | null;
  /** The reply of the desk that became this message. */
  readonly replyId: string | null;
  /** What went out beside its words. */
  readonly pictures: readonly SentPicture[];
  readonly text: string;
  readonly url: string | null;
  readonly postedAt: string;
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
  readonly visibility: z.infer<typeof visibilitySchema>;
  readonly revisions: readonly { readonly text: string; readonly replacedAt: string }[];
  readonly language: z.infer<typeof languageSchema>;
  readonly sentiment: z.infer<typeof sentimentSchema>;
  readonly intent: z.infer<typeof intentSchema>;
  readonly tones: readonly z.infer<typeof toneSchema>[];
  readonly unsure: readonly UnsureHead[];
  readonly confidences: Confidences;
  /** What the tagger itself heard, whatever was corrected since. */
  readonly machineTones: readonly z.infer<typeof toneSchema>[];
  /** Which tagger gave the tags. */
  readonly tagger: string;
  /** Which of the tags a person has corrected. */
  readonly corrected: readonly string[];
  readonly neededSince: string | null;
  readonly dueAt: string | null;
  readonly warnAt: string | null;
  readonly answeredAt: string | null;
  /** The message that counts as the answer; it may stand outside of what is shown of a long thread. */
  readonly answeredById: string | null;
  readonly closedAt: string | null;
  readonly closedBecause: string | null;
  readonly closedNote: string | null;
  readonly reason: Reason;
};

/** A reply of the desk that has not become an item yet, or could not. */
export type OutgoingReply = {
  readonly id: string;
  readonly itemId: string;
  readonly text: string;
  readonly pictures: readonly SentPicture[];
  readonly by: Person;
  readonly channel: ReplyChannel;
  /** It says what a sanction has to say: sent again while that stands, never taken away. */
  readonly isSanctions: boolean;
  readonly state: "queued" | "sending" | "unknown" | "sent" | "failed" | "by-hand";
  readonly failure: { readonly reason: string; readonly params: Readonly<Record<string, string>>; readonly message: string } | null;
  /** Where to post it by hand. */
  readonly url: string | null;
  readonly createdAt: string;
};

export type AuthorPanel = {
  readonly id: string;
  readonly name: string;
  /** The website the person gave of themselves. */
  readonly url: string | null;
  readonly platform: string;
  readonly firstSeenAt: string;
  readonly verdict: Verdict;
  readonly itemCount: number;
  /** Oldest first, at most the last 40. */
  readonly mood: readonly { readonly itemId: string; readonly sentiment: z.infer<typeof sentimentSchema>; readonly at: string }[];
  readonly answered: number;
  readonly waiting: number;
  /** With any offence: an insult, an obscenity, a threat, hate. */
  readonly offensive: number;
  readonly recent: readonly { readonly itemId: string; readonly excerpt: string; readonly sentiment: z.infer<typeof sentimentSchema>; readonly at: string }[];
};

/** What stands between a member and their answer to an item, and what helps with it. Times are ISO. */
export type Answering = {
  /** When they first had it before them; null: that is not written down yet. */
  readonly openedAt: string | null;
  /** What is known of the author is to be looked at first. */
  readonly mustLook: boolean;
  /** The time in which no answer goes, over or not; null where nothing is heated. */
  readonly coolDown: { readonly from: string; readonly until: string } | null;
  /** The short answer that may go meanwhile. */
  readonly holding: { readonly templateId: string; readonly text: string } | null;
  /** What the brand does not let out. */
  readonly blocks: readonly DraftProblemKind[];
  readonly advice: Advice & { readonly chosen: AdvisedMode | null; readonly overrideReason: string | null };
};

export type Conversation = {
  readonly item: ConversationItem;
  readonly thread: { readonly id: string; readonly title: string | null; readonly url: string | null };
  readonly source: { readonly id: string; readonly name: string; readonly platform: string; readonly capabilities: readonly string[] };
  readonly brand: { readonly id: string; readonly name: string };
  readonly items: readonly ConversationItem[];
  /** How many older or younger messages of a long thread are not in `items`. */
  readonly leftOut: number;
  readonly replies: readonly OutgoingReply[];
  readonly assignee: Person | null;
  readonly snoozedUntil: string | null;
  readonly draft: string | null;
  /** What the draft was translated from; null where it is in the member's own words. */
  readonly draftOriginal: string | null;
  /** Another member who is composing. */
  readonly writing: Person | null;
  readonly author: AuthorPanel;
  /** Cases in which the author's words are. */
  readonly cases: readonly CaseMention[];
  /** Null for the brand's own words and for those who may not answer. */
  readonly answering: Answering | null;
  /** What may go beside the words of an answer; null where the platform takes nothing, and for those who may not answer. */
  readonly attaching: Attaching | null;
  /** Changes with every change of the thread: sent back with a reply, so that the server can say "it changed meanwhile". */
  readonly threadVersion: string;
};
