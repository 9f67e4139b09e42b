import { sayBrands, sayTitle } from "./sheet";
import { languageOf } from "./words";
import type { ReportFigures } from "../model/figures";
import type { Locale } from "#lib/auth/actor";

/** What a report is called as a file, and the same in ASCII for programs that read no more. */
export type PaperName = { readonly full: string; readonly plain: string };

/** So many characters of the brands' names. */
const brandsMax = 80;

/** Brands and week in a line of words, without what folders forbid or what would turn the line around. */
export const paperName = (figures: ReportFigures, locale: Locale): PaperName => {
  const language = languageOf(locale);
  const brands = Array.from(fileWords(sayBrands(language, figures.brands)))
    .slice(0, brandsMax)
    .join("");
  return { full: `${brands} · ${fileWords(sayTitle(language, figures))}.pdf`, plain: `report-${figures.week.from}.pdf` };
};

const fileWords = (words: string): string =>
  words
    .replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
