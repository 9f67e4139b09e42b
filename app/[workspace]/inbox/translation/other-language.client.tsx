"use client";

import { useState } from "react";

import type { Language } from "#lib/tagging/model";

import type { ChosenTemplate } from "../use-templates.client";
import { DraftBeside, TemplateBeside } from "./draft-beside.client";
import type { DraftTranslation } from "./use-draft-translation.client";

type Props = { readonly translation: DraftTranslation | null; readonly template: ChosenTemplate | null; readonly language: Language };

/** What helps who writes in a language that is not their own: their draft beside its translation, or a template beside the same in their language. */
export const OtherLanguage = ({ translation, template, language }: Props) => {
  const [put, setPut] = useState<ChosenTemplate | null>(null);
  const readersText = template === put ? null : (template?.readersText ?? null);
  return (
    <>
      {template !== null && readersText !== null && translation?.offer == null && translation?.original == null ? (
        <TemplateBeside text={template.text} readersText={readersText} language={language} onClose={() => setPut(template)} />
      ) : null}
      {translation === null ? null : <DraftBeside of={translation} language={language} />}
    </>
  );
};
