"use client";

import { Checkbox, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { officeHours, warnPercents, type SaidTerms } from "#lib/playbook/sla-model";

import { Mark } from "../../../_ui/controls/mark";
import settings from "../_settings/settings.module.css";
import { Exceptions, type BrandSource } from "./exceptions.client";
import { OpeningFields } from "./opening-fields.client";
import { PromisePreview } from "./promise-preview.client";
import classes from "./sla.module.css";
import { TimeSelect } from "./time-select.client";

type Props = {
  readonly terms: SaidTerms;
  /** By whose clock the hours are. */
  readonly zone: string;
  readonly sources: readonly BrandSource[];
  readonly onChange: (terms: SaidTerms) => void;
};

const sentiments = ["negative", "neutral", "positive"] as const;

/** By when a brand promises to answer: by mood, with exceptions, around the clock or within hours; and what that means now. */
export const TermsFields = ({ terms, zone, sources, onChange }: Props) => {
  const t = useTranslations("settings.brands.sla");
  const tags = useTranslations("tags.sentiment");
  // Hours that were switched off come back as they were.
  const [lastHours, setLastHours] = useState(terms.hours ?? officeHours);
  const change = (next: Partial<SaidTerms>): void => onChange({ ...terms, ...next });
  const keepHours = (isOn: boolean): void => {
    if (terms.hours !== null) setLastHours(terms.hours);
    change({ hours: isOn ? lastHours : null });
  };
  return (
    <fieldset className={classes["sla"]}>
      <legend>{t("title")}</legend>
      <div className={classes["targets"]}>
        {sentiments.map((sentiment) => (
          <TimeSelect
            key={sentiment}
            label={
              <span className={settings["person"]}>
                <Mark sentiment={sentiment} />
                {t("answer", { sentiment: tags(sentiment) })}
              </span>
            }
            minutes={terms.targets[sentiment]}
            onChange={(minutes) => change({ targets: { ...terms.targets, [sentiment]: minutes } })}
          />
        ))}
        <NativeSelect
          label={t("warn")}
          value={String(terms.warnPercent)}
          data={[...new Set([...warnPercents, terms.warnPercent])].map((percent) => ({ value: String(percent), label: t("warnAt", { percent }) }))}
          onChange={(event) => change({ warnPercent: Number(event.currentTarget.value) })}
        />
      </div>
      <Exceptions exceptions={terms.exceptions} sources={sources} onChange={(exceptions) => change({ exceptions })} />
      <Checkbox size="xs" label={t("inHours")} checked={terms.hours !== null} onChange={(event) => keepHours(event.currentTarget.checked)} />
      {terms.hours === null ? null : <OpeningFields hours={terms.hours} onChange={(hours) => change({ hours })} />}
      <PromisePreview terms={terms} zone={zone} />
    </fieldset>
  );
};
