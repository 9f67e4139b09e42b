"use client";

import { Alert, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "../../../_ui/controls/button";
import { FormFailure } from "../../../_ui/controls/form-parts";
import { useAct } from "../../../_ui/controls/use-act.client";
import { overrideProtection } from "./actions";
import classes from "./guard.module.css";

type Props = { readonly workspace: string; readonly itemId: string; readonly mayOverride: boolean; readonly onOverridden: () => void };

/** Criticism stays; a manager may give a reason why this one does not. */
export const Protected = ({ workspace, itemId, mayOverride, onOverridden }: Props) => {
  const t = useTranslations("conduct.protected");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [reason, setReason] = useState("");
  return (
    <Alert title={t("title")}>
      <p>{t("text")}</p>
      {mayOverride ? (
        <div className={classes["override"]}>
          <TextInput label={t("reason")} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} />
          <Button busy={isBusy} disabled={reason.trim().length < 3} onClick={() => run(() => overrideProtection({ workspace, itemId, reason }), onOverridden)}>
            {t("override")}
          </Button>
        </div>
      ) : (
        <p className="ink2">{t("askManager")}</p>
      )}
      <FormFailure>{failure}</FormFailure>
    </Alert>
  );
};
