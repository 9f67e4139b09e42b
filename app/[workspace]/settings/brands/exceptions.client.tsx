"use client";

import { NativeSelect } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

import { slaLimits, type SlaException } from "#lib/playbook/sla-model";
import { intents, intentSchema, sentiments, sentimentSchema } from "#lib/tagging/model";

import { Button } from "../../../_ui/controls/button";
import { Icon } from "../../../_ui/controls/icon";
import settings from "../_settings/settings.module.css";
import classes from "./sla.module.css";
import { TimeSelect } from "./time-select.client";

export type BrandSource = { readonly id: string; readonly name: string };

type Props = {
  readonly exceptions: readonly SlaException[];
  readonly sources: readonly BrandSource[];
  readonly onChange: (exceptions: readonly SlaException[]) => void;
};

/** Other times for what fits; the first row that does decides. */
export const Exceptions = ({ exceptions, sources, onChange }: Props) => {
  const t = useTranslations("settings.brands.sla");
  const change = (place: number, next: SlaException): void => onChange(exceptions.with(place, next));
  const swap = (place: number, other: number): void => {
    const [one, two] = [exceptions[place], exceptions[other]];
    if (one && two) onChange(exceptions.with(place, two).with(other, one));
  };
  return (
    <div>
      {exceptions.length === 0 ? null : (
        <ol className={classes["exceptions"]}>
          {exceptions.map((exception, place) => (
            <li key={place} className={classes["exception"]} aria-label={t("exception", { place: place + 1 })}>
              <Conditions exception={exception} sources={sources} onChange={(next) => change(place, next)} />
              <span className={classes["moves"]}>
                <Move icon={IconArrowUp} label={t("up")} isShut={place === 0} onClick={() => swap(place, place - 1)} />
                <Move icon={IconArrowDown} label={t("down")} isShut={place === exceptions.length - 1} onClick={() => swap(place, place + 1)} />
                <Move icon={IconX} label={t("removeException", { place: place + 1 })} onClick={() => onChange(exceptions.toSpliced(place, 1))} />
              </span>
            </li>
          ))}
        </ol>
      )}
      <p className={settings["under"]}>{exceptions.length > 1 ? t("firstWins") : null}</p>
      <Button
        size="small"
        look="bare"
        icon={<Icon of={IconPlus} size={14} />}
        disabled={exceptions.length >= slaLimits.exceptions}
        onClick={() => onChange([...exceptions, { intent: "complaint", sentiment: null, sourceId: null, minutes: 60 }])}
      >
        {t("addException")}
      </Button>
    </div>
  );
};

type ConditionsProps = { readonly exception: SlaException; readonly sources: readonly BrandSource[]; readonly onChange: (next: SlaException) => void };

const Conditions = ({ exception, sources, onChange }: ConditionsProps) => {
  const t = useTranslations("settings.brands.sla");
  const tags = useTranslations("tags");
  const { intent, sentiment, sourceId, minutes } = exception;
  const any = { value: "", label: t("any") };
  // A source that was removed meanwhile is still named by its row.
  const isGone = sourceId !== null && sources.every(({ id }) => id !== sourceId);
  return (
    <>
      <NativeSelect
        label={t("intent")}
        value={intent ?? ""}
        data={[any, ...intents.map((value) => ({ value, label: tags(`intent.${value}`) }))]}
        onChange={(event) => onChange({ ...exception, intent: intentSchema.nullable().catch(null).parse(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t("sentiment")}
        value={sentiment ?? ""}
        data={[any, ...sentiments.map((value) => ({ value, label: tags(`sentiment.${value}`) }))]}
        onChange={(event) => onChange({ ...exception, sentiment: sentimentSchema.nullable().catch(null).parse(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t("source")}
        value={sourceId ?? ""}
        data={[any, ...sources.map(({ id, name }) => ({ value: id, label: name })), ...(isGone ? [{ value: sourceId, label: t("gone") }] : [])]}
        onChange={(event) => onChange({ ...exception, sourceId: event.currentTarget.value === "" ? null : event.currentTarget.value })}
      />
      <TimeSelect label={t("within")} minutes={minutes} onChange={(next) => onChange({ ...exception, minutes: next })} />
    </>
  );
};

type MoveProps = { readonly icon: typeof IconX; readonly label: string; readonly isShut?: boolean; readonly onClick: () => void };

const Move = ({ icon, label, isShut = false, onClick }: MoveProps) => (
  <Button look="bare" size="small" square icon={<Icon of={icon} size={14} />} aria-label={label} title={label} disabled={isShut} onClick={onClick} />
);
