"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";

import type { CaseMention } from "#lib/cases/model";

import { useClock } from "../../../_ui/time/clock.client";
import { useMoment } from "../../../_ui/time/moment";
import { useDesk } from "../../inbox/desk-context.client";
import classes from "./open.module.css";

/** The cases of whoever wrote, beside their conversation. */
export const TheirCases = ({ cases }: { readonly cases: readonly CaseMention[] }) => {
  const t = useTranslations("cases");
  const { workspace, zone } = useDesk();
  const say = useMoment();
  const now = useClock();
  if (cases.length === 0) return null;
  return (
    <section className={classes["theirs"]} aria-labelledby="their-cases">
      <h3 id="their-cases">{t("open.theirs")}</h3>
      <ul>
        {cases.map(({ id, number, title, step, status, owner, promiseAt, outcome }) => (
          <li key={id}>
            <Link href={`/${workspace}/cases/${number}`} prefetch={false}>
              <span className={classes["line"]}>
                <b className="cut">{title}</b>
                <span className="ink3">{status === "open" || outcome === null ? t(`step.${step}`) : t(`outcome.${outcome}`)}</span>
              </span>
              <span className="ink3 small" suppressHydrationWarning>
                {[owner?.name, promiseAt === null ? undefined : t("open.promiseDue", { time: say(promiseAt, zone, now) })]
                  .filter((part) => part !== undefined)
                  .join(" · ")}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};
