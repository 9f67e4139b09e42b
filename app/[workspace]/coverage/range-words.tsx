import { useFormatter, useTranslations } from "next-intl";

import { addDays } from "#lib/core/time";
import type { Coverage } from "#lib/coverage/model";

import { noonOf } from "../_figures/noon-of";
import classes from "./coverage.module.css";

/** Which days are shown, and which they are compared with. */
export const RangeWords = ({ coverage }: { readonly coverage: Coverage }) => {
  const t = useTranslations("coverage.range");
  const say = useDays();
  const { range, compared } = coverage;
  return (
    <span className={`cut ${classes["span"] ?? ""}`}>
      {compared.from === compared.to ? say(range) : t("compared", { now: say(range), before: say(compared) })}
    </span>
  );
};

/** Says days by their first and last. */
export const useDays = (): ((days: { readonly from: string; readonly to: string }) => string) => {
  const t = useTranslations("coverage.range");
  const format = useFormatter();
  const say = (day: string): string => format.dateTime(noonOf(day), { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return ({ from, to }) => (addDays(from, 1) === to ? say(from) : t("days", { from: say(from), to: say(addDays(to, -1)) }));
};
