import Link from "next/link";
import { useTranslations } from "next-intl";

import type { SimilarCase } from "#lib/cases/model";

import { Mark } from "../../../_ui/controls/mark";
import { useSpan } from "../../../_ui/time/use-span";
import classes from "./case.module.css";

type Props = { readonly similar: readonly SimilarCase[]; readonly workspace: string };

/** Closed cases of the like: what was the matter, which bridge held, and how soon. */
export const Similar = ({ similar, workspace }: Props) => {
  const t = useTranslations("cases.similar");
  const span = useSpan();
  return (
    <section className={classes["similar"]} aria-labelledby="similar-title">
      <div className={classes["head"]}>
        <h2 id="similar-title">{t("title")}</h2>
      </div>
      {similar.length === 0 ? <p className="ink3">{t("none")}</p> : null}
      <ul>
        {similar.map((one) => (
          <li key={one.number}>
            <Link href={`/${workspace}/cases/${one.number}`} prefetch={false}>
              <span className="cut">{one.title}</span>
              <span className="ink3 cut">{one.brand}</span>
              <span className="ink2 cut">{one.bridge}</span>
              <span className={classes["ended"]}>
                <Mark sentiment={one.outcome === "satisfied" ? "positive" : "neutral"} size={10} />
                {one.outcome === "satisfied" ? t("satisfied", { time: span(one.tookMs) }) : t("unconfirmed")}
                {one.rounds > 1 ? `, ${t("rounds", { rounds: one.rounds })}` : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};
