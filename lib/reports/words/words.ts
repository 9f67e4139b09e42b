import en from "../../../messages/en/reports.json";
import enTags from "../../../messages/en/tags.json";
import fr from "../../../messages/fr/reports.json";
import frTags from "../../../messages/fr/tags.json";
import ru from "../../../messages/ru/reports.json";
import ruTags from "../../../messages/ru/tags.json";

import { createTranslator, type Messages } from "next-intl";

import type { Locale } from "#lib/auth/actor";
import { percentageFloor, shareValue, type Share } from "#lib/coverage/model";

/** What a sentence is put into: a language and its messages. */
export type Language = { readonly locale: Locale; readonly messages: Messages };

const messages: Readonly<Record<Locale, Messages>> = {
  en: { reports: en, tags: enTags },
  ru: { reports: ru, tags: ruTags },
  fr: { reports: fr, tags: frTags },
};

export const languageOf = (locale: Locale): Language => ({ locale, messages: messages[locale] });

/** As days are written: the fifth of March is 5 March. */
const dated: Readonly<Record<Locale, string>> = { en: "en-GB", ru: "ru", fr: "fr" };

export const number = ({ locale }: Language, value: number): string => new Intl.NumberFormat(locale).format(value);

/** With a true minus, and a plus where it is more than nothing. */
export const signed = ({ locale }: Language, value: number): string =>
  new Intl.NumberFormat(locale, { signDisplay: "exceptZero", maximumFractionDigits: 0 }).format(value).replace("-", "−");

/** A percentage; the counts where they are too few for one. */
export const sayShare = (language: Language, share: Share): string => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.told" });
  if (share.denominator === 0) return t("nothing");
  if (share.denominator < percentageFloor) return t("of", { numerator: number(language, share.numerator), denominator: number(language, share.denominator) });
  return sayPercent(language, shareValue(share) ?? 0);
};

/** A percentage of what is given in 0…1. */
export const sayPercent = (language: Language, value: number): string => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.told" });
  return t("percent", { value: number(language, Math.round(100 * value)) });
};

/** Minutes under an hour, hours with minutes under a day, hours under two, days beyond. */
export const sayMinutes = (language: Language, minutes: number | null): string => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.told" });
  if (minutes === null) return t("nothing");
  const [h, m] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  if (h < 1) return t("minutes", { m: String(m) });
  if (h >= 48) return t("days", { d: String(Math.floor(h / 24)) });
  return h >= 24 || m === 0 ? t("hours", { h: String(h) }) : t("hoursMinutes", { h: String(h), m: String(m) });
};

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** A calendar day: `{ day: "numeric", month: "long" }` and the like. */
export const sayDay = ({ locale }: Language, day: string, parts: Intl.DateTimeFormatOptions): string =>
  firstOfMonth(locale, day, new Intl.DateTimeFormat(dated[locale], { ...parts, timeZone: "UTC" }).format(noonOf(day)).replace(/\s*г\.$/u, ""));

/** French says the first of a month as an ordinal. */
const firstOfMonth = (locale: Locale, day: string, words: string): string => (locale === "fr" && day.endsWith("-01") ? words.replace(/\b1\b/u, "1er") : words);

/** First and last day of a week: "9–15 November 2026". */
export const sayDays = (language: Language, { first, last }: { readonly first: string; readonly last: string }): string => {
  const t = createTranslator({ ...language, namespace: "reports.sheet" });
  const to = sayDay(language, last, { day: "numeric", month: "long", year: "numeric" });
  if (first.slice(0, 7) === last.slice(0, 7)) return t("range", { from: sayDay(language, first, { day: "numeric" }), to });
  const year = first.slice(0, 4) === last.slice(0, 4) ? {} : ({ year: "numeric" } as const);
  return t("rangeFar", { from: sayDay(language, first, { day: "numeric", month: "long", ...year }), to });
};

/** A moment in full: "16 November 2026 at 08:00". */
export const sayMoment = ({ locale }: Language, at: Date, zone: string): string =>
  new Intl.DateTimeFormat(dated[locale], {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(at);
