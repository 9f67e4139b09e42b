import { useTranslations } from "next-intl";

import { hourMs, minuteMs } from "#lib/core/time";
import type { AgeBar, ResponseBar } from "#lib/coverage/model";

import type { HistogramBar } from "../../_ui/charts/histogram-model";
import { HistogramPanel } from "../../_ui/charts/histogram-panel.client";
import { useSpan } from "../../_ui/time/use-span";
import type { Behind } from "./behind";

/** How long first answers took, by the clock. */
export const ResponseTimes = ({ bars, behind }: { readonly bars: readonly ResponseBar[]; readonly behind: Behind }) => {
  const t = useTranslations("coverage.took");
  const histogramBar = useBars("took", minuteMs);
  const shown = bars.map((bar) => histogramBar(bar, behind.inRange({ state: "answered", took: spanOf(bar) })));
  return <HistogramPanel title={t("title")} bars={shown} words={useWords("took")} />;
};

/** How long what waits now has waited. */
export const WaitingAges = ({ bars, behind }: { readonly bars: readonly AgeBar[]; readonly behind: Behind }) => {
  const t = useTranslations("coverage.waited");
  const histogramBar = useBars("waited", hourMs);
  const shown = bars.map((bar) => histogramBar(bar, behind.waiting({ waited: spanOf(bar) })));
  return <HistogramPanel title={t("title")} bars={shown} words={useWords("waited")} />;
};

const spanOf = ({ from, to }: ResponseBar): string => `${from}-${to ?? ""}`;

type Kind = "took" | "waited";

const useWords = (kind: Kind) => {
  const t = useTranslations("coverage");
  const byDay = useTranslations("overview.byDay");
  return { label: t(`${kind}.label`), count: t(`${kind}.count`), asTable: byDay("table"), asChart: byDay("chart") };
};

const useBars = (kind: Kind, unitMs: number): ((bar: ResponseBar, href: string) => HistogramBar) => {
  const t = useTranslations("coverage");
  const span = useSpan();
  return ({ from, to, count }, href) => {
    const ends = to === null ? "over" : from === 0 ? "upTo" : "between";
    return { label: t(`${kind}.bar`, { ends, from: span(from * unitMs), to: span((to ?? 0) * unitMs) }), count, href };
  };
};
