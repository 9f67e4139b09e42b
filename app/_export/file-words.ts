import { columnsOf } from "#lib/exports/column-model";
import type { ExportSubject } from "#lib/exports/model";

/** What a file and its columns are called, by the words of the area `exports` in the language of whoever asks for it. */
export const fileWords = (
  what: ExportSubject,
  t: (key: string) => string,
): { readonly title: string; readonly headings: Readonly<Record<string, string>> } => ({
  title: t(`what.${what}`),
  headings: Object.fromEntries(Object.keys(columnsOf[what]).map((name) => [name, t(`columns.${what}.${name}`)])),
});
