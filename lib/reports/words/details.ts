import { createTranslator } from "next-intl";

import { capitalized } from "./capitalized";
import { number, sayMinutes, sayShare, type Language } from "./words";
import type { ReportFigures } from "../model/figures";
import type { Detail } from "../model/sheet";
import type { NamedBreakdown } from "#lib/coverage/model";

/** The same figures told apart by brand, source, sentiment, language and agent; what has nothing to tell apart is left out. */
export const detailsOf = (figures: ReportFigures, language: Language): readonly Detail[] =>
  [byBrand(figures, language), bySource(figures, language), bySentiment(figures, language), byLanguage(figures, language), byAgent(figures, language)].filter(
    ({ rows }) => rows.length > 0,
  );

const byBrand = ({ byBrand: brands }: ReportFigures, language: Language): Detail => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.details" });
  return {
    title: t("brand"),
    heads: [t("name"), t("received"), t("coverage"), t("before"), t("target"), t("median")],
    rows: brands.map(({ name, now, before }) => [
      name,
      number(language, now.received.negative + now.received.neutral + now.received.positive),
      sayShare(language, now.coverage.all),
      sayShare(language, before.coverage.all),
      sayShare(language, now.withinTarget.share),
      sayMinutes(language, now.firstResponse.medianMinutes),
    ]),
  };
};

const bySource = ({ bySource: sources }: ReportFigures, language: Language): Detail => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.details" });
  return {
    title: t("source"),
    heads: [t("name"), t("received"), t("coverage"), t("before"), t("target"), t("median")],
    rows: sources.map((source) => [source.name, ...sharesOf(language, source), sayMinutes(language, source.medianMinutes)]),
  };
};

const bySentiment = ({ bySentiment: sentiments }: ReportFigures, language: Language): Detail => {
  const t = createTranslator({ ...language, namespace: "reports.sheet" });
  return {
    title: t("details.sentiment"),
    heads: [t("details.name"), t("details.received"), t("details.coverage"), t("details.before"), t("details.target")],
    rows: sentiments.map((row) => [t(`sentiment.${row.key}`), ...sharesOf(language, row)]),
  };
};

const byLanguage = ({ byLanguage: languages }: ReportFigures, language: Language): Detail => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.details" });
  const tags = createTranslator({ ...language, namespace: "tags.language" });
  return {
    title: t("language"),
    heads: [t("name"), t("received"), t("coverage"), t("before"), t("target")],
    rows: languages.map((row) => [capitalized(tags.has(row.key) ? tags(row.key) : row.key), ...sharesOf(language, row)]),
  };
};

const byAgent = ({ byAgent: agents }: ReportFigures, language: Language): Detail => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.details" });
  return {
    title: t("agent"),
    heads: [t("name"), t("sent"), t("target"), t("median")],
    rows: agents.map(({ name, sent, withinTarget, medianMinutes }) => [
      name,
      number(language, sent),
      sayShare(language, withinTarget.share),
      sayMinutes(language, medianMinutes),
    ]),
  };
};

const sharesOf = (language: Language, { received, coverage, before, withinTarget }: NamedBreakdown): readonly string[] => [
  number(language, received),
  sayShare(language, coverage),
  sayShare(language, before),
  sayShare(language, withinTarget.share),
];
