import { useTranslations } from "next-intl";

import type { Outcome } from "#lib/cases/model/case-machine";

import { Mark } from "../../_ui/controls/mark";
import classes from "./cases.module.css";

const moods = { satisfied: "positive", "not-satisfied": "negative", unconfirmed: "neutral" } as const satisfies Record<Outcome, unknown>;

/** An outcome by shape and word. */
export const OutcomeMark = ({ outcome }: { readonly outcome: Outcome }) => {
  const t = useTranslations("cases.outcome");
  return (
    <span className={classes["outcome"]}>
      <Mark sentiment={moods[outcome]} size={10} />
      {t(outcome)}
    </span>
  );
};
