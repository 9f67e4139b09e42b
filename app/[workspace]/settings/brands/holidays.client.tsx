"use client";

import { TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";

import { isDay, slaLimits } from "#lib/playbook/sla-model";

import { Button } from "../../../_ui/controls/button";
import { Icon } from "../../../_ui/controls/icon";
import classes from "./sla.module.css";

type Props = { readonly holidays: readonly string[]; readonly onChange: (holidays: readonly string[]) => void };

/** Days that are closed whatever their weekday. */
export const Holidays = ({ holidays, onChange }: Props) => {
  const t = useTranslations("settings.brands.sla");
  const format = useFormatter();
  const [day, setDay] = useState("");
  const say = (of: string): string => (isDay(of) ? format.dateTime(new Date(`${of}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" }) : of);
  const canAdd = isDay(day) && !holidays.includes(day) && holidays.length < slaLimits.holidays;
  const add = (): void => {
    if (!canAdd) return;
    onChange([...holidays, day].toSorted());
    setDay("");
  };
  return (
    <div className={classes["holidays"]} role="group" aria-label={t("holidays")}>
      <span className={classes["weekday"]}>{t("holidays")}</span>
      {holidays.map((holiday) => (
        <span key={holiday} className={classes["interval"]}>
          {say(holiday)}
          <Button
            look="bare"
            size="small"
            square
            icon={<Icon of={IconX} size={12} />}
            aria-label={t("removeHoliday", { day: say(holiday) })}
            title={t("removeHoliday", { day: say(holiday) })}
            onClick={() => onChange(holidays.filter((kept) => kept !== holiday))}
          />
        </span>
      ))}
      <span className={classes["interval"]}>
        <TextInput
          type="date"
          size="xs"
          value={day}
          aria-label={t("holiday")}
          onChange={(event) => setDay(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
        <Button
          look="bare"
          size="small"
          square
          icon={<Icon of={IconPlus} size={14} />}
          aria-label={t("addHoliday")}
          title={t("addHoliday")}
          disabled={!canAdd}
          onClick={add}
        />
      </span>
    </div>
  );
};
