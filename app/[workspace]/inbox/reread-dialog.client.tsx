"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { Answering } from "#lib/inbox/model";

import { Button } from "../../_ui/controls/button";
import classes from "./dialogs.module.css";
import { Ring } from "./ring.client";
import { useCoolDown } from "./use-cool-down.client";

type Props = {
  readonly comment: string;
  readonly draft: string;
  readonly name: string;
  readonly coolDown: Answering["coolDown"];
  readonly onBack: () => void;
  /** With a reason where it goes before its time. */
  readonly onSend: (bypassReason: string | null) => void;
};

/** The comment and the answer side by side, once the heat is over or before: "Will it matter in three weeks?" */
export const RereadDialog = ({ comment, draft, name, coolDown, onBack, onSend }: Props) => {
  const t = useTranslations("inbox.composer.reread");
  const running = useCoolDown(coolDown);
  const [reason, setReason] = useState<string | null>(null);
  const canBypass = reason !== null && reason.trim().length >= 3;
  return (
    <Modal opened onClose={onBack} title={t("title")} withCloseButton={false} size="xl" returnFocus={false}>
      <div className={classes["sides"]}>
        <section>
          <h3>{t("comment", { name })}</h3>
          <blockquote>{comment}</blockquote>
        </section>
        <section>
          <h3>{t("draft")}</h3>
          <blockquote>{draft}</blockquote>
        </section>
      </div>
      <p className={classes["question"]}>{t("question")}</p>
      <p className={classes["note"]}>{t(running ? "cooling" : "cooled")}</p>
      {running && reason !== null ? (
        <label className={classes["bypass"]}>
          {t("bypassWhy")}
          <textarea data-autofocus value={reason} rows={2} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </label>
      ) : null}
      <div className={classes["buttons"]}>
        {running ? <Ring coolDown={running} /> : null}
        <span className={classes["grow"]} />
        {running && reason === null ? <Button onClick={() => setReason("")}>{t("bypass")}</Button> : null}
        {running && reason !== null ? (
          <Button look="danger" disabled={!canBypass} onClick={() => onSend(reason.trim())}>
            {t("bypassGo")}
          </Button>
        ) : null}
        {running ? null : <Button onClick={() => onSend(null)}>{t("send")}</Button>}
        <Button look="main" data-autofocus onClick={onBack}>
          {t(running ? "wait" : "back")}
        </Button>
      </div>
    </Modal>
  );
};
