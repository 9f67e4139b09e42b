"use client";

import { IconLanguage } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";

import type { ConversationItem } from "#lib/inbox/model";
import type { Translation } from "#lib/translation/model";

import { TextButton } from "../../../_ui/controls/text-button";
import { useAct } from "../../../_ui/controls/use-act.client";
import { useDesk } from "../desk-context.client";
import { translateItem } from "./actions";
import { isForeign } from "./foreign";
import classes from "./translation.module.css";

const Beside = dynamic(async () => (await import("./beside.client")).Beside);
const Untranslated = dynamic(async () => (await import("./untranslated.client")).Untranslated);

type Props = { readonly item: ConversationItem; readonly children: ReactNode };

/** The words of a message; where they are in a language that is not the reader's, with their translation beside them when it is asked for. */
export const Translatable = ({ item, children }: Props) => {
  const locale = useLocale();
  return isForeign(item, locale) ? (
    <Foreign item={item} locale={locale}>
      {children}
    </Foreign>
  ) : (
    children
  );
};

const Foreign = ({ item, locale, children }: Props & { readonly locale: string }) => {
  const t = useTranslations("inbox.translation");
  const tags = useTranslations("tags.language");
  const { isBusy, translation, toggle } = useTranslation(item);
  const isTranslated = translation?.kind === "translated";
  return (
    <>
      {isTranslated ? (
        <Beside
          left={{ head: item.language === "und" ? t("original") : tags(item.language), lang: undefined, children }}
          right={{ head: t("machine", { language: tags(locale), service: translation.service }), lang: locale, children: translation.text }}
        />
      ) : (
        children
      )}
      <p className={classes["control"]} role="status">
        <TextButton aria-expanded={isTranslated} aria-busy={isBusy} aria-disabled={isBusy} data-translate onClick={toggle}>
          <IconLanguage size={14} stroke={1.5} aria-hidden />
          {t(isTranslated ? "hide" : isBusy ? "translating" : "translate")}
        </TextButton>
        {translation === null || isTranslated ? null : <Untranslated of={translation} />}
      </p>
    </>
  );
};

/** The translation of a message as it stands now; an edit makes it nobody's. */
const useTranslation = (item: ConversationItem) => {
  const { workspace } = useDesk();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const [asked, setAsked] = useState<{ readonly text: string; readonly translation: Translation } | null>(null);
  const translation = asked?.text === item.text ? asked.translation : null;
  const toggle = (): void => {
    if (isBusy) return;
    if (translation?.kind === "translated") setAsked(null);
    else
      run(
        () => translateItem({ workspace, itemId: item.id }),
        (answer) => setAsked({ text: item.text, translation: answer }),
      );
  };
  return { isBusy, translation, toggle };
};
