import Link from "next/link";
import { useTranslations } from "next-intl";

import type { CaseFilters } from "#lib/cases/model";
import { caseLevels, type CaseLevel } from "#lib/cases/model/case-machine";

import { Choice, Choices } from "../../_ui/controls/choices";
import { addressOf } from "./address";
import classes from "./cases.module.css";

type Props = { readonly workspace: string; readonly filters: CaseFilters };

/** Board, list, or what is closed. */
export const Switch = ({ workspace, filters }: Props) => {
  const t = useTranslations("cases.as");
  const { after: _after, ...kept } = filters;
  const isClosed = filters.show === "closed";
  return (
    <Choices label={t("label")}>
      <Choice href={addressOf(workspace, { ...kept, as: "board", show: "open" })} isOn={!isClosed && filters.as === "board"}>
        {t("board")}
      </Choice>
      <Choice href={addressOf(workspace, { ...kept, as: "list", show: "open" })} isOn={!isClosed && filters.as === "list"}>
        {t("list")}
      </Choice>
      <Choice href={addressOf(workspace, { ...kept, show: "closed", step: [] })} isOn={isClosed}>
        {t("closed")}
      </Choice>
    </Choices>
  );
};

const owners = [
  { word: "all", owner: undefined },
  { word: "me", owner: "me" },
  { word: "none", owner: "none" },
] as const;

/** Whose, at which level, and whether only what is over its time; each is an address. Beside them what the reader is asked about. */
export const Filters = ({ workspace, filters, reviews }: Props & { readonly reviews: number }) => {
  const t = useTranslations("cases");
  const { after: _after, ...kept } = filters;
  const withLevel = (level: CaseLevel): readonly CaseLevel[] =>
    filters.level.includes(level) ? filters.level.filter((known) => known !== level) : [...filters.level, level];
  return (
    <div className={classes["filters"]}>
      <Choices label={t("who.label")}>
        {owners.map(({ word, owner }) => (
          <Choice key={word} href={addressOf(workspace, { ...kept, owner })} isOn={filters.owner === owner}>
            {t(`who.${word}`)}
          </Choice>
        ))}
      </Choices>
      <nav className={classes["facets"]} aria-label={t("table.level")}>
        {caseLevels.slice(1).map((level) => (
          <Choice key={level} href={addressOf(workspace, { ...kept, level: [...withLevel(level)] })} isOn={filters.level.includes(level)}>
            {t(`level.${level}`)}
          </Choice>
        ))}
        <Choice href={addressOf(workspace, { ...kept, overdue: !filters.overdue })} isOn={filters.overdue}>
          {t("overdue")}
        </Choice>
      </nav>
      {reviews === 0 ? null : (
        <Link className={classes["reviews"]} href={`/${workspace}/cases/reviews`} prefetch={false}>
          {t("reviews")} <span className="num">{reviews}</span>
        </Link>
      )}
    </div>
  );
};
