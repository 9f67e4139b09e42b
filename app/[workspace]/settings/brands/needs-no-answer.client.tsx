import { Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useId } from "react";

import { excludableReasons, type ExcludableReason } from "#lib/playbook/model";

import classes from "../_settings/settings.module.css";

type Props = { readonly excluded: readonly ExcludableReason[]; readonly onChange: (next: readonly ExcludableReason[]) => void };

/** What this brand leaves unanswered on purpose. */
export const NeedsNoAnswer = ({ excluded, onChange }: Props) => {
  const t = useTranslations("settings.brands");
  const hintId = useId();
  const choose = (reason: ExcludableReason, isExcluded: boolean): void =>
    onChange(excludableReasons.filter((known) => (known === reason ? isExcluded : excluded.includes(known))));
  return (
    <fieldset className={classes["group"]} aria-describedby={hintId}>
      <legend>{t("noAnswer.title")}</legend>
      <div className={classes["checks"]}>
        {excludableReasons.map((reason) => (
          <Checkbox
            key={reason}
            size="xs"
            label={t(`noAnswer.reason.${reason}`)}
            checked={excluded.includes(reason)}
            onChange={(event) => choose(reason, event.currentTarget.checked)}
          />
        ))}
      </div>
      <p id={hintId} className={classes["under"]}>
        {t("noAnswer.hint")}
      </p>
    </fieldset>
  );
};
