import type { TemplateEntry } from "../template-model";
import { englishTemplates } from "./english-templates";
import { frenchTemplates } from "./french-templates";
import { russianTemplates } from "./russian-templates";
import type { ShippedTemplate } from "./shipped-model";
import type { Locale } from "#lib/auth/actor";

const inLanguage = (language: Locale, templates: readonly ShippedTemplate[]): readonly TemplateEntry[] =>
  templates.map(({ key, ...words }) => ({ id: `shipped.${language}.${key}`, brandId: null, language, archivedAt: null, ...words }));

/** Every form of words that ships with Parley; `shipped.<language>.<key>` names it for good. */
export const shippedTemplates: readonly TemplateEntry[] = [
  ...inLanguage("en", englishTemplates),
  ...inLanguage("ru", russianTemplates),
  ...inLanguage("fr", frenchTemplates),
];
