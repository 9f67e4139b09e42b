import { useFormatter, useTranslations } from "next-intl";

import type { Annotation } from "#lib/coverage/annotation-model";
import type { Coverage } from "#lib/coverage/model";

import type { ChartDay } from "../../_ui/charts/day-model";
import { DayPanel } from "../../_ui/charts/day-panel.client";
import { noonOf } from "../_figures/noon-of";
import type { Behind } from "./behind";
import { useDays } from "./range-words";
import { barsOf, isByWeek, trendBars } from "./trend-model";

type Props = { readonly coverage: Coverage; readonly annotations: readonly Annotation[]; readonly behind: Behind };

/** Received against answered, with the compared days before it and what happened meanwhile. */
export const Trend = ({ coverage, annotations, behind }: Props) => {
  const t = useTranslations("coverage.trend");
  const byDay = useTranslations("overview.byDay");
  const format = useFormatter();
  const say = useDays();
  const { range, compared } = coverage;
  const bars = trendBars(coverage.byDay, range.days);
  const days = bars.map((bar): ChartDay => {
    const days = { from: bar.day, to: bar.to };
    return {
      ...bar,
      label: format.dateTime(noonOf(bar.day), { month: "short", day: "numeric", timeZone: "UTC" }),
      full: say(days),
      href: behind.inDays(days, { state: "received" }),
      notes: annotations.filter((annotation) => barsOf([bar], annotation) !== null).map(({ text }) => text),
    };
  });
  const notes = annotations.flatMap((annotation, at) => {
    const found = barsOf(bars, annotation);
    return found === null ? [] : [{ number: at + 1, ...found }];
  });
  const sum = (isBefore: boolean): string => format.number(bars.filter((bar) => bar.isBefore === isBefore).reduce((all, bar) => all + bar.received, 0));
  const words = {
    day: isByWeek(range.days) ? t("week") : byDay("day"),
    received: byDay("received"),
    negative: byDay("negative"),
    needed: byDay("needed"),
    answered: byDay("answered"),
    before: t("sum", { days: say(compared), count: sum(true) }),
    now: t("sum", { days: say(range), count: sum(false) }),
    asTable: byDay("table"),
    asChart: byDay("chart"),
  };
  return <DayPanel title={isByWeek(range.days) ? t("byWeek") : byDay("title")} days={days} notes={notes} words={words} />;
};
