"use client";

import { IconAlertTriangle, IconPencil } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";

import type { Person } from "#lib/inbox/model";

import { useAnnounce } from "../_shell/announce.client";
import classes from "./composer.module.css";
import { goToTurn, type Turn } from "./turns.client";
import type { DraftState } from "./use-draft.client";

/** Said at once, on the page and to screen readers: the answer being written may have become a second one. */
export const Changed = ({ news }: { readonly news: Turn }) => {
  const t = useTranslations("inbox.composer");
  const announce = useAnnounce();
  const words = t(news.isAnswer ? "changedAnswered" : "changedWritten", { name: news.name });
  useEffect(() => announce(words), [announce, words]);
  return (
    <p className={classes["notice"]} data-changed>
      <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
      <span>{words}</span>
      <button type="button" className={classes["word"]} onClick={() => goToTurn(news.key)}>
        {t("changedRead")}
      </button>
    </p>
  );
};

export const Writing = ({ by }: { readonly by: Person }) => {
  const t = useTranslations("inbox.composer");
  return (
    <p className={classes["notice"]} role="status">
      <IconPencil size={14} stroke={1.5} aria-hidden />
      {t("writing", { name: by.name })}
    </p>
  );
};

export const LanguageWish = ({ language }: { readonly language: string }) => {
  const t = useTranslations("inbox.composer");
  const tags = useTranslations("tags.language");
  return <span>{t("language", { language: tags(language) })}</span>;
};

export const DraftWords = ({ state }: { readonly state: DraftState }) => {
  const t = useTranslations("inbox.composer");
  if (state === "untouched") return null;
  const words = { kept: t("draftSaved"), keeping: t("draftSaving"), failed: t("draftFailed") } as const;
  return (
    <span role={state === "failed" ? "alert" : undefined} data-draft={state}>
      {words[state]}
    </span>
  );
};
