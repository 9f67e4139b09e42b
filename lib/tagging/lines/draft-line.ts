import { z } from "zod";

import { checkDraft } from "../drafts/check-draft";
import type { DraftProblemKind } from "../drafts/draft-model";
import type { EmbeddedTagger } from "../embedded/embedded-tagger";
import { languageSchema } from "../model";
import { answerLine, idSchema, textSchema, type LineError } from "./read-line";

const draftSchema = z.object({ id: idSchema, lang: z.string().nullish(), comment: textSchema, draft: textSchema });

export type DraftAnswer = { readonly id: string | number; readonly problems: readonly DraftProblemKind[] };

/** Answers a comment and a draft with the kinds of what is wrong with the draft, each once. */
export const draftLine = (line: string, tagger: EmbeddedTagger): DraftAnswer | LineError =>
  answerLine(line, draftSchema, ({ id, lang, comment, draft }) => {
    const language = languageSchema.safeParse(lang).data;
    const { problems } = checkDraft({ comment, draft, language, languageOf: (text) => tagger.tag({ text }).language.label });
    return { id, problems: [...new Set(problems.map(({ kind }) => kind))] };
  });
