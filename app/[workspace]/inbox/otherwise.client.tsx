"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { Answering } from "#lib/inbox/model";

import { Button } from "../../_ui/controls/button";
import { useAct } from "../../_ui/controls/use-act.client";
import { useFocusBack } from "../../_ui/controls/use-focus-back.client";
import { doAsAdvised, doOtherwise } from "./actions";
import classes from "./dialogs.module.css";
import { useDesk } from "./desk-context.client";

type Props = { readonly itemId: string; readonly advice: Answering["advice"]; readonly onChanged: () => void; readonly onClose: () => void };

/** "I do otherwise, because": another mode and the reason, kept beside the advice. */
export const Otherwise = ({ itemId, advice, onChanged, onClose }: Props) => {
  const t = useTranslations("inbox.advice");
  const { workspace, words } = useDesk();
  useFocusBack();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const others = words.modes.filter((mode) => mode !== advice.mode);
  const [mode, setMode] = useState(advice.overrideReason === null ? null : advice.chosen);
  const [reason, setReason] = useState(advice.overrideReason ?? "");
  const done = (): void => {
    onChanged();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("otherwiseTitle")} withCloseButton={false} size="sm">
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (mode !== null) run(async () => doOtherwise({ workspace, itemId, mode, reason }), done);
        }}
      >
        <fieldset>
          <legend className="vh">{t("otherwiseTitle")}</legend>
          {others.map((one) => (
            <label key={one}>
              <input type="radio" name="mode" value={one} checked={mode === one} onChange={() => setMode(one)} />
              {t(`modes.${one}`)}
            </label>
          ))}
        </fieldset>
        <label>
          {t("because")}
          <textarea value={reason} rows={2} minLength={3} maxLength={500} required onChange={(event) => setReason(event.target.value)} />
        </label>
        {failure ? <p role="alert">{failure}</p> : null}
        <div className={classes["buttons"]}>
          {advice.overrideReason === null ? (
            <Button onClick={onClose}>{t("cancel")}</Button>
          ) : (
            <Button busy={isBusy} onClick={() => run(async () => doAsAdvised({ workspace, itemId }), done)}>
              {t("asAdvised")}
            </Button>
          )}
          <Button type="submit" look="main" busy={isBusy} disabled={mode === null || reason.trim().length < 3}>
            {t("otherwiseGo")}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
