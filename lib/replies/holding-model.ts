import { fillTemplate, type TemplateVariable, type TemplateView } from "#lib/playbook/template-model";
import type { MethodSettings } from "#lib/playbook/method-model";

/** May these words go while an answer cools down? The brand's own choice, or what ships for it where the brand has chosen nothing. */
export const isApprovedHolding = (
  template: TemplateView,
  { allowHolding, holdingTemplateId }: Pick<MethodSettings, "allowHolding" | "holdingTemplateId">,
): boolean =>
  allowHolding && (holdingTemplateId === undefined ? template.situation === "holding" && template.origin === "shipped" : template.id === holdingTemplateId);

type Said = { readonly text: string; readonly variables: Partial<Readonly<Record<TemplateVariable, string>>> };

/** Is it the template word for word, with nothing left open? White space does not count. */
export const saysTemplate = ({ body }: Pick<TemplateView, "body">, { text, variables }: Said): boolean => {
  const filled = fillTemplate(body, variables);
  return filled.missing.length === 0 && words(filled.text) === words(text);
};

const words = (text: string): string => text.split(/\s+/u).filter(Boolean).join(" ");
