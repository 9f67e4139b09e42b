import { createTranslator } from "next-intl";

import { number, sayMinutes, sayPercent, sayShare, signed, type Language } from "./words";
import { twoWeeks, type ReportFigures, type WeekFigures } from "../model/figures";
import type { Card } from "../model/sheet";
import { netSentiment, percentageFloor, shareValue, type Share } from "#lib/coverage/model";

/** The four figures, each with the week before and its eight weeks. */
export const cardsOf = (figures: ReportFigures, language: Language): readonly Card[] => [
  coverageCard(figures, language),
  responseCard(figures, language),
  netCard(figures, language),
  targetCard(figures, language),
];

type Said = {
  readonly label: string;
  readonly value: string;
  readonly was: string | null;
  readonly made: string;
  readonly change: Card["change"];
  readonly weeks: readonly (number | null)[];
  readonly sayWeek: (value: number) => string;
};

const cardOf = (language: Language, { label, value, was, made, change, weeks, sayWeek }: Said): Card => {
  const t = createTranslator({ ...language, namespace: "reports.sheet" });
  const values = weeks.map((week) => (week === null ? t("told.nothing") : sayWeek(week))).join(", ");
  return {
    ...{ label, made, change, line: weeks },
    value: piecesOf(value),
    was: was === null ? null : t("figure.was", { value: was }),
    lineLabel: t("figure.line", { label, values }),
  };
};

/** Digits apart from the units between them. */
const piecesOf = (words: string): Card["value"] =>
  words
    .split(/([+−]?\d[\d\u00a0\u202f,.]*\d|[+−]?\d)/u)
    .filter((text) => text !== "")
    .map((text) => ({ text, isUnit: !/\d/u.test(text) && text !== "–" }));

const changeOf = (now: number | null, before: number | null, better: "up" | "down"): Card["change"] => {
  if (now === null || before === null || now === before) return null;
  const direction = now > before ? "up" : "down";
  return { direction, isBetter: direction === better };
};

/** Of counts too few for a percentage no arrow is drawn. */
const percentOf = (share: Share): number | null => (share.denominator < percentageFloor ? null : (shareValue(share) ?? null));

const wasOf = (language: Language, share: Share): string | null => (share.denominator === 0 ? null : sayShare(language, share));

const shareCard = (
  figures: ReportFigures,
  language: Language,
  said: { readonly label: string; readonly made: string; readonly of: (week: WeekFigures) => Share },
): Card => {
  const { now, before } = twoWeeks(figures);
  const [is, was] = [said.of(now), said.of(before)];
  return cardOf(language, {
    label: said.label,
    value: sayShare(language, is),
    was: wasOf(language, was),
    made: said.made,
    change: changeOf(percentOf(is), percentOf(was), "up"),
    weeks: figures.weeks.map((week) => percentOf(said.of(week.figures))),
    sayWeek: (value) => sayPercent(language, value),
  });
};

const coverageCard = (figures: ReportFigures, language: Language): Card => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.figure" });
  const { numerator, denominator } = twoWeeks(figures).now.coverage.all;
  const made = denominator === 0 ? t("none") : t("coverageMade", { answered: number(language, numerator), needed: number(language, denominator) });
  return shareCard(figures, language, { label: t("coverage"), made, of: ({ coverage }) => coverage.all });
};

const targetCard = (figures: ReportFigures, language: Language): Card => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.figure" });
  const { numerator, denominator } = twoWeeks(figures).now.withinTarget.share;
  const made = denominator === 0 ? t("none") : t("targetMade", { kept: number(language, numerator), promised: number(language, denominator) });
  return shareCard(figures, language, { label: t("target"), made, of: ({ withinTarget }) => withinTarget.share });
};

const responseCard = (figures: ReportFigures, language: Language): Card => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.figure" });
  const { now, before } = twoWeeks(figures);
  const { medianMinutes, p90Minutes } = now.firstResponse;
  const was = before.firstResponse.medianMinutes;
  return cardOf(language, {
    label: t("response"),
    value: sayMinutes(language, medianMinutes),
    was: was === null ? null : sayMinutes(language, was),
    made: p90Minutes === null ? t("none") : t("responseMade", { p90: sayMinutes(language, p90Minutes) }),
    change: changeOf(medianMinutes, was, "down"),
    weeks: figures.weeks.map((week) => week.figures.firstResponse.medianMinutes),
    sayWeek: (value) => sayMinutes(language, value),
  });
};

const netCard = (figures: ReportFigures, language: Language): Card => {
  const t = createTranslator({ ...language, namespace: "reports.sheet" });
  const { now, before } = twoWeeks(figures);
  const { negative, neutral, positive } = now.received;
  const [is, was] = [netSentiment(now.received), netSentiment(before.received)];
  const received = negative + neutral + positive;
  return cardOf(language, {
    label: t("figure.net"),
    value: is === null ? t("told.nothing") : signed(language, is),
    was: was === null ? null : signed(language, was),
    made: received === 0 ? t("figure.none") : t("figure.netMade", { negative: number(language, negative), received: number(language, received) }),
    change: changeOf(is, was, "up"),
    weeks: figures.weeks.map((week) => netSentiment(week.figures.received)),
    sayWeek: (value) => signed(language, value),
  });
};
