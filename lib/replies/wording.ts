import type { Wording } from "./store/wording";
import type { Actor } from "#lib/auth/actor";
import type { TemplateVariable } from "#lib/playbook/template-model";
import { checkDraft } from "#lib/tagging/drafts/check-draft";
import type { DraftCheck } from "#lib/tagging/drafts/draft-model";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

/** What the tone check has to say of words to the writer of an item. */
export const checkWording = ({ comment, language, authorName, brandName, brandNames }: Wording, draft: string): DraftCheck =>
  checkDraft({
    comment,
    draft,
    language: language === "und" ? undefined : language,
    customerName: authorName,
    brandNames: [brandName, ...brandNames],
    languageOf: (words) => shippedTagger().tag({ text: words }).language.label,
  });

/** What the variables of a template stand for in an answer to an item. */
export const variablesFor = (
  { authorName, brandName, threadTitle }: Wording,
  { name }: Pick<Actor, "name">,
): Partial<Readonly<Record<TemplateVariable, string>>> => ({
  name: authorName,
  brand: brandName,
  agent: name,
  ...(threadTitle === null ? {} : { post: threadTitle }),
});
