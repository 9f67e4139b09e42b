import { z } from "zod";

import type { CorrectedWord, Figures, TaughtHead, Verdict } from "#lib/tagging/adjusting-model";

/** Null: the shipped weights, without what was learnt. */
export const chooseTaggerSchema = z.object({ version: z.int().positive().nullable() });
export const onRetagSchema = z.object({ runId: z.string().min(1).max(100) });

export const retagStatusSchema = z.enum(["running", "done", "cancelled"]);
export type RetagProgress = {
  readonly id: string;
  readonly status: z.output<typeof retagStatusSchema>;
  readonly total: number;
  readonly done: number;
  readonly changed: number;
  /** ISO. */
  readonly startedAt: string;
  readonly finishedAt: string | null;
};

export type LearntVersion = Pick<Figures, "taught" | "heldBack" | "heads" | "confirmed" | "elsewhere" | "others"> & {
  readonly version: number;
  /** ISO. */
  readonly at: string;
  readonly verdict: Verdict;
  readonly isActive: boolean;
  /** Learnt on weights that ship no more: it reads nothing. */
  readonly isOutdated: boolean;
  /** It can read again; an old one has left only its figures. */
  readonly isKept: boolean;
};

/** How often the tagger said one thing where people say another, or the same. */
export type ConfusionCell = { readonly said: string; readonly became: string; readonly count: number };

export type TaggerPage = {
  readonly reading: {
    readonly kind: "embedded" | "chat" | "transformer";
    readonly version: number | null;
    /** ISO; null: from the beginning. */
    readonly since: string | null;
    /** The member who went back to it; null where learning chose. */
    readonly chosenBy: string | null;
  };
  readonly learning: { readonly isAsked: boolean; readonly corrections: number; readonly fresh: number };
  readonly versions: readonly LearntVersion[];
  /** Of the version that reads. */
  readonly words: Figures["words"];
  readonly correctedWords: readonly CorrectedWord[];
  readonly confusion: Readonly<Record<TaughtHead, readonly ConfusionCell[]>>;
  readonly retag: RetagProgress | null;
};
