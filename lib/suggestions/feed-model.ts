import { z } from "zod";

import { hiddenKindSchema, type RedactedPiece } from "./redact-model";
import { localeSchema } from "#lib/auth/actor";
import { situationSchema } from "#lib/playbook/template-model";
import type { Sentiment } from "#lib/tagging/model";

const id = z.string().max(100);

export const shareItemSchema = z.object({
  itemId: id,
  /** What makes it hard. */
  question: z.string().trim().min(3).max(500),
  hidden: z.array(hiddenKindSchema).max(5),
});
export const onEntrySchema = z.object({ entryId: id });
export const pinEntrySchema = onEntrySchema.extend({ isPinned: z.boolean() });
export const giveHintSchema = onEntrySchema.extend({ text: z.string().trim().min(1).max(2000) });
export const markHelpedSchema = z.object({ hintId: id, hasHelped: z.boolean() });
export const hintToTemplateSchema = z.object({
  hintId: id,
  language: localeSchema,
  situation: situationSchema,
  title: z.string().trim().min(1).max(120),
  body: z.string().trim().min(1).max(4000),
});

/** The feed's address. */
export const feedFiltersSchema = z.object({
  brand: z.string().max(60).optional().catch(undefined),
  q: z
    .string()
    .max(200)
    .overwrite((text) => text.replace(/\p{Cc}/gu, " ").trim())
    .optional()
    .catch(undefined),
  /** open: nobody has said yet that a hint helped. */
  show: z.enum(["all", "open"]).catch("all").default("all"),
});
export type FeedFilters = z.output<typeof feedFiltersSchema>;

export type HintView = {
  readonly id: string;
  readonly by: string;
  readonly isMine: boolean;
  readonly text: string;
  readonly givenAt: string;
  /** Who said that it helped; null: nobody yet. */
  readonly helped: { readonly by: string } | null;
  readonly isTemplate: boolean;
};

export type FeedEntryView = {
  readonly id: string;
  readonly brandName: string;
  readonly question: readonly RedactedPiece[];
  readonly pieces: readonly RedactedPiece[];
  /** Null: hidden. */
  readonly authorName: string | null;
  /** Null where opening it would tell what was hidden, to all but who shared it. */
  readonly itemId: string | null;
  readonly language: string;
  readonly sentiment: Sentiment;
  readonly by: string;
  readonly isMine: boolean;
  readonly sharedAt: string;
  readonly isPinned: boolean;
  readonly hints: readonly HintView[];
};

export const digestSchema = z.object({
  shared: z.number().int(),
  hints: z.number().int(),
  helped: z.number().int(),
  templates: z.number().int(),
  /** Entries that still have no hint at the end of the day, oldest first. */
  openEntryIds: z.array(z.string()),
});
export type Digest = z.output<typeof digestSchema>;
