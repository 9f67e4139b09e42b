import { z } from "zod";

import { cardFieldSchema, caseLevelSchema, caseStepSchema, outcomeSchema, type Card, type CaseLevel, type CaseStep, type Outcome } from "./model/case-machine";
import { dayMs } from "#lib/core/time";
import type { Sentiment } from "#lib/tagging/model";

/** How a customer is reached out to. */
export const channels = ["private", "public", "phone", "email", "chat", "in-person"] as const;
export const channelSchema = z.enum(channels);
export type Channel = z.infer<typeof channelSchema>;

/** After so many days without the customer's word a case closes as unconfirmed, unless another wait was chosen. */
export const defaultSilenceDays = 7;

/** How long after a heated comment it is asked whether it still matters. */
export const reviewAfterMs = 21 * dayMs;

const idSchema = z.string().min(1).max(100);
const wordsSchema = z.string().trim().max(2_000);
const saidSchema = wordsSchema.min(1);
const titleSchema = z.string().trim().min(1).max(160);
const instantSchema = z.union([z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))]);
const silenceSchema = z.number().int().min(1).max(60).default(defaultSilenceDays);
/** A wall-clock time on a calendar day, in the brand's zone. */
const dayTimeShape = { day: z.iso.date(), time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) };

export const onCaseSchema = z.object({ caseId: idSchema });
export const openCaseSchema = z.object({
  itemIds: z.array(idSchema).min(1).max(100),
  title: titleSchema,
  level: caseLevelSchema.default("agent"),
  ownerId: idSchema.nullable().default(null),
  dueAt: instantSchema.nullable().default(null),
});
export const addItemsSchema = onCaseSchema.extend({ itemIds: z.array(idSchema).min(1).max(100) });
/** White space alone says nothing. */
const noteSchema = z
  .string()
  .max(4_000)
  .overwrite((text) => (text.trim() === "" ? "" : text));
export const noteCardSchema = onCaseSchema.extend({ field: cardFieldSchema, text: noteSchema });
export const reachOutSchema = onCaseSchema.extend({ channel: channelSchema, at: instantSchema, words: saidSchema, silenceDays: silenceSchema });
export const planActionSchema = onCaseSchema.extend({ what: z.string().trim().min(1).max(300), who: z.string().trim().max(120).default("") });
export const onActionSchema = onCaseSchema.extend({ actionId: idSchema });
export const promiseSchema = onCaseSchema.extend({ ...dayTimeShape, words: saidSchema });
export const onPromiseSchema = onCaseSchema.extend({ followUpId: idSchema });
export const movePromiseSchema = onPromiseSchema.extend({ ...dayTimeShape, words: saidSchema });
export const keepPromiseSchema = onPromiseSchema.extend({ words: wordsSchema.default(""), silenceDays: silenceSchema });
export const withdrawPromiseSchema = onPromiseSchema.extend({ words: saidSchema });
export const hearWordSchema = onCaseSchema.extend({ words: wordsSchema.default("") });
/** The customer's own words confirm an outcome; silence has none. */
export const concludeSchema = onCaseSchema
  .extend({ outcome: outcomeSchema, words: wordsSchema.default("") })
  .refine(({ outcome, words }) => outcome === "unconfirmed" || words !== "", { path: ["words"] });
export const reopenCaseSchema = onCaseSchema.extend({ words: saidSchema });
export const changeLevelSchema = onCaseSchema.extend({ level: caseLevelSchema, ownerId: idSchema.nullable().optional(), words: saidSchema });
export const assignCaseSchema = onCaseSchema.extend({ ownerId: idSchema.nullable() });
export const setDueSchema = onCaseSchema.extend({ dueAt: instantSchema.nullable() });
export const renameCaseSchema = onCaseSchema.extend({ title: titleSchema });
/** Another case by the number people know it by. */
export const withOtherCaseSchema = onCaseSchema.extend({ otherNumber: z.coerce.number().int().positive() });
export const answerReviewSchema = z.object({ reviewId: idSchema, stillMatters: z.boolean(), note: wordsSchema.default("") });

const many = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .preprocess((value): unknown => (value === undefined || value === "" ? [] : typeof value === "string" ? value.split(",") : value), z.array(schema))
    .catch([]);

/** The address of the cases: lists as `a,b`. */
export const caseFiltersSchema = z.object({
  as: z.enum(["board", "list"]).catch("board").default("board"),
  show: z.enum(["open", "closed"]).catch("open").default("open"),
  brand: many(z.string().max(100)),
  /** A member id, "me" or "none". */
  owner: z.string().max(100).optional().catch(undefined),
  level: many(caseLevelSchema),
  step: many(caseStepSchema),
  overdue: z.coerce.boolean().catch(false).default(false),
  after: z.string().max(500).optional().catch(undefined),
});
export type CaseFilters = z.output<typeof caseFiltersSchema>;

export type Named = { readonly id: string; readonly name: string; readonly initials: string };

/** One case on the board or in a list. Times are ISO. */
export type CaseRow = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly author: string;
  readonly brand: string;
  readonly level: CaseLevel;
  readonly step: CaseStep;
  readonly round: number;
  readonly status: "open" | "closed" | "merged";
  readonly outcome: Outcome | null;
  readonly filled: number;
  readonly owner: Named | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly dueAt: string | null;
  /** The nearest open promise. */
  readonly promiseAt: string | null;
  readonly silentAt: string | null;
};
export type CasePage = { readonly rows: readonly CaseRow[]; readonly next: string | null };
export type CaseBoard = Readonly<Record<CaseStep, { readonly rows: readonly CaseRow[]; readonly count: number }>>;

export const caseEventKinds = [
  "opened",
  "items-added",
  "heard",
  "noted",
  "reached-out",
  "action-planned",
  "action-done",
  "action-dropped",
  "promised",
  "promise-returned",
  "promise-moved",
  "promise-kept",
  "promise-withdrawn",
  "word-heard",
  "concluded",
  "reopened",
  "escalated",
  "handed-back",
  "assigned",
  "due-set",
  "renamed",
  "taken-in",
  "merged",
  "linked",
] as const;
export const caseEventKindSchema = z.enum(caseEventKinds);
export type CaseEventKind = z.infer<typeof caseEventKindSchema>;

/** One line of a case's story: somebody's comment, an answer of ours, or something the team did. */
export type TimelineEntry = { readonly id: string; readonly at: string } & (
  | {
      readonly kind: "item";
      readonly itemId: string;
      readonly who: string;
      readonly platform: string;
      readonly sentiment: Sentiment;
      readonly text: string;
      readonly isPart: boolean;
    }
  | { readonly kind: "answer"; readonly itemId: string; readonly who: string | null; readonly channel: string; readonly text: string }
  | {
      readonly kind: "event";
      readonly event: CaseEventKind;
      readonly who: string | null;
      readonly words: string;
      readonly params: Readonly<Record<string, string>>;
    }
);

export type ActionView = { readonly id: string; readonly what: string; readonly who: string; readonly doneAt: string | null; readonly doneBy: string | null };
export type PromiseView = {
  readonly id: string;
  readonly itemId: string;
  readonly words: string;
  readonly promisedAt: string;
  readonly dueAt: string;
  readonly returnedAt: string | null;
};
export type SimilarCase = {
  readonly number: number;
  readonly title: string;
  readonly brand: string;
  readonly bridge: string;
  readonly fairness: string;
  readonly outcome: Outcome;
  readonly rounds: number;
  readonly tookMs: number;
};

export type CaseDetails = CaseRow & {
  readonly brandZone: string;
  readonly card: Card;
  readonly cardSavedAt: string | null;
  readonly heardAt: string | null;
  readonly contact: { readonly channel: Channel; readonly at: string } | null;
  readonly awaitingSince: string | null;
  readonly openedBy: string | null;
  readonly itemIds: readonly string[];
  readonly messages: { readonly theirs: number; readonly ours: number; readonly unheard: number };
  readonly actions: readonly ActionView[];
  readonly promises: readonly PromiseView[];
  readonly timeline: readonly TimelineEntry[];
  readonly linked: readonly { readonly number: number; readonly title: string; readonly status: string }[];
  readonly mergedInto: number | null;
};

/** A case as it is named elsewhere: in the author's panel, among what is due today. */
export type CaseMention = Pick<CaseRow, "id" | "number" | "title" | "step" | "status" | "owner" | "promiseAt" | "dueAt" | "outcome">;

/** A case as it is chosen from among others. */
export type OtherCase = { readonly number: number; readonly title: string; readonly isOpen: boolean };

export type ReviewView = {
  readonly id: string;
  readonly itemId: string;
  readonly author: string;
  readonly comment: string;
  readonly postedAt: string;
  /** Null where the first draft was not kept or is what was sent. */
  readonly firstDraft: string | null;
  readonly sent: string;
  readonly caseNumber: number | null;
};

/** Answered reviews that say "no longer" over all that were answered. */
export type RegretShare = { readonly noLonger: number; readonly answered: number };
