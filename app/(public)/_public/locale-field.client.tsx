"use client";

import { NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";

import type { Locale } from "#lib/auth/actor";

const locales = ["en", "ru", "fr"] as const satisfies readonly Locale[];

/** The language in which a new person will read Parley. */
export const LocaleField = ({ locale }: { readonly locale: string }) => {
  const t = useTranslations("common");
  return (
    <NativeSelect name="locale" label={t("languageLabel")} defaultValue={locale} data={locales.map((value) => ({ value, label: t(`language.${value}`) }))} />
  );
};
