"use client";

import { Checkbox, NativeSelect, NumberInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { isTestable, settingsListOf, severities, type AlertKind, type RuleTerms } from "#lib/alerts/model/terms";

import { Fields } from "../../../_ui/controls/form-parts";
import { FormDialog } from "../../../_ui/controls/form-dialog.client";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { useSpan } from "../../../_ui/time/use-span";
import { add, save } from "./actions";
import classes from "./alert-settings.module.css";
import { RuleTrial } from "./rule-trial.client";

type Choice = { readonly id: string; readonly name: string };

/** What every rule can be told to. */
export type RuleDesk = { readonly workspace: string; readonly brands: readonly Choice[]; readonly channels: readonly Choice[]; readonly zone: string };

export type RuleDraft = RuleTerms & {
  readonly kind: AlertKind;
  readonly brandId: string | null;
  readonly settings: Readonly<Record<string, number>>;
  readonly channelIds: readonly string[];
};

type Props = {
  readonly ruleId: string | null;
  readonly draft: RuleDraft;
  readonly desk: RuleDesk;
  readonly onClose: () => void;
  /** The terms as they were kept, before the page has them. */
  readonly onSaved?: (draft: RuleDraft) => void;
};

/** The terms of a rule: what it looks for, how bad that is, who hears of it; and what it would have said of the last weeks. */
export const RuleDialog = ({ ruleId, draft: given, desk, onClose, onSaved }: Props) => {
  const t = useTranslations("alerts");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [draft, setDraft] = useState(given);
  const { workspace } = desk;
  const { kind, brandId, severity, coolDownMinutes, escalateMinutes, isInApp } = draft;
  const terms = { brandId, settings: { ...draft.settings }, severity, coolDownMinutes, escalateMinutes, isInApp, channelIds: [...draft.channelIds] };
  const done = (words: string): void => {
    router.refresh();
    onSaved?.(draft);
    showToast({ text: words });
    onClose();
  };
  const keep = (): void =>
    ruleId === null
      ? run(
          () => add({ workspace, kind, ...terms }),
          () => done(t("rules.added")),
        )
      : run(
          () => save({ workspace, ruleId, ...terms }),
          () => done(t("rules.saved")),
        );
  return (
    <FormDialog title={t(`kind.${kind}`)} go={t("rules.save")} isReady isBusy={isBusy} failure={failure} onGo={keep} onClose={onClose}>
      <Fields>
        <Looks draft={draft} desk={desk} onChange={setDraft} />
        <Told draft={draft} desk={desk} onChange={setDraft} />
      </Fields>
      {isTestable(kind) ? (
        <RuleTrial workspace={workspace} zone={desk.zone} rule={{ kind, brandId, settings: terms.settings, coolDownMinutes }} />
      ) : (
        <p className="ink3 small">{t("trial.notStored")}</p>
      )}
    </FormDialog>
  );
};

type PartProps = { readonly draft: RuleDraft; readonly desk: RuleDesk; readonly onChange: (draft: RuleDraft) => void };

/** What it looks for, and how bad that is. */
const Looks = ({ draft, desk, onChange }: PartProps) => {
  const t = useTranslations("alerts.rules");
  const words = useTranslations("alerts.severity");
  return (
    <>
      <NativeSelect
        label={t("brand")}
        value={draft.brandId ?? ""}
        data={[{ value: "", label: t("everyBrand") }, ...desk.brands.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(event) => onChange({ ...draft, brandId: event.currentTarget.value === "" ? null : event.currentTarget.value })}
      />
      {settingsListOf(draft.kind).map(({ name, min, max, usual }) => (
        <NumberInput
          key={name}
          label={t(`setting.${name}`)}
          min={min}
          max={max}
          clampBehavior="strict"
          allowDecimal={false}
          value={draft.settings[name] ?? usual}
          onChange={(value) => onChange({ ...draft, settings: { ...draft.settings, [name]: typeof value === "number" ? value : usual } })}
        />
      ))}
      <NativeSelect
        label={t("severityLabel")}
        value={draft.severity}
        data={severities.map((value) => ({ value, label: words(value) }))}
        onChange={(event) => {
          const severity = severities.find((one) => one === event.currentTarget.value);
          if (severity !== undefined) onChange({ ...draft, severity });
        }}
      />
    </>
  );
};

const coolDowns = [0, 30, 60, 180, 360, 720, 1_440, 4_320];
const escalations = [15, 30, 60, 120, 240, 480];

/** Who hears of it, and how often. */
const Told = ({ draft, desk, onChange }: PartProps) => {
  const t = useTranslations("alerts.rules");
  const span = useSpan();
  const named = (minutes: number) => ({ value: String(minutes), label: minutes === 0 ? t("atOnce") : span(minutes * 60_000) });
  const { coolDownMinutes, escalateMinutes, channelIds } = draft;
  const turn = (id: string, isChosen: boolean): void =>
    onChange({ ...draft, channelIds: isChosen ? [...channelIds, id] : channelIds.filter((one) => one !== id) });
  return (
    <>
      <NativeSelect
        label={t("coolDown")}
        value={String(coolDownMinutes)}
        data={offered(coolDowns, coolDownMinutes).map(named)}
        onChange={(event) => onChange({ ...draft, coolDownMinutes: Number(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t("escalate")}
        value={String(escalateMinutes ?? "")}
        data={[{ value: "", label: t("neverEscalate") }, ...offered(escalations, escalateMinutes).map(named)]}
        onChange={(event) => onChange({ ...draft, escalateMinutes: event.currentTarget.value === "" ? null : Number(event.currentTarget.value) })}
      />
      <fieldset className={classes["checks"]}>
        <legend>{t("channels")}</legend>
        <Checkbox size="xs" label={t("inApp")} checked={draft.isInApp} onChange={(event) => onChange({ ...draft, isInApp: event.currentTarget.checked })} />
        {desk.channels.map(({ id, name }) => (
          <Checkbox key={id} size="xs" label={name} checked={channelIds.includes(id)} onChange={(event) => turn(id, event.currentTarget.checked)} />
        ))}
      </fieldset>
    </>
  );
};

/** The usual ones, and the one that holds where it is none of them. */
const offered = (usual: readonly number[], held: number | null): readonly number[] =>
  held === null || usual.includes(held) ? usual : [...usual, held].toSorted((one, other) => one - other);
