"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

import { chooseLocale } from "../actions";
import classes from "./public.module.css";

const languages = ["en", "ru", "fr"] as const;

/** The language of a visitor nobody knows yet; remembered in a cookie. */
export const LanguageLinks = ({ locale }: { readonly locale: string }) => {
  const t = useTranslations("common");
  const router = useRouter();
  return (
    <ul className={classes["languages"]}>
      {languages.map((language) => (
        <li key={language}>
          <button
            type="button"
            lang={language}
            aria-current={language === locale || undefined}
            onClick={() => void chooseLocale(language).then(() => router.refresh())}
          >
            {t(`language.${language}`)}
          </button>
        </li>
      ))}
    </ul>
  );
};
