"use client";

import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import type { Locale } from "#lib/auth/actor";
import type { MethodSettings } from "#lib/playbook/method-model";
import { draftProblemKinds } from "#lib/tagging/drafts/draft-model";
import { tones } from "#lib/tagging/model";

import { Button } from "../../../_ui/controls/button";
import { FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import classes from "../_playbook/playbook.module.css";
import { keepMethod } from "../actions";
import { Checks } from "./checks.client";
import { NoticeFields } from "./notice-fields.client";

type Props = {
  readonly workspace: string;
  readonly brand: { readonly id: string; readonly name: string };
  readonly method: MethodSettings;
  /** What may be sent while the cool-down lasts. */
  readonly holding: readonly { readonly id: string; readonly title: string; readonly language: Locale }[];
  readonly canManage: boolean;
};

/** How one brand keeps the method. */
export const MethodForm = ({ workspace, brand, method: given, holding, canManage }: Props) => {
  const t = useTranslations("playbook.method");
  const common = useTranslations("common");
  const tags = useTranslations("tags.tone");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [method, setMethod] = useState(given);
  const change = (next: Partial<MethodSettings>): void => setMethod({ ...method, ...next });
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    run(
      () => keepMethod({ workspace, brandId: brand.id, method }),
      () => {
        showToast({ text: t("saved", { name: brand.name }) });
        router.refresh();
      },
    );
  };
  const { repeatedInsults } = method;
  return (
    <form onSubmit={submit}>
      <fieldset className={classes["form"]} disabled={!canManage}>
        <fieldset className={classes["group"]}>
          <legend>{t("coolDown")}</legend>
          <div className={classes["row"]}>
            <Count
              label={t("coolDownMinutes")}
              hint={t("coolDownHint")}
              value={method.coolDownMinutes}
              range={[0, 1440]}
              onChange={(coolDownMinutes) => change({ coolDownMinutes })}
            />
            <NativeSelect
              label={t("holding")}
              value={method.holdingTemplateId ?? ""}
              data={[
                { value: "", label: t("shippedHolding") },
                ...holding.map(({ id, title, language }) => ({ value: id, label: `${title} · ${common(`language.${language}`)}` })),
              ]}
              onChange={(event) => change({ holdingTemplateId: event.currentTarget.value === "" ? undefined : event.currentTarget.value })}
            />
          </div>
          <Checks
            label={t("coolDownOn")}
            all={tones}
            chosen={method.coolDownOn}
            wordsOf={(tone) => tags(tone)}
            onChange={(coolDownOn) => change({ coolDownOn })}
          />
          <Checkbox
            size="xs"
            label={t("allowHolding")}
            checked={method.allowHolding}
            onChange={(event) => change({ allowHolding: event.currentTarget.checked })}
          />
        </fieldset>
        <fieldset className={classes["group"]}>
          <legend>{t("ladder")}</legend>
          <div className={classes["row"]}>
            <Count label={t("rungExpiryDays")} value={method.rungExpiryDays} range={[1, 3650]} onChange={(rungExpiryDays) => change({ rungExpiryDays })} />
            <Count
              label={t("repeatedCount")}
              value={repeatedInsults.count}
              range={[2, 50]}
              onChange={(count) => change({ repeatedInsults: { ...repeatedInsults, count } })}
            />
            <Count
              label={t("repeatedDays")}
              value={repeatedInsults.days}
              range={[1, 365]}
              onChange={(days) => change({ repeatedInsults: { ...repeatedInsults, days } })}
            />
          </div>
        </fieldset>
        <fieldset className={classes["group"]}>
          <legend>{t("drafts")}</legend>
          <Checks
            label={t("draftsHint")}
            all={draftProblemKinds}
            chosen={method.draftCheckBlocks}
            wordsOf={(kind) => t(`draftProblems.${kind}`)}
            onChange={(draftCheckBlocks) => change({ draftCheckBlocks })}
          />
        </fieldset>
        <fieldset className={classes["group"]}>
          <legend>{t("ban")}</legend>
          <Checkbox
            size="xs"
            label={t("banCoversLinkedAccounts")}
            checked={method.banCoversLinkedAccounts}
            onChange={(event) => change({ banCoversLinkedAccounts: event.currentTarget.checked })}
          />
        </fieldset>
        <NoticeFields notice={method.notice} onChange={(notice) => change({ notice })} />
      </fieldset>
      <FormFailure>{failure}</FormFailure>
      {canManage ? (
        <FormButtons>
          <Button type="submit" look="main" busy={isBusy}>
            {common("save")}
          </Button>
        </FormButtons>
      ) : null}
    </form>
  );
};

type CountProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  /** The least and the most. */
  readonly range: readonly [number, number];
  readonly onChange: (value: number) => void;
};

const Count = ({ label, hint, value, range: [least, most], onChange }: CountProps) => (
  <TextInput
    type="number"
    label={label}
    description={hint}
    inputWrapperOrder={["label", "input", "description"]}
    min={least}
    max={most}
    required
    withAsterisk={false}
    value={Number.isNaN(value) ? "" : String(value)}
    onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
  />
);
