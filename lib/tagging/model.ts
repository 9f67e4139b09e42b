import { z } from "zod";

/** Languages the desk knows by name; "und" is the honest answer when a text is too short or too strange. */
export const languages = ["en", "ru", "fr", "de", "es", "it", "pt", "uk", "und"] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

export const sentiments = ["negative", "neutral", "positive"] as const;
export const sentimentSchema = z.enum(sentiments);
export type Sentiment = z.infer<typeof sentimentSchema>;

/** Tone flags as defined in docs/metrics.md; several may hold at once. "toxic" is any offence, hate included. */
export const tones = ["toxic", "insult", "obscenity", "threat", "spam"] as const;
export const toneSchema = z.enum(tones);
export type Tone = z.infer<typeof toneSchema>;

export const intents = ["complaint", "question", "praise", "suggestion", "courtesy", "other"] as const;
export const intentSchema = z.enum(intents);
export type Intent = z.infer<typeof intentSchema>;

/** What a tagger may be unsure of. */
export const unsureHeads = ["sentiment", "intent", "tone"] as const;
export const unsureHeadSchema = z.enum(unsureHeads);
export type UnsureHead = z.infer<typeof unsureHeadSchema>;

/** A label with how sure the tagger is of it, 0…1. */
export type Judged<Label> = { readonly label: Label; readonly confidence: number };

/** What one text says: language, sentiment, tone flags, intent; each with a confidence. */
export type Tags = {
  readonly language: Judged<Language>;
  readonly sentiment: Judged<Sentiment>;
  /** Confidence that the flag holds, 0…1; it is raised when `on`. */
  readonly tone: Readonly<Record<Tone, { readonly on: boolean; readonly confidence: number }>>;
  readonly intent: Judged<Intent>;
  /** What a person had better look at, because the tagger's word on it is worth too little. */
  readonly unsure: readonly UnsureHead[];
  /** Which tagger said so, e.g. "embedded-3"; stored, so that history can be tagged again when it changes. */
  readonly tagger: string;
};

export type TextToTag = {
  readonly text: string;
  /** What the platform says the language is, if it says. */
  readonly languageHint?: string | undefined;
  /** Stars 1…5 where the item is a review. */
  readonly rating?: number | undefined;
};

/** The seam behind which any tagger stands: tags for texts, in their order. It never throws for what a text holds. */
export type Tagger = {
  readonly name: string;
  readonly tagAll: (texts: readonly TextToTag[]) => Promise<readonly Tags[]>;
};
