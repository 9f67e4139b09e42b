"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";

import { Button } from "../../_ui/controls/button";
import classes from "./composer.module.css";

type Props = { readonly places: readonly string[]; readonly onLook: () => void; readonly onAnyway: () => void };

/** Asks before a template goes out with something left open in it. */
export const OpenPlacesDialog = ({ places, onLook, onAnyway }: Props) => {
  const t = useTranslations("inbox.composer.templates");
  return (
    <Modal opened onClose={onLook} title={t("openTitle")} withCloseButton={false} size="sm" returnFocus={false}>
      <p className={classes["said"]}>{places.join(" ")}</p>
      <p>{t("openText")}</p>
      <div className={classes["dialog"]}>
        <Button onClick={onAnyway}>{t("openAnyway")}</Button>
        <Button look="main" data-autofocus onClick={onLook}>
          {t("openLook")}
        </Button>
      </div>
    </Modal>
  );
};
