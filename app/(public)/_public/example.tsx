import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { Mark } from "../../_ui/controls/mark";
import type { Sentiment } from "#lib/tagging/model";

import classes from "./public.module.css";

/** A conversation as it should go: from insult to thanks, by a word that was kept. */
export const Example = async () => {
  const [t, tags] = await Promise.all([getTranslations("public.example"), getTranslations("tags.sentiment")]);
  const visitor = (sentiment: Sentiment, text: string, when: string) => (
    <Message by={t("visitor")} when={when} mark={<Mark sentiment={sentiment} label={tags(sentiment)} />}>
      {text}
    </Message>
  );
  const brand = (text: string, when: string) => (
    <Message by={t("brand")} when={when} isBrand>
      {text}
    </Message>
  );
  return (
    <aside className={classes["side"]} aria-label={t("label")}>
      <div className={classes["example"]}>
        {visitor("negative", t("first"), t("when"))}
        {brand(t("answer"), t("whenAnswered"))}
        {visitor("neutral", t("softer"), t("whenSofter"))}
        {brand(t("kept"), t("whenKept"))}
        {visitor("positive", t("thanks"), t("whenThanks"))}
      </div>
      <p className={classes["moral"]}>{t("moral")}</p>
    </aside>
  );
};

type MessageProps = { readonly by: string; readonly when: string; readonly mark?: ReactNode; readonly isBrand?: boolean; readonly children: string };

const Message = ({ by, when, mark, isBrand = false, children }: MessageProps) => (
  <div className={classes["message"]} data-brand={isBrand || undefined}>
    <p className={classes["by"]}>
      {mark}
      <b>{by}</b>
      <span className="num">{when}</span>
    </p>
    <p>{children}</p>
  </div>
);
