import { createTranslator } from "next-intl";

import { capitalized } from "./capitalized";
import { number, sayShare, type Language } from "./words";
import type { ReportFigures } from "../model/figures";
import type { Facts } from "../model/sheet";
import type { Share } from "#lib/coverage/model";

/** What was complained about, what became of cases, who was kept out, what was given and kept. */
export const factsOf = (figures: ReportFigures, language: Language): readonly Facts[] => [
  matters(figures, language),
  cases(figures, language),
  guarding(figures, language),
  gifts(figures, language),
];

type Row = Facts["rows"][number];

const rowOf = (language: Language, name: string, { now, before }: { readonly now: string; readonly before: string }): Row => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.facts" });
  return { name, now, before: t("was", { value: before }) };
};

const countRow = (language: Language, name: string, { now, before }: { readonly now: number; readonly before: number }): Row =>
  rowOf(language, name, { now: number(language, now), before: number(language, before) });

const matters = (figures: ReportFigures, language: Language): Facts => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.facts" });
  return { title: t("matters"), none: t("noMatters"), rows: figures.matters.map(({ words, ...counts }) => countRow(language, capitalized(words), counts)) };
};

const cases = ({ cases: { now, before } }: ReportFigures, language: Language): Facts => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.facts" });
  const raised = ({ escalated }: typeof now): number => escalated.manager + escalated.legal + escalated.security;
  return {
    title: t("cases"),
    none: "",
    rows: [
      countRow(language, t("opened"), { now: now.opened, before: before.opened }),
      countRow(language, t("escalated"), { now: raised(now), before: raised(before) }),
      ...(["satisfied", "not-satisfied", "unconfirmed"] as const).map((outcome) =>
        countRow(language, t(outcome), { now: now.outcomes[outcome], before: before.outcomes[outcome] }),
      ),
    ],
  };
};

const guarding = ({ guarding: { now, before }, displacement }: ReportFigures, language: Language): Facts => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.facts" });
  const rows = (["trolls", "trollItems", "warnings", "bans"] as const).map((name) => countRow(language, t(name), { now: now[name], before: before[name] }));
  if (displacement.bans === 0) return { title: t("guarding"), none: "", rows };
  return { title: t("guarding"), none: "", rows: [...rows, { name: t("displaced"), now: sayDisplaced(language, displacement), before: "" }] };
};

/** A return of everything is 100 %; a return of more is told too. */
const sayDisplaced = (language: Language, { before, after }: ReportFigures["displacement"]): string =>
  sayShare(language, { numerator: after, denominator: before });

const gifts = ({ gifts: { now, before }, cases: work }: ReportFigures, language: Language): Facts => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.facts" });
  return {
    title: t("gifts"),
    none: "",
    rows: [
      countRow(language, t("received"), { now: now.received, before: before.received }),
      countRow(language, t("done"), { now: now.done, before: before.done }),
      rowOf(language, t("promises"), { now: sayKept(language, work.now.promises), before: sayKept(language, work.before.promises) }),
    ],
  };
};

/** Promises are few: counts say more than a percentage. */
const sayKept = (language: Language, { numerator, denominator }: Share): string => {
  const t = createTranslator({ ...language, namespace: "reports.sheet.told" });
  if (denominator === 0) return t("nothing");
  return t("of", { numerator: number(language, numerator), denominator: number(language, denominator) });
};
