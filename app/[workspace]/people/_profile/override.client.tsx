"use client";

import { NativeSelect, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { verdicts, verdictSchema, type Verdict } from "#lib/people/verdict-model/verdicts";

import { Button } from "../../../_ui/controls/button";
import { Fields, FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { countAgain, decideOtherwise } from "../actions";
import classes from "./profile.module.css";
import { useRefreshingAct } from "./use-refreshing-act.client";

type Props = { readonly workspace: string; readonly authorId: string; readonly verdict: Verdict; readonly isOverridden: boolean };

/** A manager's word on who somebody is, with a reason; and the way back to what is counted. */
export const OverrideVerdict = ({ workspace, authorId, verdict, isOverridden }: Props) => {
  const t = useTranslations("people");
  const { isBusy, failure, run } = useRefreshingAct();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Verdict>(verdict);
  const [note, setNote] = useState("");
  if (!isOpen)
    return (
      <div className={classes["acts"]}>
        <Button size="small" onClick={() => setOpen(true)}>
          {t("override.open")}
        </Button>
        {isOverridden ? (
          <Button size="small" busy={isBusy} onClick={() => run(() => countAgain({ workspace, authorId }))}>
            {t("override.end")}
          </Button>
        ) : null}
        <FormFailure>{failure}</FormFailure>
      </div>
    );
  return (
    <form
      className={classes["decide"]}
      onSubmit={(event) => {
        event.preventDefault();
        run(
          () => decideOtherwise({ workspace, authorId, verdict: chosen, note }),
          () => {
            setOpen(false);
            setNote("");
          },
        );
      }}
    >
      <Fields>
        <NativeSelect
          label={t("override.verdict")}
          value={chosen}
          data={verdicts.map((one) => ({ value: one, label: t(`verdict.${one}`) }))}
          onChange={(event) => setChosen(verdictSchema.parse(event.currentTarget.value))}
        />
        <Textarea label={t("override.note")} value={note} onChange={(event) => setNote(event.currentTarget.value)} autosize minRows={2} minLength={3} maxLength={500} required />
      </Fields>
      <FormFailure>{failure}</FormFailure>
      <FormButtons>
        <Button type="submit" look="main" busy={isBusy}>
          {t("override.save")}
        </Button>
        <Button onClick={() => setOpen(false)}>{t("override.cancel")}</Button>
      </FormButtons>
    </form>
  );
};
