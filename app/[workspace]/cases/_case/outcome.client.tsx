"use client";

import { Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { CaseDetails } from "#lib/cases/model";
import type { Outcome, Refusal } from "#lib/cases/model/case-machine";

import { Button } from "../../../_ui/controls/button";
import { noteOutcome, noteWord } from "../actions";
import { useCase, useCaseAct, useOnCase } from "./case-context.client";
import classes from "./case.module.css";

const outcomes = ["satisfied", "not-satisfied", "unconfirmed"] as const satisfies readonly Outcome[];

/** Why an outcome cannot be noted now, as the page shows it; the server judges. */
const whyNot = (
  { promises, actions, step, awaitingSince }: CaseDetails,
  outcome: Outcome,
): Extract<Refusal, "promise-open" | "action-open" | "follow-up-first" | "word-not-awaited"> | null => {
  if (promises.length > 0) return "promise-open";
  if (actions.some(({ doneAt }) => doneAt === null)) return "action-open";
  if (outcome === "unconfirmed") return awaitingSince === null ? "word-not-awaited" : null;
  return step === "follow-up" ? null : "follow-up-first";
};

/** True where at least one outcome can be noted. */
export const canEnd = (details: CaseDetails): boolean => outcomes.some((outcome) => whyNot(details, outcome) === null);

/** The outcome comes first: closing leads there. */
export const focusOutcome = (): void => document.querySelector<HTMLElement>('input[name="outcome"]:not(:disabled)')?.focus();

/** What came of it: confirmed by the customer's words, or silence, which is counted apart. */
export const OutcomePicker = () => {
  const t = useTranslations("cases");
  const { details, canWork } = useCase();
  const onCase = useOnCase();
  const { isBusy, act } = useCaseAct();
  const [chosen, setChosen] = useState<Outcome | null>(null);
  const [said, setSaid] = useState("");
  if (!canWork) return null;
  const hints = { satisfied: null, "not-satisfied": t("end.opens", { round: details.round + 1 }), unconfirmed: t("end.apart") } as const;
  const reasons = [...new Set(outcomes.map((outcome) => whyNot(details, outcome)))].filter((reason) => reason !== null);
  const confirm = (): void => {
    if (chosen !== null)
      act(
        () => noteOutcome({ ...onCase, outcome: chosen, words: said }),
        () => setChosen(null),
      );
  };
  return (
    <section className={classes["panel"]} aria-labelledby="outcome-title">
      <h3 id="outcome-title">{t("end.title")}</h3>
      <div role="radiogroup" aria-labelledby="outcome-title" className={classes["outcomes"]}>
        {outcomes.map((outcome) => (
          <label key={outcome} data-shut={whyNot(details, outcome) !== null || undefined}>
            <input type="radio" name="outcome" checked={chosen === outcome} disabled={whyNot(details, outcome) !== null} onChange={() => setChosen(outcome)} />
            <span>{t(`outcome.${outcome}`)}</span>
            {hints[outcome] === null ? null : <span className="ink3 small">{hints[outcome]}</span>}
          </label>
        ))}
      </div>
      {chosen === null ? <p className="ink3 small">{reasons.map((reason) => t(`end.why.${reason}`)).join(" ")}</p> : null}
      {chosen === null || chosen === "unconfirmed" ? null : (
        <Textarea
          label={t("end.words")}
          value={said}
          autosize
          minRows={2}
          maxLength={2000}
          onChange={(event) => setSaid(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <div className={classes["buttons"]}>
        {chosen === null ? null : (
          <Button look="main" busy={isBusy} disabled={chosen !== "unconfirmed" && said.trim() === ""} onClick={confirm}>
            {t("end.confirm")}
          </Button>
        )}
        {chosen === null && details.awaitingSince !== null ? (
          <Button size="small" busy={isBusy} onClick={() => act(() => noteWord({ ...onCase, words: "" }))}>
            {t("end.heard")}
          </Button>
        ) : null}
      </div>
    </section>
  );
};
