import { z } from "zod";

import type { DisplacementReason } from "./displacement-model/candidates";
import type { Evidence } from "./verdict-model/judge";
import { verdictSchema, type Verdict } from "./verdict-model/verdicts";
import type { Platform } from "#lib/connectors/contract";
import type { Sentiment, Tone } from "#lib/tagging/model";

const idSchema = z.string().min(1).max(100);

export const onAuthorSchema = z.object({ authorId: idSchema });
export const onLinkSchema = z.object({ linkId: idSchema });
export const onPairSchema = z.object({ authorId: idSchema, otherId: idSchema });
export const findAccountsSchema = z.object({ authorId: idSchema, q: z.string().trim().min(2).max(100) });
export const overrideVerdictSchema = z.object({ authorId: idSchema, verdict: verdictSchema, note: z.string().trim().min(3).max(500) });
export const addNoteSchema = z.object({ authorId: idSchema, text: z.string().trim().min(1).max(2_000) });
export const removeNoteSchema = z.object({ noteId: idSchema });

/** `need`: who needs a look first, and of those alike whoever wrote most; `latest`: whoever wrote last first. */
export const peopleSorts = ["need", "latest"] as const;

/** Which people are asked for, and in which order; by need, unless it is said otherwise. */
export const peopleFiltersSchema = z.object({
  sort: z.enum(peopleSorts).optional().catch(undefined),
  q: z.string().trim().max(100).optional().catch(undefined),
  verdict: verdictSchema.optional().catch(undefined),
});
export type PeopleFilters = z.output<typeof peopleFiltersSchema>;

/** Whose words are shown of a conversation with somebody. */
export const saidBySchema = z.enum(["all", "theirs", "ours"]).catch("all");
export type SaidBy = z.output<typeof saidBySchema>;

/** One human, or one account that is nobody's yet. */
export type PersonRow = {
  readonly authorId: string;
  readonly name: string;
  readonly platform: Platform;
  /** Where they wrote last; null where nothing of theirs is kept. */
  readonly sourceName: string | null;
  readonly accounts: number;
  readonly items: number;
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly isOverridden: boolean;
  readonly lastSeenAt: string;
};

export type PeoplePage = { readonly rows: readonly PersonRow[]; readonly next: string | null };

export type Quote = { readonly itemId: string; readonly text: string; readonly postedAt: string };
export type QuotedEvidence = Evidence & { readonly quotes: readonly Quote[] };

/** A manager's word on somebody. */
export type Override = { readonly verdict: Verdict; readonly note: string; readonly byName: string; readonly at: string };

export type VerdictView = {
  /** What holds: a manager's word, or else what is counted. */
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly counted: Verdict;
  readonly items: number;
  readonly override: Override | null;
  readonly evidence: readonly QuotedEvidence[];
  /** To whom they wrote. */
  readonly brandIds: readonly string[];
};

export type VerdictEntryView = {
  readonly id: string;
  readonly kind: "counted" | "overridden" | "override-ended";
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly items: number;
  readonly at: string;
  readonly byName: string | null;
  readonly note: string | null;
};

export type AccountView = {
  readonly id: string;
  readonly name: string;
  readonly handle: string | null;
  readonly platform: Platform;
  /** Where it wrote last; null where nothing of it is kept. */
  readonly sourceName: string | null;
  readonly url: string | null;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  /** Who said that it is the same person's, and when; null for the account that was opened. */
  readonly joined: { readonly byName: string; readonly at: string } | null;
};

export type LinkView = {
  readonly id: string;
  readonly account: AccountView;
  readonly score: number;
  readonly reasons: readonly DisplacementReason[];
  readonly leftOpen: LeftOpen | null;
};

/** Who could not tell, and when the question comes back. */
export type LeftOpen = { readonly byName: string; readonly at: string; readonly askAgainAt: string };

/** Two accounts of which a human is asked whether they are one person's. */
export type QuestionView = LinkView & { readonly about: AccountView };

/** An account that may be said to be somebody's too, with those it is joined to already. */
export type FoundAccount = AccountView & { readonly accounts: number };

export type MoodMark = { readonly itemId: string; readonly at: string; readonly sentiment: Sentiment; readonly isLinked: boolean };

export type NoteView = { readonly id: string; readonly text: string; readonly byName: string; readonly at: string; readonly isOwn: boolean };

/** How long they waited, and for what. */
export type WaitingView = { readonly needed: number; readonly answered: number; readonly waiting: number; readonly medianMinutes: number | null };

export type Profile = {
  readonly authorId: string;
  readonly name: string;
  readonly accounts: readonly AccountView[];
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly standing: VerdictView;
  readonly history: readonly VerdictEntryView[];
  readonly suggestions: readonly LinkView[];
  readonly notes: readonly NoteView[];
};

/** What somebody writes about. */
export type ThemesView = {
  readonly themes: readonly { readonly key: string; readonly words: string; readonly items: number }[];
  /** How many of their latest items were read for it, and against how many of others. */
  readonly items: number;
  readonly others: number;
  /** With too few of either nothing can stand out. */
  readonly isEnough: boolean;
};

export type SaidRow = {
  readonly itemId: string;
  readonly at: string;
  readonly isOurs: boolean;
  readonly name: string;
  readonly isLinked: boolean;
  readonly excerpt: string;
  readonly sentiment: Sentiment;
  readonly tones: readonly Tone[];
  readonly sourceName: string;
};
export type SaidPage = { readonly rows: readonly SaidRow[]; readonly next: string | null };
