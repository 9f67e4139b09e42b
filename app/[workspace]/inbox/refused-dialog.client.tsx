"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";

import { Button } from "../../_ui/controls/button";
import { useClock } from "../../_ui/time/clock.client";
import { useMoment } from "../../_ui/time/moment";
import classes from "./composer.module.css";
import { useDesk } from "./desk-context.client";
import type { Refusal } from "./use-send.client";

type Props = { readonly refusal: Refusal; readonly onLook: () => void; readonly onAnyway: () => void };

/** Says calmly that somebody was faster, and lets the writer decide. */
export const RefusedDialog = ({ refusal, onLook, onAnyway }: Props) => {
  const t = useTranslations("inbox.composer.refused");
  return (
    <Modal opened onClose={onLook} title={useTitle(refusal)} withCloseButton={false} size="sm" returnFocus={false}>
      <p>{t(refusal.reason === "thread-changed" ? "textChanged" : "textAnswered")}</p>
      <div className={classes["dialog"]}>
        <Button onClick={onAnyway}>{t("sendAnyway")}</Button>
        <Button look="main" data-autofocus onClick={onLook}>
          {t("look")}
        </Button>
      </div>
    </Modal>
  );
};

const useTitle = ({ reason, by, at }: Refusal): string => {
  const t = useTranslations("inbox.composer.refused");
  const { zone } = useDesk();
  const now = useClock();
  const say = useMoment();
  const name = by ?? t("somebody");
  if (reason === "thread-changed") return t("titleChanged");
  if (at === null) return t(reason === "being-answered" ? "titleWriting" : "titleBare", { name });
  return t("title", { name, time: say(at, zone, now) });
};
