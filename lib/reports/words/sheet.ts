import { createTranslator } from "next-intl";

import { cardsOf } from "./cards";
import { capitalized } from "./capitalized";
import { detailsOf } from "./details";
import { factsOf } from "./facts";
import { languageOf, number, sayDay, sayDays, sayMinutes, sayMoment, sayShare, signed, type Language } from "./words";
import { comparedMin, findingsOf, type Sentence, type Told } from "../model/findings";
import { twoWeeks, type ReportFigures } from "../model/figures";
import type { CoverageRows, Days, Sheet } from "../model/sheet";
import type { Locale } from "#lib/auth/actor";
import { addDays } from "#lib/core/time";
import { shareValue } from "#lib/coverage/model";
import { sentiments } from "#lib/tagging/model";

/** A report as it is kept, and how it is to be read. */
export type Snapshot = { readonly figures: ReportFigures; readonly definition: string; readonly madeAt: Date; readonly zone: string };

const brandsNamed = 3;

/** A report in words of a language: the same to the page, the letter and both kinds of paper. */
export const sheetOf = ({ figures, definition, madeAt, zone }: Snapshot, locale: Locale): Sheet => {
  const language = languageOf(locale);
  const t = createTranslator({ ...language, namespace: "reports.sheet" });
  const findings = findingsOf(figures);
  const told = (lines: readonly Sentence[]): readonly string[] => (lines.length === 0 ? [t("nothingOfNote")] : lines.map((line) => sayFinding(language, line)));
  return {
    locale,
    product: t("product"),
    scope: t("scope", { brands: sayBrands(language, figures.brands) }),
    title: sayTitle(language, figures),
    lead: findings.lead.map((line) => sayLead(language, line)).join(" "),
    figures: cardsOf(figures, language),
    eightWeeks: t("eightWeeks"),
    better: { title: t("better"), lines: told(findings.better) },
    worse: { title: t("worse"), lines: told(findings.worse) },
    quiet: findings.quiet === null ? null : t(`quiet.${findings.quiet}`),
    coverage: coverageRows(figures, language),
    facts: factsOf(figures, language),
    days: daysOf(figures, language),
    detailsTitle: t("details.title"),
    details: detailsOf(figures, language),
    foot: [
      t("foot.coverage"),
      t("foot.change", { count: comparedMin, undecided: figures.displacement.undecided }),
      t("foot.made", { moment: sayMoment(language, madeAt, zone), zone, version: definition }),
    ],
  };
};

/** Which week it is of. */
export const sayTitle = (language: Language, { week }: Pick<ReportFigures, "week">): string => {
  const t = createTranslator({ ...language, namespace: "reports.sheet" });
  return t("title", { range: sayDays(language, { first: week.from, last: addDays(week.to, -1) }) });
};

/** The first few brands by name, the others by their number. */
export const sayBrands = (language: Language, names: readonly string[]): string => {
  const t = createTranslator({ ...language, namespace: "reports.sheet" });
  const shown = names.slice(0, brandsNamed).join(", ");
  return names.length <= brandsNamed ? shown : t("moreBrands", { names: shown, count: names.length - brandsNamed });
};

const sayLead = (language: Language, { key, params }: Sentence): string => {
  const t = createTranslator({ ...language, namespace: "reports.sheet" });
  return t(`lead.${key}`, paramsIn(language, params));
};

const sayFinding = (language: Language, { key, params }: Sentence): string => {
  const t = createTranslator({ ...language, namespace: "reports.sheet" });
  return t(`finding.${key}`, paramsIn(language, params));
};

const paramsIn = (language: Language, params: Sentence["params"]): Record<string, string | number> =>
  Object.fromEntries(Object.entries(params).map(([name, told]) => [name, valueIn(language, told)]));

const valueIn = (language: Language, told: Told): string | number => {
  const t = createTranslator({ ...language, namespace: "reports.sheet" });
  switch (told.kind) {
    case "share":
      return sayShare(language, told.share);
    case "minutes":
      return sayMinutes(language, told.minutes);
    case "signed":
      return signed(language, told.value);
    case "sentiment":
      return t(`sentimentWord.${told.sentiment}`);
    case "words":
      return capitalized(told.words);
    case "count":
      return told.count;
  }
};

const coverageRows = (figures: ReportFigures, language: Language): CoverageRows => {
  const t = createTranslator({ ...language, namespace: "reports.sheet" });
  const { now, before } = twoWeeks(figures);
  return {
    title: t("coverage.title"),
    heads: { now: t("coverage.now"), before: t("coverage.before"), answered: t("coverage.answered") },
    rows: sentiments.map((sentiment) => {
      const [is, was] = [now.coverage[sentiment], before.coverage[sentiment]];
      const said = { name: t(`sentiment.${sentiment}`), now: sayShare(language, is), before: sayShare(language, was) };
      return {
        ...said,
        sentiment,
        share: shareValue(is),
        shareBefore: shareValue(was),
        answered:
          is.denominator === 0 ? t("told.nothing") : t("told.of", { numerator: number(language, is.numerator), denominator: number(language, is.denominator) }),
        label: t("coverage.bar", said),
      };
    }),
  };
};

const daysOf = ({ byDay }: ReportFigures, language: Language): Days => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.days" });
  const sum = (name: "received" | "negative" | "answered"): string =>
    number(
      language,
      byDay.reduce((all, day) => all + day[name], 0),
    );
  return {
    title: t("title"),
    legend: {
      received: t("received", { count: sum("received") }),
      negative: t("negative", { count: sum("negative") }),
      answered: t("answered", { count: sum("answered") }),
    },
    bars: byDay.map(({ day, received, negative, answered }) => ({
      day: sayDay(language, day, { weekday: "short", day: "numeric" }),
      ...{ received, negative, answered },
      label: t("bar", { day: sayDay(language, day, { weekday: "long", day: "numeric", month: "long" }), received, negative, answered }),
    })),
  };
};
