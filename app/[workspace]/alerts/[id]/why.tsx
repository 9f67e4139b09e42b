import { useTranslations } from "next-intl";

import type { AlertDetails } from "#lib/alerts/model/alert-view";

import { ButtonLink } from "../../../_ui/controls/button";
import classes from "../_alert/alerts.module.css";
import { SeverityMark } from "../_alert/severity-mark";
import { StateWords } from "../_alert/state-words";
import { useSaid } from "../_alert/use-said";
import { behindOf } from "./behind";
import { EvidenceChart } from "./evidence-chart";
import { useFacts } from "./use-facts";

type Props = { readonly alert: AlertDetails; readonly workspace: string; readonly zone: string };

/** What the alert says, the numbers it rests on, its chart, and the way to what is behind it. */
export const Why = ({ alert, workspace, zone }: Props) => {
  const t = useTranslations("alerts.why");
  const { title, text } = useSaid(zone)(alert.evidence);
  const facts = useFacts(zone)(alert.evidence);
  const behind = behindOf(alert.evidence, workspace);
  return (
    <section className={classes["section"]}>
      <p className={classes["head"]}>
        <SeverityMark severity={alert.severity} />
        <span className="ink3">
          <StateWords alert={alert} />
        </span>
      </p>
      <h2>{title}</h2>
      <p className="ink2">{text}</p>
      <Quote alert={alert} />
      <h3>{t("title")}</h3>
      <dl className={classes["facts"]}>
        {facts.map(({ name, value }) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <EvidenceChart evidence={alert.evidence} zone={zone} />
      <p className={classes["behind"]}>
        <ButtonLink href={behind.href} prefetch={false}>
          {t(behind.words)}
        </ButtonLink>
      </p>
    </section>
  );
};

const Quote = ({ alert: { said, evidence } }: Pick<Props, "alert">) => {
  const t = useTranslations("alerts.why");
  if (evidence.kind !== "threat") return null;
  if (said === null) return <p className="ink3">{t("gone")}</p>;
  return (
    <blockquote className={classes["quote"]}>
      <p className="mid">{said.author}</p>
      <p>{said.text}</p>
    </blockquote>
  );
};
