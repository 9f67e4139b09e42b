"use client";

import { useFormatter, useTranslations } from "next-intl";

import { dayMs, isZone } from "#lib/core/time";
import { inZone, problemOf, promiseBy, type SaidTerms } from "#lib/playbook/sla-model";

import { FormFailure } from "../../../_ui/controls/form-parts";
import { useClock } from "../../../_ui/time/clock.client";
import classes from "./sla.module.css";

/** What the terms mean for a complaint that is written now, or what is wrong with them. */
export const PromisePreview = ({ terms, zone }: { readonly terms: SaidTerms; readonly zone: string }) => {
  const t = useTranslations("settings.brands.sla");
  const errors = useTranslations("errors");
  const now = useClock();
  const say = useWeekdayTime(zone, now);
  const problem = problemOf(terms);
  if (problem !== null) return <FormFailure>{errors(problem)}</FormFailure>;
  if (!isZone(zone)) return null;
  const { dueAt, warnAt } = promiseBy(inZone(terms, zone), { sentiment: "negative", intent: "complaint", sourceId: "", neededSince: now });
  return (
    <p className={classes["preview"]} aria-live="polite" suppressHydrationWarning>
      {t("preview", { due: say(dueAt), warn: say(warnAt) })}
    </p>
  );
};

/** "Monday 10:30" within a week, "Monday 7 December, 10:30" after it. */
const useWeekdayTime = (zone: string, now: Date): ((at: Date) => string) => {
  const format = useFormatter();
  const time = { weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone } as const;
  return (at) => format.dateTime(at, at.getTime() - now.getTime() < 6 * dayMs ? time : { ...time, day: "numeric", month: "long" });
};
