"use client";

import { TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";

import type { OpenInterval } from "#lib/core/business-time";
import { problemOfDay, slaLimits, type OpeningHours } from "#lib/playbook/sla-model";

import { Button } from "../../../_ui/controls/button";
import { Icon } from "../../../_ui/controls/icon";
import { clockTime, minuteOf } from "./clock-time";
import { Holidays } from "./holidays.client";
import classes from "./sla.module.css";

type Props = { readonly hours: OpeningHours; readonly onChange: (hours: OpeningHours) => void };

/** When somebody is there: a row for each weekday, and the days on which nobody is. */
export const OpeningFields = ({ hours, onChange }: Props) => {
  const format = useFormatter();
  // The first of January 2024 was a Monday.
  const nameOf = (weekday: number): string => format.dateTime(new Date(Date.UTC(2024, 0, 1 + weekday)), { weekday: "long", timeZone: "UTC" });
  return (
    <>
      <div className={classes["week"]}>
        {hours.weekdays.map((intervals, weekday) => (
          <Weekday
            key={weekday}
            name={nameOf(weekday)}
            intervals={intervals}
            onChange={(next) => onChange({ ...hours, weekdays: hours.weekdays.with(weekday, next) })}
          />
        ))}
      </div>
      <Holidays holidays={hours.holidays} onChange={(holidays) => onChange({ ...hours, holidays })} />
    </>
  );
};

type WeekdayProps = { readonly name: string; readonly intervals: readonly OpenInterval[]; readonly onChange: (intervals: readonly OpenInterval[]) => void };

const Weekday = ({ name, intervals, onChange }: WeekdayProps) => {
  const t = useTranslations("settings.brands.sla");
  const errors = useTranslations("errors");
  const problem = problemOfDay(intervals);
  return (
    <div className={classes["day"]} role="group" aria-label={name}>
      <span className={classes["weekday"]}>{name}</span>
      {intervals.length === 0 ? <span className="ink3">{t("closed")}</span> : null}
      {intervals.map((interval, place) => (
        <Interval
          key={place}
          interval={interval}
          isWrong={problem !== null}
          onChange={(next) => onChange(intervals.with(place, next))}
          onRemove={() => onChange(intervals.toSpliced(place, 1))}
        />
      ))}
      {intervals.length < slaLimits.intervalsOfDay ? (
        <Button
          look="bare"
          size="small"
          square
          icon={<Icon of={IconPlus} size={14} />}
          aria-label={t("addHours", { day: name })}
          title={t("addHours", { day: name })}
          onClick={() => onChange([...intervals, following(intervals)])}
        />
      ) : null}
      {problem === null ? null : (
        <span className={classes["wrong"]} role="alert">
          {errors(problem)}
        </span>
      )}
    </div>
  );
};

/** Nine to six, or what is left of the day after an hour's rest. */
const following = (intervals: readonly OpenInterval[]): OpenInterval => {
  const from = Math.max(...intervals.map(({ to }) => to + 60), 9 * 60);
  return from < 18 * 60 ? { from, to: 18 * 60 } : { from: Math.min(from, 23 * 60), to: 24 * 60 };
};

type IntervalProps = {
  readonly interval: OpenInterval;
  readonly isWrong: boolean;
  readonly onChange: (interval: OpenInterval) => void;
  readonly onRemove: () => void;
};

const Interval = ({ interval, isWrong, onChange, onRemove }: IntervalProps) => {
  const t = useTranslations("settings.brands.sla");
  const [from, to] = [clockTime(interval.from), clockTime(interval.to)];
  const set = (bound: "from" | "to", text: string): void => {
    const minute = minuteOf(text);
    // A field that is being typed in is empty for a while. Midnight ends a day as its last minute.
    if (minute !== null) onChange({ ...interval, [bound]: bound === "to" && minute === 0 ? 24 * 60 : minute });
  };
  return (
    <span className={classes["interval"]}>
      <TextInput type="time" size="xs" value={from} error={isWrong} aria-label={t("from")} onChange={(event) => set("from", event.currentTarget.value)} />
      <span aria-hidden>–</span>
      <TextInput type="time" size="xs" value={to} error={isWrong} aria-label={t("to")} onChange={(event) => set("to", event.currentTarget.value)} />
      <Button
        look="bare"
        size="small"
        square
        icon={<Icon of={IconX} size={12} />}
        aria-label={t("removeHours", { from, to })}
        title={t("removeHours", { from, to })}
        onClick={onRemove}
      />
    </span>
  );
};
