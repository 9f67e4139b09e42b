"use client";

import { IconPencil } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";

import type { SimilarCase } from "#lib/cases/model";
import type { CardField } from "#lib/cases/model/case-machine";

import { Icon } from "../../../_ui/controls/icon";
import { useMoment } from "../../../_ui/time/moment";
import { useClock } from "../../../_ui/time/clock.client";
import classes from "./case.module.css";
import { useCase } from "./case-context.client";
import { useCardField, type CardState } from "./use-card-field.client";

/** The mediator's card: both sides' circumstances and goals, the bridge, and how fairness is restored. It saves itself. */
export const MediatorCard = ({ similar }: { readonly similar: readonly SimilarCase[] }) => {
  const t = useTranslations("cases");
  const { details } = useCase();
  const [state, setState] = useState<CardState>("untouched");
  const cell = (field: CardField) => <CardCell field={field} onState={setState} hints={hintsFor(field, similar)} />;
  return (
    <section aria-labelledby="card-title">
      <div className={classes["head"]}>
        <h2 id="card-title">{t("card.title")}</h2>
        <CardStateLine state={state} />
      </div>
      <div className={classes["grid"]}>
        <span className={classes["corner"]} />
        <p className={classes["side"]}>
          <b>{details.author}</b> <span>{t("page.sides.customer")}</span>
        </p>
        <p className={classes["side"]}>
          <b>{details.brand}</b> <span>{t("page.sides.brand")}</span>
        </p>
        <RowHead fields={["customerCircumstances", "brandCircumstances"]}>{t("card.circumstances")}</RowHead>
        {cell("customerCircumstances")}
        {cell("brandCircumstances")}
        <RowHead fields={["customerGoals", "brandGoals"]}>{t("card.goals")}</RowHead>
        {cell("customerGoals")}
        {cell("brandGoals")}
        <RowHead fields={["bridge"]}>{t("card.bridge")}</RowHead>
        {cell("bridge")}
        <RowHead fields={["fairness"]}>{t("card.fairness")}</RowHead>
        {cell("fairness")}
      </div>
    </section>
  );
};

/** "5 of 6 fields · saved at 14:12", read aloud as it changes. */
const CardStateLine = ({ state }: { readonly state: CardState }) => {
  const t = useTranslations("cases.card");
  const { details, zone } = useCase();
  const say = useMoment();
  const now = useClock();
  const saved = details.cardSavedAt === null ? null : t("saved", { time: say(details.cardSavedAt, zone, now) });
  const told = state === "saving" || state === "failed" ? t(state) : saved;
  return (
    <span className={classes["state"]} role="status" data-failed={state === "failed" || undefined}>
      {[t("filled", { count: details.filled }), told].filter((part) => part !== null).join(" · ")}
    </span>
  );
};

const RowHead = ({ fields, children }: { readonly fields: readonly CardField[]; readonly children: ReactNode }) => {
  const { details, canWork } = useCase();
  const isMissing = canWork && fields.some((field) => details.card[field].trim() === "");
  return (
    <p className={classes["rowHead"]} data-missing={isMissing || undefined}>
      {isMissing ? <Icon of={IconPencil} size={14} /> : null}
      {children}
    </p>
  );
};

type CellProps = { readonly field: CardField; readonly onState: (state: CardState) => void; readonly hints: readonly string[] };

const CardCell = ({ field, onState, hints }: CellProps) => {
  const t = useTranslations("cases.card");
  const { canWork } = useCase();
  const { text, write, keep } = useCardField(field, onState);
  const isWide = field === "bridge" || field === "fairness";
  return (
    <div className={classes["cell"]} data-wide={isWide || undefined} data-empty={text.trim() === "" || undefined}>
      <span className={classes["cellLabel"]} aria-hidden>
        {t(`field.${field}`)}
      </span>
      <textarea
        aria-label={t(`field.${field}`)}
        placeholder={canWork ? t(`hint.${field}`) : undefined}
        value={text}
        readOnly={!canWork}
        maxLength={4000}
        rows={isWide ? 2 : 3}
        onChange={(event) => write(event.target.value)}
        onBlur={() => void keep()}
      />
      {canWork && text.trim() === "" && hints.length > 0 ? (
        <p className={classes["hint"]}>
          {t("fromSimilar", { count: hints.length })}{" "}
          {hints.map((hint) => (
            <button key={hint} type="button" className="link" onClick={() => write(hint)}>
              {hint}
            </button>
          ))}
        </p>
      ) : null}
    </div>
  );
};

const mostHints = 3;

/** What helped in cases of the like is offered where the way out is sought. */
const hintsFor = (field: CardField, similar: readonly SimilarCase[]): readonly string[] =>
  field === "bridge" || field === "fairness"
    ? [...new Set(similar.filter(({ outcome }) => outcome === "satisfied").map((one) => one[field]))].filter((text) => text.trim() !== "").slice(0, mostHints)
    : [];
