import Link from "next/link";
import { useTranslations } from "next-intl";

import type { AlertView } from "#lib/alerts/model/alert-view";

import { SeverityMark } from "../alerts/_alert/severity-mark";
import { useSaid } from "../alerts/_alert/use-said";
import frame from "../_figures/frame.module.css";
import classes from "./overview.module.css";

type Props = { readonly alerts: readonly AlertView[]; readonly workspace: string; readonly zone: string };

const shown = 5;

/** What calls now, the newest first; nothing where nothing does. */
export const AlertsNow = ({ alerts, workspace, zone }: Props) => {
  const t = useTranslations("alerts");
  const said = useSaid(zone);
  if (alerts.length === 0) return null;
  return (
    <section className={frame["block"]}>
      <div className={frame["head"]}>
        <h2>{t("title")}</h2>
        <Link className="link small" href={`/${workspace}/alerts`} prefetch={false}>
          {t("all", { count: alerts.length })}
        </Link>
      </div>
      <ul className={classes["alerts"]}>
        {alerts.slice(0, shown).map((alert) => (
          <li key={alert.id}>
            <SeverityMark severity={alert.severity} />
            <Link href={`/${workspace}/alerts/${alert.id}`} prefetch={false}>
              {said(alert.evidence).title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};
