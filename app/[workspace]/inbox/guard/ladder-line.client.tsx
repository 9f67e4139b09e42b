"use client";

import { useTranslations } from "next-intl";

import type { GuardView } from "#lib/conduct/view-model";

import { Chip } from "../../../_ui/controls/chip";
import classes from "./guard.module.css";

const steps = ["answered", "warned", "excluded"] as const;

/** Where the person stands on the ladder, and why the next step is not open where it is not. */
export const LadderLine = ({ view, refusal }: { readonly view: GuardView; readonly refusal: GuardView["noWarning"] | GuardView["noBan"] }) => {
  const t = useTranslations("conduct.ladder");
  const errors = useTranslations("errors");
  const reached = view.rung === "none" ? -1 : steps.indexOf(view.rung);
  return (
    <section className={classes["part"]}>
      <h3>{t("title")}</h3>
      <ol className={classes["ladder"]}>
        {steps.map((step, place) => (
          <li key={step} data-reached={place <= reached || undefined} aria-current={place === reached ? "step" : undefined}>
            {t(`rung.${step}`)}
          </li>
        ))}
      </ol>
      {view.item.isThreat ? <Chip tint="negative">{t("threat")}</Chip> : null}
      {refusal === null ? null : (
        <p role="status" className={classes["refusal"]}>
          {errors(refusal)}
        </p>
      )}
    </section>
  );
};
