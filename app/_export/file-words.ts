import { createTranslator } from "next-intl";

import type { Locale } from "#lib/auth/actor";
import { columnsOf } from "#lib/exports/column-model";
import type { ExportSubject } from "#lib/exports/model";

import { loadMessages } from "../_i18n/messages";

export type FileWords = { readonly title: string; readonly headings: Readonly<Record<string, string>> };

/** What a file and its columns are called in a language of ours. */
export const fileWords = async (what: ExportSubject, locale: Locale): Promise<FileWords> => {
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: "exports" });
  const headings = Object.fromEntries(Object.keys(columnsOf[what]).map((name) => [name, t(`columns.${what}.${name}`)]));
  return { title: t(`what.${what}`), headings };
};
