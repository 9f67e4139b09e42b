import { z } from "zod";

import type { Language } from "#lib/tagging/model";

/** A text and where it is to go; `from` is `und` where nobody knows its language. */
export type ToTranslate = { readonly text: string; readonly from: Language; readonly to: Exclude<Language, "und"> };

/**
 * Why there is no translation. `away`: the service cannot be reached, or fails; `busy`: it asks to be left alone; `spent`: the day's budget is;
 * `declined`: it does not translate this; `strange`: what it said is none.
 */
export type Untranslated = "away" | "busy" | "spent" | "declined" | "strange";

/** What a translator said of one text. */
export type Heard =
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "failed"; readonly why: Untranslated; /** For how long it asks to be left alone. */ readonly restMs?: number };

/** The seam behind which any translation service stands. It never throws for what a text holds or a service does. */
export type Translator = {
  /** How it is shown to readers: `LibreTranslate`, or the model's name. */
  readonly name: string;
  readonly translate: (wanted: ToTranslate) => Promise<Heard>;
};

/** What a member gets to see. */
export type Translation =
  | { readonly kind: "translated"; readonly text: string; readonly service: string }
  | { readonly kind: "failed"; readonly why: Untranslated | "too-long" }
  /** The operator named no service. */
  | { readonly kind: "not-configured" };

/** Longer texts are not sent to a service. */
export const translatedLengthMax = 10_000;

export const translateItemSchema = z.object({ itemId: z.string().max(100) });
export const translateDraftSchema = translateItemSchema.extend({ text: z.string().trim().min(1).max(20_000) });
