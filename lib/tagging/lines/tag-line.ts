import { z } from "zod";

import type { EmbeddedTagger } from "../embedded/embedded-tagger";
import type { Tags } from "../model";
import { answerLine, idSchema, textSchema, type LineError } from "./read-line";

const askedSchema = z.object({ id: idSchema.optional(), text: textSchema, lang: z.string().nullish() });

export type TagAnswer = { readonly id?: string | number | undefined; readonly lang: string } & Pick<Tags, "sentiment" | "tone" | "intent">;

/** Answers `{id?, text, lang?}` with the tags of the text. */
export const tagLine = (line: string, tagger: EmbeddedTagger): TagAnswer | LineError =>
  answerLine(line, askedSchema, ({ id, text, lang }) => ({ ...(id !== undefined && { id }), ...shown(tagger.tag({ text, languageHint: lang ?? undefined })) }));

/** Tags as they are printed: the language by its code, confidences to three digits. */
export const shown = ({ language, sentiment, tone, intent }: Tags): Omit<TagAnswer, "id"> => ({
  lang: language.label,
  sentiment: { ...sentiment, confidence: rounded(sentiment.confidence) },
  tone: {
    toxic: flag(tone.toxic),
    insult: flag(tone.insult),
    obscenity: flag(tone.obscenity),
    threat: flag(tone.threat),
    spam: flag(tone.spam),
  },
  intent: { ...intent, confidence: rounded(intent.confidence) },
});

const flag = ({ on, confidence }: Tags["tone"]["toxic"]): Tags["tone"]["toxic"] => ({ on, confidence: rounded(confidence) });

const rounded = (confidence: number): number => Math.round(confidence * 1000) / 1000;
