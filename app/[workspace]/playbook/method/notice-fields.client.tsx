"use client";

import { Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";

import type { Locale } from "#lib/auth/actor";
import type { MethodSettings } from "#lib/playbook/method-model";

import classes from "../_playbook/playbook.module.css";

type Props = { readonly notice: MethodSettings["notice"]; readonly onChange: (notice: MethodSettings["notice"]) => void };

const locales = ["en", "ru", "fr"] as const satisfies readonly Locale[];
const lines = ["offerClause", "refundLine", "postalContact"] as const;

/** What the formal notice names beside the rule, in every language side by side. */
export const NoticeFields = ({ notice, onChange }: Props) => {
  const t = useTranslations("playbook.method");
  const languages = useTranslations("common.language");
  return (
    <fieldset className={classes["group"]}>
      <legend>{t("notice")}</legend>
      <p className={classes["hint"]}>{t("noticeHint")}</p>
      <div className={classes["columns"]}>
        {locales.map((locale) => (
          <div key={locale} role="group" aria-label={languages(locale)}>
            <h3>{languages(locale)}</h3>
            {lines.map((line) => (
              <Textarea
                key={line}
                lang={locale}
                label={t(line)}
                maxLength={1000}
                autosize
                minRows={2}
                value={notice[locale][line]}
                onChange={(event) => onChange({ ...notice, [locale]: { ...notice[locale], [line]: event.currentTarget.value } })}
              />
            ))}
          </div>
        ))}
      </div>
    </fieldset>
  );
};
