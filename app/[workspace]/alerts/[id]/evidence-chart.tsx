import { useFormatter, useTranslations } from "next-intl";

import type { Evidence } from "#lib/alerts/model/evidence";
import { minuteMs } from "#lib/core/time";

import { BarsPanel } from "../../../_ui/charts/bars-panel.client";

/** The alert as a picture, where it is made of counts in time. */
export const EvidenceChart = ({ evidence, zone }: { readonly evidence: Evidence; readonly zone: string }) => {
  const t = useTranslations("alerts.why");
  const format = useFormatter();
  const clock = (iso: string, timeZone: string): string => format.dateTime(new Date(iso), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  const full = (iso: string, timeZone: string): string =>
    format.dateTime(new Date(iso), { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  const words = { label: t("hour"), count: t("negative"), asTable: t("asTable"), asChart: t("asChart") };
  if (evidence.kind === "spike") {
    const bars = evidence.day.map(({ hour, count, usual }) => ({
      key: hour,
      label: clock(hour, evidence.zone),
      full: full(hour, evidence.zone),
      count,
      usual,
      isMarked: hour === evidence.hour,
    }));
    return <BarsPanel title={t("hours")} bars={bars} words={{ ...words, usual: t("usually") }} />;
  }
  if (evidence.kind !== "pile-on") return null;
  const bars = evidence.byTenMinutes.map((count, place) => {
    const at = new Date(Date.parse(evidence.since) + place * 10 * minuteMs).toISOString();
    return { key: at, label: clock(at, zone), full: full(at, zone), count, isMarked: true };
  });
  return <BarsPanel title={t("tenMinutes")} bars={bars} words={words} />;
};
