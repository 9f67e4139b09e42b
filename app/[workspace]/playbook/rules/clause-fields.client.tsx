"use client";

import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

import type { Locale } from "#lib/auth/actor";
import { clauseKinds, clauseKindSchema, type Clause } from "#lib/playbook/rule-model";

import { Button } from "../../../_ui/controls/button";
import { Icon } from "../../../_ui/controls/icon";
import classes from "../_playbook/playbook.module.css";

type Props = { readonly clause: Clause; readonly locales: readonly Locale[]; readonly onChange: (clause: Clause) => void; readonly onRemove: () => void };

/** One clause as it is written: its number, what it forbids, and its words in every language side by side. */
export const ClauseFields = ({ clause, locales, onChange, onRemove }: Props) => {
  const t = useTranslations("playbook.rules");
  const languages = useTranslations("common.language");
  const write = (locale: Locale, change: Partial<Clause["texts"][Locale]>): void =>
    onChange({ ...clause, texts: { ...clause.texts, [locale]: { ...clause.texts[locale], ...change } } });
  return (
    <fieldset className={classes["clause"]}>
      <legend className="vh">{t("clause", { number: clause.number })}</legend>
      <div className={classes["clauseHead"]}>
        <TextInput
          className={classes["number"]}
          label={t("number")}
          value={clause.number}
          maxLength={5}
          onChange={(event) => onChange({ ...clause, number: event.currentTarget.value.trim() })}
        />
        <NativeSelect
          label={t("kind")}
          value={clause.kind}
          data={clauseKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={(event) => onChange({ ...clause, kind: clauseKindSchema.parse(event.currentTarget.value) })}
        />
        <span className="grow" />
        <Button look="bare" square icon={<Icon of={IconTrash} />} aria-label={t("removeClause", { number: clause.number })} onClick={onRemove} />
      </div>
      <div className={classes["columns"]}>
        {locales.map((locale) => (
          <div key={locale} lang={locale}>
            <TextInput
              aria-label={t("in", { field: t("clauseTitle"), language: languages(locale) })}
              placeholder={t("clauseTitle")}
              value={clause.texts[locale].title}
              maxLength={200}
              onChange={(event) => write(locale, { title: event.currentTarget.value })}
            />
            <Textarea
              aria-label={t("in", { field: t("text"), language: languages(locale) })}
              placeholder={t("text")}
              value={clause.texts[locale].text}
              maxLength={4000}
              autosize
              minRows={3}
              onChange={(event) => write(locale, { text: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
};
