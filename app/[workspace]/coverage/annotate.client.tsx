"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { AnnotationKind } from "#lib/coverage/annotation-model";

import { Button } from "../../_ui/controls/button";
import { FormDialog } from "../../_ui/controls/form-dialog.client";
import { Fields } from "../../_ui/controls/form-parts";
import { TextButton } from "../../_ui/controls/text-button";
import { showToast } from "../../_ui/controls/toast-store";
import { useAct } from "../../_ui/controls/use-act.client";
import { bringBack, note, takeAway } from "./actions";
import classes from "./annotations.module.css";

type Props = { readonly workspace: string; readonly brands: readonly { readonly id: string; readonly name: string }[]; readonly today: string };

/** Opens the form that says what happened. */
export const Annotate = (props: Props) => {
  const t = useTranslations("coverage.annotations");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("add")}
      </Button>
      {isOpen ? <AnnotateDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

const kinds: readonly AnnotationKind[] = ["campaign", "outage", "other"];

const AnnotateDialog = ({ workspace, brands, today, onClose }: Props & { readonly onClose: () => void }) => {
  const t = useTranslations("coverage.annotations");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [kind, setKind] = useState<AnnotationKind>("campaign");
  const [text, setText] = useState("");
  const [days, setDays] = useState({ firstDay: today, lastDay: today });
  const [brandId, setBrandId] = useState("");
  const go = (): void => run(() => note({ workspace, kind, text, ...days, brandId: brandId === "" ? null : brandId }), onClose);
  return (
    <FormDialog title={t("add")} go={t("save")} size="sm" isReady={text.trim() !== ""} isBusy={isBusy} failure={failure} onGo={go} onClose={onClose}>
      <Fields>
        <TextInput label={t("text")} value={text} maxLength={200} required data-autofocus onChange={({ currentTarget: { value } }) => setText(value)} />
        <NativeSelect
          label={t("what")}
          value={kind}
          data={kinds.map((known) => ({ value: known, label: t(`kind.${known}`) }))}
          onChange={({ currentTarget: { value } }) => setKind(kinds.find((known) => known === value) ?? "other")}
        />
        <div className={classes["days"]}>
          <TextInput
            type="date"
            label={t("firstDay")}
            value={days.firstDay}
            required
            onChange={({ currentTarget: { value } }) => setDays(({ lastDay }) => ({ firstDay: value, lastDay: lastDay < value ? value : lastDay }))}
          />
          <TextInput
            type="date"
            label={t("lastDay")}
            value={days.lastDay}
            min={days.firstDay}
            required
            onChange={({ currentTarget: { value } }) => setDays(({ firstDay }) => ({ firstDay, lastDay: value }))}
          />
        </div>
        <NativeSelect
          label={t("brand")}
          value={brandId}
          data={[{ value: "", label: t("allBrands") }, ...brands.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={({ currentTarget: { value } }) => setBrandId(value)}
        />
      </Fields>
    </FormDialog>
  );
};

/** Takes one away at once; a toast brings it back. */
export const TakeAway = ({ workspace, annotationId, text }: { readonly workspace: string; readonly annotationId: string; readonly text: string }) => {
  const t = useTranslations("coverage.annotations");
  const common = useTranslations("common");
  const { isBusy, run } = useAct({ failAs: "toast" });
  const undo = { label: common("undo"), run: () => run(() => bringBack({ workspace, annotationId })) };
  const go = (): void =>
    run(
      () => takeAway({ workspace, annotationId }),
      () => showToast({ text: t("removed"), undo }),
    );
  return (
    <TextButton disabled={isBusy} aria-label={t("removeThis", { text })} onClick={go}>
      {t("remove")}
    </TextButton>
  );
};
