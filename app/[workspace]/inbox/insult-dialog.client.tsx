"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";

import type { DraftProblem } from "#lib/tagging/drafts/draft-model";

import { Button } from "../../_ui/controls/button";
import classes from "./composer.module.css";

type Props = { readonly problem: DraftProblem; readonly onLook: () => void; readonly onAnyway: () => void };

/** Asks once whether words that insult shall really go out, and lets the writer decide. */
export const InsultDialog = ({ problem, onLook, onAnyway }: Props) => {
  const t = useTranslations("inbox.composer.check.ask");
  return (
    <Modal opened onClose={onLook} title={t("title")} withCloseButton={false} size="sm" returnFocus={false}>
      <p className={classes["said"]}>“{problem.quote}”</p>
      <p>{problem.proposal}</p>
      <p className={`ink2 ${classes["asking"] ?? ""}`}>{t("text")}</p>
      <div className={classes["dialog"]}>
        <Button onClick={onAnyway}>{t("anyway")}</Button>
        <Button look="main" data-autofocus onClick={onLook}>
          {t("look")}
        </Button>
      </div>
    </Modal>
  );
};
